package dev.baton.app.nodes;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;

import dev.baton.app.i18n.Texts;

/// A card that asks before something is done. It names what it is about; nothing is done by Enter alone where something
/// may go without service.
final class AskCard extends VBox {
    private final Button yes;
    private final Label note = new Label();
    private final Node focus;

    /// @param close closes the card; called before it is done
    AskCard(Texts texts, OrderWords.Question question, Runnable done, Runnable close) {
        getStyleClass().addAll("overlay-card", "ask-card");
        getChildren().add(title(question.title()));
        question.lines().forEach(line -> getChildren().add(line(line)));
        Button no = cancel(texts, close);
        yes = verb(question.verb(), question.isGrave());
        yes.setOnAction(_ -> {
            close.run();
            done.run();
        });
        yes.setDefaultButton(!question.isGrave());
        getChildren().add(buttons(no, yes));
        focus = question.isGrave() ? no : yes;
    }

    /// A card with a field.
    ///
    /// @param field    the field, filled in
    /// @param problem  says what is wrong with its text; empty: nothing
    AskCard(Texts texts, OrderWords.Question question, TextField field, String label,
            java.util.function.Function<String, String> problem, Consumer<String> done, Runnable close) {
        getStyleClass().addAll("overlay-card", "ask-card");
        getChildren().add(title(question.title()));
        question.lines().forEach(line -> getChildren().add(line(line)));
        Label name = new Label(label);
        name.getStyleClass().add("fact-title");
        name.setLabelFor(field);
        field.setAccessibleText(label);
        note.getStyleClass().add("ask-note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        Button no = cancel(texts, close);
        yes = verb(question.verb(), question.isGrave());
        yes.setDefaultButton(true);
        yes.setOnAction(_ -> {
            close.run();
            done.accept(field.getText().strip());
        });
        field.textProperty().subscribe(text -> {
            String wrong = problem.apply(text.strip());
            note.setText(wrong);
            yes.setDisable(!wrong.isEmpty());
        });
        getChildren().addAll(name, field, note, buttons(no, yes));
        focus = field;
    }

    static Label title(String text) {
        Label title = line(text);
        title.getStyleClass().setAll("label", "overlay-title");
        return title;
    }

    static Label line(String text) {
        Label line = new Label(text);
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        line.getStyleClass().add("ask-line");
        return line;
    }

    static Button cancel(Texts texts, Runnable close) {
        Button no = new Button(texts.get("nodes.cancel"));
        no.setId("ask-no");
        no.setCancelButton(true);
        no.setOnAction(_ -> close.run());
        return no;
    }

    private static Button verb(String text, boolean isGrave) {
        Button yes = new Button(text);
        yes.setId("ask-yes");
        yes.setMnemonicParsing(false);
        yes.getStyleClass().add(isGrave ? Styles.DANGER : Styles.ACCENT);
        return yes;
    }

    static HBox buttons(Button... all) {
        HBox buttons = new HBox(all);
        buttons.getStyleClass().add("dialog-buttons");
        return buttons;
    }

    /// What stands under the field besides what is wrong with it.
    void note(String text) {
        note.setText(text);
    }

    @Override
    public void requestFocus() {
        focus.requestFocus();
    }
}
