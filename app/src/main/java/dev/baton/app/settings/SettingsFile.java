package dev.baton.app.settings;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The settings on disk: lines of `name = value`. It is replaced whole or not at all, and a file that cannot be read or
/// written never keeps the window from opening.
public final class SettingsFile {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
    private static final long MAX_BYTES = 64 * 1024;

    private final Path path;

    public SettingsFile(Path path) {
        this.path = path;
    }

    /// The file of this user: under `XDG_CONFIG_HOME`, else `~/.config`.
    public static SettingsFile ofUser() {
        return new SettingsFile(folder("XDG_CONFIG_HOME", ".config").resolve("window.conf"));
    }

    /// Baton's folder of a kind, by the XDG base directory rules.
    ///
    /// @param variable such as `XDG_STATE_HOME`
    /// @param fallback the folder under the home directory if the variable is not set
    public static Path folder(String variable, String fallback) {
        Path home = Path.of(System.getProperty("user.home", "."));
        Path base = Optional.ofNullable(System.getenv(variable)).filter(v -> !v.isBlank()).map(Path::of)
                .filter(Path::isAbsolute).orElse(home.resolve(fallback));
        return base.resolve("baton");
    }

    /// The settings, or the defaults where there are none.
    public Settings load() {
        try {
            if (Files.size(path) > MAX_BYTES) {
                LOG.warn("{} is too large for settings and is not read", path);
                return Settings.DEFAULT;
            }
            Map<String, String> map = new HashMap<>();
            for (String line : Files.readAllLines(path)) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    map.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
                }
            }
            return Settings.fromMap(map);
        } catch (NoSuchFileException _) {
            return Settings.DEFAULT;
        } catch (MalformedInputException e) {
            LOG.warn("{} is no text and is not read", path, e);
            return Settings.DEFAULT;
        } catch (IOException e) {
            LOG.warn("Cannot read the settings in {}", path, e);
            return Settings.DEFAULT;
        }
    }

    /// Writes the settings; true if they are on disk.
    public boolean save(Settings settings) {
        List<String> lines = new ArrayList<>();
        settings.toMap().forEach((name, value) -> lines.add(name + " = " + value));
        try {
            Path folder = path.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(folder, "window", ".new");
            try {
                Files.write(fresh, lines);
                replace(fresh);
            } finally {
                Files.deleteIfExists(fresh);
            }
            return true;
        } catch (IOException e) {
            LOG.warn("Cannot save the settings in {}", path, e);
            return false;
        }
    }

    private void replace(Path fresh) throws IOException {
        try {
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
