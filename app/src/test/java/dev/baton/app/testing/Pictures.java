package dev.baton.app.testing;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/// Saves what a scene looks like to `target/pictures`, for people to look at, and compares it with what it looked like
/// when they did.
public final class Pictures {
    private static final Path DIRECTORY = Path.of("target", "pictures");

    private Pictures() {}

    /// Saves `<name>.png` and returns what was saved. JavaFX thread.
    public static WritableImage save(Scene scene, String name) {
        WritableImage image = scene.snapshot(null);
        try {
            Files.createDirectories(DIRECTORY);
            BufferedImage picture = SwingFXUtils.fromFXImage(image, null);
            ImageIO.write(picture, "png", DIRECTORY.resolve(name + ".png").toFile());
            Golden.compare(name, picture);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot save the picture " + name, e);
        }
        return image;
    }
}
