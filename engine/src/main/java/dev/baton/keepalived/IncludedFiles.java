package dev.baton.keepalived;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/// Included files from the disk. A pattern may have wildcards and brace lists in its last part; it is relative to the
/// folder of the file that includes it.
public final class IncludedFiles implements FileSource {
    /// How many files one pattern may name.
    private static final int MAX_FILES = 1_000;

    @Override
    public Found find(String pattern, String from) {
        List<Included> files = new ArrayList<>();
        try {
            Path base = Path.of(from).toAbsolutePath().normalize().getParent();
            Path wanted = base == null ? Path.of(pattern) : base.resolve(pattern);
            for (Path file : matching(wanted)) {
                Optional<String> text = read(file);
                if (text.isEmpty()) {
                    return new Found(files, Optional.of(file + " is too large"));
                }
                files.add(new Included(file.toString(), text.get()));
            }
            return new Found(files, Optional.empty());
        } catch (InvalidPathException | PatternSyntaxException e) {
            return new Found(files, Optional.of("this is no path: " + e.getMessage()));
        } catch (IOException e) {
            return new Found(files, Optional.of(e.getClass().getSimpleName() + " " + e.getMessage()));
        }
    }

    private static List<Path> matching(Path wanted) throws IOException {
        Path folder = wanted.getParent();
        Path name = wanted.getFileName();
        boolean isPattern = name != null && name.toString().chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
        if (!isPattern) {
            return Files.isRegularFile(wanted) ? List.of(wanted) : List.of();
        }
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, name.toString())) {
            for (Path file : found) {
                if (Files.isRegularFile(file) && files.size() < MAX_FILES) {
                    files.add(file);
                }
            }
        }
        files.sort(null);
        return files;
    }

    /// The text of a file, any byte that is no UTF-8 replaced; empty when it is larger than a configuration may be.
    ///
    /// @throws IOException if it cannot be read
    public static Optional<String> read(Path file) throws IOException {
        if (Files.size(file) > ConfLimits.MAX_CHARACTERS) {
            return Optional.empty();
        }
        return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    }
}
