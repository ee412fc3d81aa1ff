package dev.baton.app.theme;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import dev.baton.app.testing.Sources;
import dev.baton.resources.Resources;

import static org.assertj.core.api.Assertions.assertThat;

class ColourLiteralTest {
    private static final Pattern IN_JAVA = Pattern
            .compile("Color\\.(?:web|rgb|hsb|gray)\\(|Color\\.(?!TRANSPARENT)[A-Z]{3,}\\b|\"#[0-9a-fA-F]{3,8}\"");
    private static final Pattern IN_CSS = Pattern.compile(
            "#[0-9a-fA-F]{3,8}\\b|\\brgba?\\(|:\\s*(?:white|black|red|green|blue|gr[ae]y|orange|yellow)\\s*;");

    @Test
    void code_namesColoursByToken() {
        Sources.all().forEach((path, source) -> {
            if (!path.startsWith("theme")) {
                assertThat(IN_JAVA.matcher(source).results().map(r -> r.group()).toList()).as(path).isEmpty();
            }
        });
    }

    @Test
    void stylesheets_nameColoursByToken() throws IOException {
        for (String name : Themes.STYLESHEETS) {
            try (InputStream in = Resources.url("css/" + name + ".css").openStream()) {
                String css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                assertThat(IN_CSS.matcher(css).results().map(r -> r.group()).toList()).as(name).isEmpty();
            }
        }
    }
}
