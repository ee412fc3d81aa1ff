package dev.baton.app.theme;

import java.util.List;
import javafx.scene.paint.Color;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.baton.app.theme.Themes.Theme;

import static org.assertj.core.api.Assertions.assertThat;

/// Measures the tokens by the formula of WCAG 2.2.
class ContrastTest {
    private static final double TEXT = 4.5;
    private static final double SHAPE = 3.0;
    private static final List<String> STATES = List.of("master", "backup", "fault", "init", "maintenance", "stale",
            "lost");
    /// Viénot, Brettel and Mollon 1999: what protanopes and deuteranopes see, on linear red, green and blue.
    private static final double[][] PROTANOPIA = {{0.11238, 0.88762, 0}, {0.11238, 0.88762, 0},
            {0.00401, -0.00401, 1}};
    private static final double[][] DEUTERANOPIA = {{0.29275, 0.70725, 0}, {0.29275, 0.70725, 0},
            {-0.02234, 0.02234, 1}};
    private static final double APART = 15;

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    private static double luminance(Color c) {
        return 0.2126 * linear(c.getRed()) + 0.7152 * linear(c.getGreen()) + 0.0722 * linear(c.getBlue());
    }

    private static double contrast(Color a, Color b) {
        double light = Math.max(luminance(a), luminance(b));
        double dark = Math.min(luminance(a), luminance(b));
        return (light + 0.05) / (dark + 0.05);
    }

    private static void readable(Tokens tokens, String text, String ground, double atLeast) {
        assertThat(contrast(tokens.color(text), tokens.color(ground))).as("%s on %s", text, ground)
                .isGreaterThanOrEqualTo(atLeast);
    }

    @ParameterizedTest
    @EnumSource
    void everyState_isReadable(Theme theme) {
        Tokens tokens = theme.read();
        for (String state : STATES) {
            readable(tokens, "-baton-" + state + "-fg", "-baton-" + state + "-bg", TEXT);
            readable(tokens, "-baton-" + state, "-baton-surface", TEXT);
            readable(tokens, "-baton-" + state, "-baton-window", TEXT);
        }
        readable(tokens, "-baton-stale-fg", "-baton-stale-stripe", TEXT);
        readable(tokens, "-baton-lost-fg", "-baton-lost-stripe", TEXT);
    }

    @ParameterizedTest
    @EnumSource
    void text_isReadable(Theme theme) {
        Tokens tokens = theme.read();
        for (String ground : List.of("-baton-surface", "-baton-window", "-baton-accent-bg")) {
            readable(tokens, "-baton-text", ground, TEXT);
            readable(tokens, "-baton-muted", ground, TEXT);
            readable(tokens, "-baton-accent", ground, TEXT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void filledMaster_standsOut(Theme theme) {
        readable(theme.read(), "-baton-master-bg", "-baton-surface", SHAPE);
    }

    @ParameterizedTest
    @EnumSource
    void masterBackupAndFault_areApartForTheColourBlind(Theme theme) {
        Tokens tokens = theme.read();
        List<String> states = List.of("master", "backup", "fault");
        for (double[][] eyes : List.of(PROTANOPIA, DEUTERANOPIA)) {
            for (String a : states) {
                for (String b : states.subList(states.indexOf(a) + 1, states.size())) {
                    double distance = distance(lab(tokens.color("-baton-" + a), eyes),
                            lab(tokens.color("-baton-" + b), eyes));
                    assertThat(distance).as("%s and %s", a, b).isGreaterThan(APART);
                }
            }
        }
    }

    private static double[] lab(Color color, double[][] eyes) {
        double[] rgb = {linear(color.getRed()), linear(color.getGreen()), linear(color.getBlue())};
        double[] seen = new double[3];
        for (int i = 0; i < 3; i++) {
            seen[i] = Math.clamp(eyes[i][0] * rgb[0] + eyes[i][1] * rgb[1] + eyes[i][2] * rgb[2], 0, 1);
        }
        double x = root((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.95047);
        double y = root(0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
        double z = root((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.08883);
        return new double[]{116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double root(double t) {
        return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116;
    }

    private static double distance(double[] a, double[] b) {
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }
}
