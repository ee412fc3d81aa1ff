package dev.baton.app.tour;

import java.util.Locale;

import dev.baton.app.theme.Themes;

/// One picture that the tour took.
///
/// @param scene    what it shows: the id of a scene
/// @param number   the place of the scene in the tour, from 1
/// @param theme    light or dark
/// @param language the language of the window
record Picture(String scene, int number, Themes.Theme theme, Locale language) {
    /// `01-overview-light-en.png`, `03-lab-takeover-dark-zh-tw.png`.
    String file() {
        return String.format(Locale.ROOT, "%02d-%s-%s-%s.png", number, scene, theme.name().toLowerCase(Locale.ROOT),
                language.toLanguageTag().toLowerCase(Locale.ROOT));
    }
}
