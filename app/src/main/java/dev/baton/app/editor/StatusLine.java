package dev.baton.app.editor;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.javafx.FontIcon;

import dev.baton.app.control.FindingWords;
import dev.baton.app.i18n.Texts;
import dev.baton.finding.Severity;
import dev.baton.language.Syntax;

/// Under the text: where the caret is, how the text is written, and how much is wrong with it.
final class StatusLine {
    private final Texts texts;
    private final Label place = label("editor-place");
    private final Label syntax = label("editor-syntax");
    private final Label breaks = label("editor-breaks");
    private final Button problems = new Button();
    private final HBox view;

    /// @param next goes to the next problem
    StatusLine(Texts texts, Runnable next) {
        this.texts = texts;
        problems.setId("editor-problems");
        problems.getStyleClass().addAll("flat", "small", "editor-problems");
        problems.setMinWidth(Region.USE_PREF_SIZE);
        problems.setOnAction(_ -> next.run());
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        view = new HBox(problems, spacer, place, syntax, breaks);
        view.getStyleClass().add("editor-status");
    }

    private static Label label(String id) {
        Label label = new Label();
        label.setId(id);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    Region view() {
        return view;
    }

    void caret(int line, int column, int selected) {
        place.setText(selected == 0
                ? texts.get("editor.place", line, column)
                : texts.get("editor.place.selected", line, column, selected));
    }

    void text(Syntax of, String lineBreaks) {
        syntax.setText(of == Syntax.YAML ? "YAML" : "keepalived.conf");
        breaks.setText(lineBreaks);
    }

    private String counted(String key, long count) {
        return count == 0 ? "" : texts.get(key, count);
    }

    void problems(List<Spot> spots) {
        long errors = spots.stream().filter(s -> s.severity() == Severity.ERROR).count();
        long warnings = spots.stream().filter(s -> s.severity() == Severity.WARNING).count();
        long notes = spots.size() - errors - warnings;
        problems.getStyleClass().removeAll("error", "warning", "note");
        if (spots.isEmpty()) {
            problems.setText(texts.get("editor.problems.none"));
            problems.setGraphic(new FontIcon(org.kordamp.ikonli.materialdesign2.MaterialDesignC.CHECK_CIRCLE_OUTLINE));
        } else {
            Severity worst = errors > 0 ? Severity.ERROR : warnings > 0 ? Severity.WARNING : Severity.NOTE;
            problems.setText(String.join(" · ", List.of(counted("editor.problems.errors", errors),
                    counted("editor.problems.warnings", warnings), counted("editor.problems.notes", notes)).stream()
                    .filter(part -> !part.isEmpty()).toList()));
            problems.setGraphic(new FontIcon(FindingWords.icon(worst)));
            problems.getStyleClass().add(worst.word());
        }
    }
}
