package dev.baton.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The files that a command is given: those named, and the configurations in the folders named.
final class NamedFiles {
    /// How many files are looked at together.
    static final int MAX_FILES = 5_000;
    private static final List<String> ENDINGS = List.of(".conf", ".yaml", ".yml");

    private NamedFiles() {}

    /// All of them, each once, in the order given; those of a folder by name.
    ///
    /// @throws CannotDo if a folder cannot be listed or holds no configuration, or there are more than [#MAX_FILES]
    static List<Path> of(List<Path> paths) {
        Set<Path> files = new LinkedHashSet<>();
        for (Path path : paths) {
            files.addAll(Files.isDirectory(path) ? configurations(path) : List.of(path));
            if (files.size() > MAX_FILES) {
                throw new CannotDo("there are more than " + MAX_FILES + " files; take them in parts.");
            }
        }
        return List.copyOf(files);
    }

    private static List<Path> configurations(Path folder) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, NamedFiles::isConfiguration)) {
            all.forEach(files::add);
        } catch (IOException _) {
            throw new CannotDo(folder + " cannot be listed; give this user the right to, or use sudo.");
        }
        if (files.isEmpty()) {
            throw new CannotDo("there is no configuration in " + folder + " (" + String.join(", ", ENDINGS)
                    + "); name the files.");
        }
        files.sort(null);
        return files;
    }

    private static boolean isConfiguration(Path path) {
        String name = String.valueOf(path.getFileName());
        return Files.isRegularFile(path) && !name.startsWith(".") && ENDINGS.stream().anyMatch(name::endsWith);
    }
}
