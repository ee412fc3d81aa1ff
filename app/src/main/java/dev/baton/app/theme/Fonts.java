package dev.baton.app.theme;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import javafx.scene.text.Font;

/// Which font the window is set in. JavaFX takes one family, not a list, and Chinese characters have other shapes in
/// Taiwan than in Japan, so the first family that is installed is named per language.
public final class Fonts {
    private static final List<String> ENGLISH = List.of("Inter", "Noto Sans", "Ubuntu", "Cantarell", "Segoe UI",
            "Noto Sans CJK TC");
    private static final List<String> TRADITIONAL_CHINESE = List.of("Noto Sans CJK TC", "Noto Sans TC",
            "Source Han Sans TC", "Microsoft JhengHei UI", "PingFang TC");

    private Fonts() {}

    /// The family for a language; empty: the system's own.
    public static Optional<String> family(Locale locale) {
        List<String> installed = Font.getFamilies();
        List<String> wanted = locale.getLanguage().equals("zh") ? TRADITIONAL_CHINESE : ENGLISH;
        return wanted.stream().filter(installed::contains).findFirst();
    }

    /// The same as an inline style; empty text where the system's own is used.
    public static String style(Locale locale) {
        return family(locale).map(f -> "-fx-font-family: \"" + f + "\";").orElse("");
    }
}
