package dev.baton.app.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.baton.resources.Resources;

/// The two keepalived hosts that ship with Baton, as an article has them with all its mistakes, and the script of their
/// check. They are laid out as files, so that they can be opened like any others.
public final class SamplePair {
    private static final List<String> FILES = List.of("nginx-154.conf", "nginx-155.conf", "nginx_check.sh");

    private SamplePair() {}

    /// Lays them out anew in a folder, which is made if it is not there.
    ///
    /// @return the folder
    /// @throws IOException if it cannot be written
    public static Path layOut(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String name : FILES) {
            try (InputStream in = Resources.url("samples/pair/" + name).openStream()) {
                WholeText.write(folder.resolve(name), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return folder;
    }

    /// Takes them away again, with the folder.
    ///
    /// @throws IOException if that is not possible
    public static void takeAway(Path folder) throws IOException {
        for (String name : FILES) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.deleteIfExists(folder);
    }
}
