package dev.baton.app;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;

import dev.baton.app.i18n.Texts;
import dev.baton.app.theme.Fonts;
import dev.baton.app.theme.Themes;

/// Asks whether staged edits may be lost with the window, since they cannot be kept on disk.
final class LossQuestion {
    private static final double WIDTH = 520;
    private static final double HEIGHT = 200;

    private final Stage stage = new Stage();
    private boolean isLeaving;

    LossQuestion(Texts texts, Themes themes, Window owner, String problem) {
        Label title = new Label(texts.get("draft.quit.title"));
        title.getStyleClass().add("overlay-title");
        Label text = new Label(texts.get("draft.quit.text", problem));
        text.setWrapText(true);
        Button leave = new Button(texts.get("draft.quit.leave"));
        leave.setOnAction(_ -> {
            isLeaving = true;
            stage.close();
        });
        Button stay = new Button(texts.get("draft.quit.stay"));
        stay.setDefaultButton(true);
        stay.setCancelButton(true);
        stay.setOnAction(_ -> stage.close());
        HBox buttons = new HBox(leave, stay);
        buttons.getStyleClass().add("dialog-buttons");
        VBox box = new VBox(title, text, buttons);
        box.getStyleClass().add("error-dialog");
        box.setStyle(Fonts.style(texts.locale()));
        Scene scene = new Scene(box, WIDTH, HEIGHT);
        themes.apply(scene);
        stage.initOwner(owner);
        stage.initModality(Modality.WINDOW_MODAL);
        stage.setTitle(texts.get("draft.quit.title"));
        stage.setScene(scene);
    }

    /// Shows the question and waits for the answer.
    boolean isLeaving() {
        stage.showAndWait();
        return isLeaving;
    }
}
