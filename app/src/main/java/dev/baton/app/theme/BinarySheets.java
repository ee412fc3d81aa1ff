package dev.baton.app.theme;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javafx.css.Stylesheet;

/// Puts a binary form of each stylesheet beside it, into the file that the installed program has them in: JavaFX takes that
/// first, and need not parse text before the first frame.
final class BinarySheets {
    private static final String FOLDER = "dev/baton/css";

    private BinarySheets() {}

    /// Writes them.
    ///
    /// @param args the archive with the stylesheets
    public static void main(String[] args) throws IOException {
        try (FileSystem archive = FileSystems.newFileSystem(Path.of(args[0]))) {
            for (String name : Themes.STYLESHEETS) {
                Path text = archive.getPath(FOLDER, name + ".css");
                Files.write(text.resolveSibling(name + ".bss"), binary(text));
            }
        }
    }

    /// The binary form of a stylesheet.
    static byte[] binary(Path text) throws IOException {
        Path from = Files.createTempFile("baton", ".css");
        Path to = Files.createTempFile("baton", ".bss");
        try {
            Files.copy(text, from, StandardCopyOption.REPLACE_EXISTING);
            Stylesheet.convertToBinary(from.toFile(), to.toFile());
            return Files.readAllBytes(to);
        } finally {
            Files.delete(from);
            Files.delete(to);
        }
    }
}
