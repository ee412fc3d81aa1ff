package dev.baton.app.failover;

import java.util.EnumMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import dev.baton.app.i18n.Texts;
import dev.baton.drill.Stage;

/// The stages of a test in a row, the present one marked.
final class StageLine extends HBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    private final FailoverWords words;
    private final Texts texts;
    private final Map<Stage, Label> labels = new EnumMap<>(Stage.class);

    StageLine(Texts texts) {
        this.texts = texts;
        words = new FailoverWords(texts);
        getStyleClass().add("failover-stages");
        setAlignment(Pos.CENTER_LEFT);
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

    void show(Stage now) {
        labels.forEach((stage, label) -> {
            label.pseudoClassStateChanged(CURRENT, stage == now);
            label.pseudoClassStateChanged(DONE, stage.compareTo(now) < 0);
        });
        setAccessibleText(texts.get("failover.stage.told", words.stage(now)));
    }
}
