package dev.baton.app.editor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.baton.language.TokenKind;
import dev.baton.resources.Resources;

import static org.assertj.core.api.Assertions.assertThat;

/// Measures the colours of code by the formula of WCAG 2.2, on everything that they can stand on.
class TokenColoursTest {
    private static final double READABLE = 4.5;
    private static final Pattern TOKEN = Pattern.compile("(-baton-[a-z-]+):\\s*(#[0-9a-fA-F]{6})\\s*;");
    private static final Pattern RULE = Pattern.compile("\\.text\\.token-([a-z]+) \\{ -fx-fill: (-baton-[a-z-]+);");
    private static final List<String> GROUNDS = List.of("-baton-surface", "-baton-window", "-baton-accent-bg",
            "-baton-stale-bg", "-baton-stale-stripe");

    private static String read(String path) throws IOException {
        try (InputStream in = Resources.url(path).openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static double luminance(int rgb) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double channel = (rgb >> (16 - 8 * i) & 0xFF) / 255.0;
            sum += weights[i] * (channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    private static double contrast(String one, String other) {
        double a = luminance(Integer.parseInt(one.substring(1), 16));
        double b = luminance(Integer.parseInt(other.substring(1), 16));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    @ParameterizedTest
    @ValueSource(strings = {"css/theme-light.css", "css/theme-dark.css"})
    void everyToken_isReadableOnEveryGround(String theme) throws IOException {
        Map<String, String> colours = new LinkedHashMap<>();
        Matcher matcher = TOKEN.matcher(read(theme));
        while (matcher.find()) {
            colours.put(matcher.group(1), matcher.group(2));
        }
        Map<String, String> tokens = new LinkedHashMap<>();
        RULE.matcher(read("css/editor.css")).results().forEach(r -> tokens.put(r.group(1), r.group(2)));
        for (TokenKind kind : TokenKind.values()) {
            assertThat(tokens).containsKey(kind.name().toLowerCase(Locale.ROOT));
        }
        tokens.forEach((kind, colour) -> GROUNDS.forEach(ground -> assertThat(
                contrast(colours.getOrDefault(colour, "#000000"), colours.getOrDefault(ground, "#000000")))
                .as("%s: %s on %s", kind, colour, ground).isGreaterThanOrEqualTo(READABLE)));
    }
}
