package dev.baton.app.editor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import dev.baton.app.i18n.Texts;

/// Goes to a line by its number.
final class GoToBar {
    private static final Pattern WANTED = Pattern.compile("\\s*(\\d{1,9})(?:[:, ]\\s*(\\d{1,9}))?\\s*");
    private static final double WIDTH = 120;

    private final Page page;
    private final Sheet sheet;
    private final TextField field = new TextField();
    private final HBox view;

    GoToBar(Texts texts, Page page, Sheet sheet) {
        this.page = page;
        this.sheet = sheet;
        Label label = new Label(texts.get("editor.goto"));
        label.setLabelFor(field);
        field.setId("editor-goto");
        field.setPromptText(texts.get("editor.goto.prompt"));
        field.setAccessibleText(texts.get("editor.goto"));
        field.setPrefWidth(WIDTH);
        field.setOnAction(_ -> go());
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
        view = new HBox(label, field);
        view.getStyleClass().addAll("editor-find-bar", "editor-goto");
        show(false);
    }

    Region view() {
        return view;
    }

    private void show(boolean isOpen) {
        view.setVisible(isOpen);
        view.setManaged(isOpen);
    }

    void open() {
        show(true);
        field.clear();
        field.requestFocus();
    }

    private void close() {
        show(false);
        sheet.requestFocus();
    }

    private void go() {
        Matcher matcher = WANTED.matcher(field.getText());
        if (matcher.matches()) {
            int line = Integer.parseInt(matcher.group(1));
            int column = matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2));
            sheet.moveTo(page.offset(line, column));
            sheet.showParagraphAtCenter(Math.clamp(line - 1, 0, page.lines() - 1));
        }
        close();
    }
}
