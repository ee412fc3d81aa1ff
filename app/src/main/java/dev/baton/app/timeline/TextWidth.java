package dev.baton.app.timeline;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// How wide texts are, remembered: the same few names are drawn again and again. JavaFX thread.
final class TextWidth {
    private static final int MOST = 500;
    private static final Map<String, Double> KNOWN = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Double> eldest) {
            return size() > MOST;
        }
    };

    private TextWidth() {}

    static double of(String text, Font font) {
        return KNOWN.computeIfAbsent(font.getName() + "|" + font.getSize() + "|" + text, _ -> {
            Text measured = new Text(text);
            measured.setFont(font);
            return measured.getLayoutBounds().getWidth();
        });
    }

    /// As much of a text as there is room for, with "…" where it is cut.
    static String cut(String text, Font font, double room) {
        if (of(text, font) <= room) {
            return text;
        }
        int length = text.length();
        while (length > 0 && of(text.substring(0, length) + "…", font) > room) {
            length--;
        }
        return text.substring(0, length) + "…";
    }
}
