package dev.baton.app.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;

import dev.baton.resources.Resources;

/// Baton's own colours of one theme, read from its stylesheet, for drawings that cannot be styled by CSS.
public final class Tokens {
    private static final Pattern TOKEN = Pattern.compile("(-baton-[a-z-]+):\\s*(#[0-9a-fA-F]{6})\\s*;");

    private final SortedMap<String, Color> colors;

    private Tokens(SortedMap<String, Color> colors) {
        this.colors = colors;
    }

    /// The tokens of a stylesheet in resources.
    static Tokens read(String path) {
        SortedMap<String, Color> colors = new TreeMap<>();
        try (InputStream in = Resources.url(path).openStream()) {
            Matcher matcher = TOKEN.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            while (matcher.find()) {
                colors.put(matcher.group(1), Color.web(matcher.group(2)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
        return new Tokens(colors);
    }

    /// The colour of a token such as `-baton-master`.
    ///
    /// @throws IllegalArgumentException if there is no such token: a mistake in the program
    public Color color(String token) {
        Color color = colors.get(token);
        if (color == null) {
            throw new IllegalArgumentException("No colour token " + token);
        }
        return color;
    }

    /// All tokens by name.
    public Map<String, Color> all() {
        return Map.copyOf(colors);
    }
}
