package dev.baton.app.testing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GoldenTest {
    /// A picture of each screen: `L` stands for the language, `T` for the theme.
    private static final List<String> SCREENS = List.of("overview-healthy-L-t", "window-traffic-pair-t-L",
            "timeline-lab-L-T", "priorities-three-L-T", "findings-L-t", "nodes-paired-t-L", "editor-problems-t-l",
            "shell-t-L", "shell-t-L-settings", "shell-t-L-help", "failover-ready-L-t", "failover-gap-L-t",
            "failover-passed-L-t");

    private static BufferedImage picture(int moved) {
        BufferedImage image = new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 320, 200);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(40 + moved, 40, 60, 30);
        graphics.dispose();
        return image;
    }

    private static String named(String screen, String theme, String language) {
        List<String> parts = new ArrayList<>();
        for (String part : screen.split("-", -1)) {
            parts.add(switch (part) {
                case "t" -> theme;
                case "T" -> theme.toUpperCase(Locale.ROOT);
                case "l" -> language.toLowerCase(Locale.ROOT);
                case "L" -> language;
                default -> part;
            });
        }
        return String.join("-", parts);
    }

    @Test
    void everyScreen_hasAGoldenPictureInEachThemeAndLanguage() {
        List<String> missing = new ArrayList<>();
        for (String screen : SCREENS) {
            for (String theme : List.of("light", "dark")) {
                for (String language : List.of("en", "zh-TW")) {
                    String name = named(screen, theme, language);
                    if (!Files.exists(Golden.FOLDER.resolve(name + ".png"))) {
                        missing.add(name);
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void samePicture_doesNotDiffer_andOneWithAnythingMovedDoes() {
        assertThat(Golden.differing(picture(0), picture(0))).isZero();
        assertThat(Golden.differing(picture(0), picture(20))).isGreaterThan(0.006);
    }
}
