package dev.baton.app.push;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.baton.app.i18n.Texts;
import dev.baton.config.Change;
import dev.baton.push.TextDiff;

/// What changes on one node: first what it means, then the lines.
final class DiffCard extends VBox {
    /// How many lines are shown; the rest is a number.
    private static final int MAX_LINES = 400;

    DiffCard(Texts texts, Prepared.NodeChange node) {
        this(texts, node.node(), node.changes().stream().map(Change::words).toList(), node.hunks());
    }

    /// @param changes by meaning, a sentence each
    DiffCard(Texts texts, String title, List<String> changes, List<List<TextDiff.Line>> hunks) {
        getStyleClass().addAll("push-card", "push-diff");
        Label heading = new Label(title);
        heading.getStyleClass().add("push-heading");
        getChildren().add(heading);
        if (changes.isEmpty()) {
            getChildren().add(text(texts.get("push.diff.same"), "muted"));
        }
        changes.forEach(change -> getChildren().add(text(change, "push-change")));
        VBox lines = new VBox();
        lines.getStyleClass().add("push-lines");
        int shown = 0;
        int all = 0;
        for (List<TextDiff.Line> hunk : hunks) {
            all += hunk.size();
            if (!lines.getChildren().isEmpty()) {
                lines.getChildren().add(text("⋯", "push-code"));
            }
            for (TextDiff.Line line : hunk.subList(0, Math.min(hunk.size(), MAX_LINES - shown))) {
                lines.getChildren().add(line(line));
                shown++;
            }
        }
        if (shown < all) {
            lines.getChildren().add(text(texts.get("push.diff.more", all - shown), "muted"));
        }
        if (all > 0) {
            getChildren().add(lines);
        }
    }

    private static Label line(TextDiff.Line line) {
        String mark = switch (line.fate()) {
            case SAME -> "  ";
            case REMOVED -> "− ";
            case ADDED -> "+ ";
        };
        Label label = text(mark + line.text(), "push-code");
        label.setMaxWidth(Double.MAX_VALUE);
        label.setWrapText(false);
        switch (line.fate()) {
            case REMOVED -> label.getStyleClass().add("removed");
            case ADDED -> label.getStyleClass().add("added");
            case SAME -> {
                // Plain.
            }
        }
        return label;
    }

    private static Label text(String words, String style) {
        Label label = new Label(words);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
