package dev.baton.app.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.scene.image.WritableImage;

import dev.baton.app.control.Png;
import dev.baton.app.i18n.Texts;
import dev.baton.app.theme.Themes;

/// The pictures of a tour, on disk as soon as they are taken, and the page that shows them all.
final class Album {
    private static final String INDEX = "index.html";
    private static final int FEWEST_COLOURS = 16;

    private final Path directory;
    private final Texts texts;
    private final Consumer<String> out;
    private final Map<Picture, String> pictures = new LinkedHashMap<>();
    private int scenes;

    /// @param out told of each picture
    Album(Path directory, Texts texts, Consumer<String> out) {
        this.directory = directory;
        this.texts = texts;
        this.out = out;
    }

    /// What follows shows another scene.
    void next() {
        scenes++;
    }

    /// The scene of now in a theme and a language.
    Picture picture(String scene, Themes.Theme theme, Locale language) {
        return new Picture(scene, scenes, theme, language);
    }

    /// Keeps a picture.
    ///
    /// @throws TourException if it is blank
    void keep(Picture picture, WritableImage image) throws IOException {
        requireSomething(image, picture);
        byte[] png = Png.of(image);
        Files.write(directory.resolve(picture.file()), png);
        pictures.put(picture, TourIndex.data(png));
        out.accept(picture.file());
    }

    /// Takes over a file that somebody saved on the way.
    void adopt(Path file, String name) throws IOException {
        Files.copy(file, directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        out.accept(name);
    }

    /// Writes the page.
    ///
    /// @param frames the sentence about the frame times
    void write(String frames) throws IOException {
        Path index = directory.resolve(INDEX);
        Files.writeString(index, new TourIndex(texts).page(pictures, frames));
        out.accept(texts.get("tour.done", Integer.toString(pictures.size()),
                index.toAbsolutePath().normalize().toString()));
    }

    /// A window that could not be drawn is one colour.
    private void requireSomething(WritableImage image, Picture picture) {
        long colours = IntStream.range(0, (int) (image.getWidth() * image.getHeight()))
                .map(i -> image.getPixelReader().getArgb(i % (int) image.getWidth(), i / (int) image.getWidth()))
                .distinct().limit(FEWEST_COLOURS).count();
        if (colours < FEWEST_COLOURS) {
            throw new TourException(texts.get("tour.blank", picture.file()));
        }
    }
}
