package dev.baton.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.baton.doctor.ScriptFile;
import dev.baton.doctor.ScriptSource;

/// Finds the scripts that configurations name: in a folder that was named for them, or else at their own path on this
/// machine, or else as a copy beside the configuration, which may have something between its name and its ending
/// (`check-of-n1.sh` for `check.sh`).
///
/// @param folder where they are all to be; empty: not named
record ScriptsOnDisk(Optional<Path> folder) implements ScriptSource {
    private static final int MAX_BYTES = 1024 * 1024;
    private static final Path KEEPALIVED = Path.of("/etc/keepalived");
    private static final Path POLICY = Path.of("/etc/baton/scripts");
    private static final int STICKY = 0x200;
    private static final String UNKNOWN_MODE = "?";

    @Override
    public Found find(String path, String from) {
        try {
            Path own = POLICY.resolve(path);
            Path name = own.getFileName();
            if (name == null) {
                return new Unknown();
            }
            if (folder.isPresent()) {
                return beside(folder.get(), name.toString()).<Found>map(Here::new)
                        .orElseGet(() -> new Missing("in " + folder.get()));
            }
            if (Files.isRegularFile(own)) {
                return read(own, true).<Found>map(Here::new).orElseGet(Unknown::new);
            }
            Optional<ScriptFile> copy = beside(Path.of(from).resolveSibling(""), name.toString());
            boolean isThisHosts = Path.of(from).toAbsolutePath().normalize().startsWith(KEEPALIVED);
            return copy.<Found>map(Here::new)
                    .orElseGet(() -> isThisHosts ? new Missing("on this host") : new Unknown());
        } catch (InvalidPathException _) {
            return new Unknown();
        }
    }

    /// The script in a folder, or the only one there whose name goes on before the same ending.
    private static Optional<ScriptFile> beside(Path folder, String name) {
        Path exact = folder.resolve(name);
        if (Files.isRegularFile(exact)) {
            return read(exact, false);
        }
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String ending = dot > 0 ? name.substring(dot) : "";
        List<Path> like = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, file -> {
            String other = String.valueOf(file.getFileName());
            return !ending.isEmpty() && other.endsWith(ending) && other.length() > name.length()
                    && other.startsWith(stem) && "-_.".indexOf(other.charAt(stem.length())) >= 0;
        })) {
            files.forEach(like::add);
        } catch (IOException _) {
            return Optional.empty();
        }
        return like.size() == 1 ? read(like.getFirst(), false) : Optional.empty();
    }

    /// A script with its rights; empty when it cannot be read or is too large for one.
    static Optional<ScriptFile> read(Path file, boolean isInPlace) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                return Optional.empty();
            }
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return Optional.of(new ScriptFile(file.toString(), text, isInPlace, mode(file), writable(file, isInPlace)));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static String mode(Path file) throws IOException {
        return isPosix(file) ? PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) : UNKNOWN_MODE;
    }

    /// What others can write: the script, or where it is in its place a folder above it. Of a folder where everybody
    /// removes only what is his own, as /tmp, nothing is said.
    private static Optional<String> writable(Path file, boolean isInPlace) throws IOException {
        if (!isPosix(file)) {
            return Optional.empty();
        }
        Path at = file.toRealPath();
        while (at != null) {
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(at);
            boolean isSticky = Files.getAttribute(at, "unix:mode", LinkOption.NOFOLLOW_LINKS) instanceof Integer mode
                    && (mode & STICKY) != 0;
            if (rights.contains(PosixFilePermission.OTHERS_WRITE) && !isSticky) {
                return Optional.of(at + " (" + PosixFilePermissions.toString(rights) + ")");
            }
            at = isInPlace ? at.getParent() : null;
        }
        return Optional.empty();
    }

    private static boolean isPosix(Path file) throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView("posix");
    }
}
