package dev.baton.app;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Subscription;

import dev.baton.app.drill.DrillDesk;
import dev.baton.app.drill.Underway;
import dev.baton.app.i18n.Texts;
import dev.baton.app.theme.Fonts;
import dev.baton.app.theme.Themes;

/// Asks what is to become of a failover test that goes on when the window is to close: it is stopped first, and the window
/// closes once the cluster is as it was; who does not want to wait closes it at once.
final class DrillQuestion {
    private static final double WIDTH = 560;
    private static final double HEIGHT = 240;

    private final Stage stage = new Stage();
    private final DrillDesk drills;
    private boolean isLeaving;

    DrillQuestion(Texts texts, Themes themes, Window owner, Underway test, DrillDesk drills) {
        this.drills = drills;
        Label title = new Label(texts.get("failover.quit.title"));
        title.getStyleClass().add("overlay-title");
        Label text = new Label(texts.get("failover.quit.text", test.subject().toString()));
        text.setWrapText(true);
        Button stop = new Button(texts.get("failover.quit.stop"));
        stop.setId("drill-quit-stop");
        stop.getStyleClass().add("danger");
        Button now = new Button(texts.get("failover.quit.now"));
        now.setId("drill-quit-now");
        now.setOnAction(_ -> leave());
        now.setVisible(false);
        stop.setOnAction(_ -> {
            stop.setDisable(true);
            now.setVisible(true);
            text.setText(texts.get("failover.quit.stopping"));
            isLeaving = true;
            test.stop().run();
        });
        Button stay = new Button(texts.get("failover.quit.stay"));
        stay.setDefaultButton(true);
        stay.setCancelButton(true);
        stay.setOnAction(_ -> {
            isLeaving = false;
            stage.close();
        });
        HBox buttons = new HBox(now, stop, stay);
        buttons.getStyleClass().add("dialog-buttons");
        VBox box = new VBox(title, text, buttons);
        box.getStyleClass().add("error-dialog");
        box.setStyle(Fonts.style(texts.locale()));
        Scene scene = new Scene(box, WIDTH, HEIGHT);
        themes.apply(scene);
        stage.initOwner(owner);
        stage.initModality(Modality.WINDOW_MODAL);
        stage.setTitle(texts.get("failover.quit.title"));
        stage.setScene(scene);
        stage.setOnCloseRequest(_ -> isLeaving = false);
    }

    private void leave() {
        isLeaving = true;
        stage.close();
    }

    /// Shows the question and waits for the answer, and for the end of the test if it is to be stopped. A test that has
    /// ended by itself meanwhile needs no answer.
    boolean isLeaving() {
        Subscription ended = drills.underway().subscribe(test -> {
            if (test.isEmpty()) {
                leave();
            }
        });
        stage.showAndWait();
        ended.unsubscribe();
        return isLeaving;
    }
}
