package dev.baton.app;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;

import dev.baton.app.i18n.Texts;
import dev.baton.app.theme.Fonts;
import dev.baton.app.theme.Themes;

/// Tells of a mistake of the program's own and shows the report. One at a time.
final class ErrorDialog {
    private final Stage stage = new Stage();

    ErrorDialog(Texts texts, Themes themes, Window owner, ErrorReports.Saved report) {
        Label title = new Label(texts.get("shell.error.title"));
        title.getStyleClass().add("overlay-title");
        Label text = new Label(texts.get(report.path().isPresent() ? "shell.error.text" : "shell.error.unsaved"));
        text.setWrapText(true);
        TextArea details = new TextArea(report.text());
        details.setEditable(false);
        details.getStyleClass().add("report");
        VBox.setVgrow(details, Priority.ALWAYS);
        Label path = new Label(report.path().map(Object::toString).orElse(""));
        path.getStyleClass().add("muted");
        Button copy = new Button(texts.get("shell.error.copy"));
        copy.setOnAction(_ -> copy(report.text()));
        Button close = new Button(texts.get("shell.error.close"));
        close.setDefaultButton(true);
        close.setCancelButton(true);
        close.setOnAction(_ -> stage.close());
        HBox buttons = new HBox(copy, close);
        buttons.getStyleClass().add("dialog-buttons");
        VBox box = new VBox(title, text, details, path, buttons);
        box.getStyleClass().add("error-dialog");
        box.setStyle(Fonts.style(texts.locale()));
        Scene scene = new Scene(box, 680, 440);
        themes.apply(scene);
        stage.initOwner(owner);
        stage.setTitle(texts.get("shell.error.title"));
        stage.setScene(scene);
    }

    void show() {
        stage.show();
    }

    boolean isShowing() {
        return stage.isShowing();
    }

    Scene scene() {
        return stage.getScene();
    }

    void close() {
        stage.close();
    }

    private static void copy(String report) {
        ClipboardContent content = new ClipboardContent();
        content.putString(report);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
