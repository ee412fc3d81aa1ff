package dev.baton.app.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

import dev.baton.doctor.ScriptFile;
import dev.baton.doctor.ScriptSource;

/// The scripts that open configurations name, where there is a copy beside the configuration. What lies at the same path
/// on this machine may be another host's, so it is not looked at.
final class Scripts implements ScriptSource {
    private static final int MAX_BYTES = 1024 * 1024;

    @Override
    public Found find(String path, String from) {
        try {
            Path name = Path.of(path).getFileName();
            Path folder = Path.of(from).toAbsolutePath().normalize().getParent();
            return name == null || folder == null ? new Unknown() : read(folder.resolve(name));
        } catch (InvalidPathException _) {
            return new Unknown();
        }
    }

    private static Found read(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
                return new Unknown();
            }
            Set<PosixFilePermission> rights = Files.getFileStore(file).supportsFileAttributeView("posix")
                    ? Files.getPosixFilePermissions(file)
                    : Set.of();
            String mode = PosixFilePermissions.toString(rights);
            Optional<String> writable = rights.contains(PosixFilePermission.OTHERS_WRITE)
                    ? Optional.of(file + " (" + mode + ")")
                    : Optional.empty();
            return new Here(new ScriptFile(file.toString(), Files.readString(file, StandardCharsets.UTF_8), false, mode,
                    writable));
        } catch (IOException e) {
            System.getLogger(Scripts.class.getName()).log(System.Logger.Level.DEBUG, "Not read: " + file, e);
            return new Unknown();
        }
    }
}
