package dev.baton.app.push;

import java.util.EnumMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import dev.baton.app.i18n.Texts;

/// The steps of a push in a row; what has been come to can be gone to.
final class Stepper extends HBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    private final Map<PushViewModel.Step, Button> buttons = new EnumMap<>(PushViewModel.Step.class);

    Stepper(Texts texts, PushViewModel model) {
        getStyleClass().add("push-stepper");
        setAlignment(Pos.CENTER_LEFT);
        PushWords words = new PushWords(texts);
        int number = 1;
        for (PushViewModel.Step step : PushViewModel.Step.values()) {
            boolean isRun = step == PushViewModel.Step.RUN || step == PushViewModel.Step.END;
            if (!isRun || model.isPush()) {
                if (number > 1) {
                    Region line = new Region();
                    line.getStyleClass().add("push-step-line");
                    HBox.setHgrow(line, Priority.ALWAYS);
                    getChildren().add(line);
                }
                getChildren().add(button(model, step, number, words.step(step)));
                number++;
            }
        }
    }

    private Button button(PushViewModel model, PushViewModel.Step step, int number, String name) {
        Label circle = new Label(String.valueOf(number));
        circle.getStyleClass().add("push-step-number");
        Button button = new Button(name, circle);
        button.getStyleClass().addAll("push-step", "flat");
        button.setId("push-step-" + number);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> model.go(step));
        buttons.put(step, button);
        return button;
    }

    void look(PushViewModel.State now) {
        boolean isOver = now.run().isPresent() && !now.isRunning();
        buttons.forEach((step, button) -> {
            button.pseudoClassStateChanged(CURRENT, step == now.step());
            button.pseudoClassStateChanged(DONE, step.compareTo(now.step()) < 0);
            boolean isRun = step == PushViewModel.Step.RUN;
            boolean isEnd = step == PushViewModel.Step.END;
            button.setDisable((isRun && now.run().isEmpty()) || (isEnd && !isOver));
        });
    }
}
