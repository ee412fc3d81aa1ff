package dev.baton.app.failover;

import java.util.EnumMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import dev.baton.app.i18n.Texts;
import dev.baton.drill.Stage;

/// The stages of a test in a row, the present one marked.
final class StageLine extends HBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final double WIDE = 760;
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    private final FailoverWords words;
    private final Texts texts;
    private Stage shown = Stage.PREFLIGHT;
    private final Map<Stage, Label> labels = new EnumMap<>(Stage.class);

    StageLine(Texts texts) {
        this.texts = texts;
        words = new FailoverWords(texts);
        getStyleClass().add("failover-stages");
        setAlignment(Pos.CENTER_LEFT);
        widthProperty().subscribe(_ -> name());
        int number = 1;
        for (Stage stage : Stage.values()) {
            if (number > 1) {
                Region line = new Region();
                line.getStyleClass().add("failover-stage-line");
                HBox.setHgrow(line, Priority.ALWAYS);
                getChildren().add(line);
            }
            Label circle = new Label(String.valueOf(number));
            circle.getStyleClass().add("failover-stage-number");
            Label label = new Label(words.stage(stage), circle);
            label.getStyleClass().add("failover-stage");
            label.setMinWidth(Region.USE_PREF_SIZE);
            labels.put(stage, label);
            getChildren().add(label);
            number++;
        }
    }

    /// In little room only the present stage has its name.
    private void name() {
        boolean isWide = getWidth() >= WIDE;
        labels.forEach((stage, label) -> label.setContentDisplay(isWide || stage == shown
                ? ContentDisplay.LEFT
                : ContentDisplay.GRAPHIC_ONLY));
    }

    void show(Stage now) {
        shown = now;
        name();
        labels.forEach((stage, label) -> {
            label.pseudoClassStateChanged(CURRENT, stage == now);
            label.pseudoClassStateChanged(DONE, stage.compareTo(now) < 0);
        });
        setAccessibleText(texts.get("failover.stage.told", words.stage(now)));
    }
}
