package dev.baton.app.editor;

import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

import dev.baton.app.control.FindingWords;
import dev.baton.app.i18n.Texts;
import dev.baton.language.Help;

/// What is to say of a place: its problems with what mends them, and what its key means.
final class HelpCard {
    private static final double WIDTH = 430;
    private static final int MAX_SPOTS = 5;

    private final Texts texts;
    private final FindingWords words;
    private final Runnable done;
    private final VBox view = new VBox();

    /// @param done hides the card
    HelpCard(Texts texts, Runnable done) {
        this.texts = texts;
        this.words = new FindingWords(texts);
        this.done = done;
        view.setId("editor-card");
        view.getStyleClass().addAll("editor-float", "editor-card");
        view.setPrefWidth(WIDTH);
    }

    Region view() {
        return view;
    }

    /// Takes up what is to be said.
    ///
    /// @return whether there is something to show
    boolean show(List<Spot> spots, Optional<Help> help) {
        view.getChildren().clear();
        spots.stream().limit(MAX_SPOTS).forEach(spot -> view.getChildren().add(problem(spot)));
        help.ifPresent(h -> view.getChildren().add(meaning(h)));
        view.setAccessibleText(String.join(". ", spots.stream().map(Spot::message).toList())
                + help.map(h -> h.title() + ". " + texts.said(h.text())).orElse(""));
        return !view.getChildren().isEmpty();
    }

    private Region problem(Spot spot) {
        FontIcon icon = new FontIcon(FindingWords.icon(spot.severity()));
        Label message = new Label(spot.title().isEmpty() ? spot.message() : spot.title() + " · " + spot.message());
        message.setWrapText(true);
        message.getStyleClass().add("editor-message");
        VBox column = new VBox(message);
        column.getStyleClass().add("editor-problem-text");
        if (!spot.advice().isEmpty()) {
            Label advice = new Label(spot.advice());
            advice.setWrapText(true);
            advice.getStyleClass().add("editor-advice");
            column.getChildren().add(advice);
        }
        for (TextEditor.Fix fix : spot.fixes()) {
            Hyperlink link = new Hyperlink(texts.said(fix.title()), new FontIcon(MaterialDesignL.LIGHTBULB_ON_OUTLINE));
            link.getStyleClass().add("editor-fix");
            link.setOnAction(_ -> {
                done.run();
                fix.apply().run();
            });
            column.getChildren().add(link);
        }
        HBox.setHgrow(column, Priority.ALWAYS);
        HBox row = new HBox(icon, column);
        row.getStyleClass().add("editor-problem");
        row.pseudoClassStateChanged(PseudoClass.getPseudoClass(spot.severity().word()), true);
        row.setAccessibleText(words.severity(spot.severity()) + ": " + spot.message());
        return row;
    }

    private Region meaning(Help help) {
        Label title = new Label(help.title());
        title.getStyleClass().add("editor-title");
        Label form = new Label();
        form.getStyleClass().add("editor-form");
        form.setWrapText(true);
        ProposalList.set(form, texts.said(help.form()));
        Label fallback = new Label();
        fallback.getStyleClass().add("editor-fallback");
        fallback.setWrapText(true);
        ProposalList.set(fallback, help.required()
                ? texts.get("editor.required")
                : help.fallback().map(f -> texts.get("editor.default", f)).orElse(""));
        Label text = new Label(texts.said(help.text()));
        text.setWrapText(true);
        text.getStyleClass().add("editor-help");
        VBox column = new VBox(title, form, fallback, text);
        column.getStyleClass().add("editor-meaning");
        return column;
    }
}
