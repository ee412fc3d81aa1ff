package dev.baton.app.timeline;

import java.util.Locale;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

import dev.baton.app.theme.Fonts;

/// What texts are drawn in where no style sheet reaches: the window's font.
///
/// @param plain of names
/// @param bold  of what stands above others
/// @param small of figures and remarks
record DrawnFonts(Font plain, Font bold, Font small) {
    private static final double NAME = 12;
    private static final double REMARK = 11;

    static DrawnFonts of(Locale locale) {
        String family = Fonts.family(locale).orElse(Font.getDefault().getFamily());
        return new DrawnFonts(Font.font(family, NAME), Font.font(family, FontWeight.BOLD, NAME),
                Font.font(family, REMARK));
    }
}
