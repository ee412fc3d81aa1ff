package dev.baton.app.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/// Saves what a scene looks like to `target/pictures`, for people to look at.
public final class Pictures {
    private static final Path DIRECTORY = Path.of("target", "pictures");

    private Pictures() {}

    /// Saves `<name>.png` and returns what was saved. JavaFX thread.
    public static WritableImage save(Scene scene, String name) {
        WritableImage image = scene.snapshot(null);
        try {
            Files.createDirectories(DIRECTORY);
            ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", DIRECTORY.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot save the picture " + name, e);
        }
        return image;
    }
}
