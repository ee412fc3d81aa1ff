package dev.baton.app.traffic;

import java.util.Optional;
import javafx.scene.paint.Color;

import dev.baton.app.theme.Themes;
import dev.baton.app.theme.Tokens;

/// The colours of the lanes in the theme shown; looked up again only when the theme changes.
final class LaneColours {
    private static final int ALPHA = 24;
    private static final int RED = 16;
    private static final int GREEN = 8;
    private static final int OPAQUE = 0xFF;
    private static final int FAINT = 0x38;
    private static final int LINE = 0x60;

    private final Themes themes;
    private Optional<Tokens> known = Optional.empty();
    private LanePainter.Colours colours = new LanePainter.Colours(0, 0, 0, 0, 0, 0, 0, 0);

    LaneColours(Themes themes) {
        this.themes = themes;
    }

    LanePainter.Colours now() {
        Tokens tokens = themes.tokens();
        if (known.filter(tokens::equals).isEmpty()) {
            known = Optional.of(tokens);
            int fault = argb(tokens.color("-baton-fault"), OPAQUE);
            colours = new LanePainter.Colours(argb(tokens.color("-baton-master"), OPAQUE), fault, fault, fault,
                    argb(tokens.color("-baton-backup"), OPAQUE), argb(tokens.color("-baton-master"), FAINT),
                    argb(tokens.color("-baton-line"), LINE), argb(tokens.color("-baton-accent"), OPAQUE));
        }
        return colours;
    }

    /// Premultiplied.
    private static int argb(Color color, int alpha) {
        return alpha << ALPHA | (int) (color.getRed() * alpha) << RED | (int) (color.getGreen() * alpha) << GREEN
                | (int) (color.getBlue() * alpha);
    }
}
