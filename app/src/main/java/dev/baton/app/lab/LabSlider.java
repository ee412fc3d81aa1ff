package dev.baton.app.lab;

import java.util.function.DoubleConsumer;
import java.util.function.DoubleFunction;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import atlantafx.base.controls.ProgressSliderSkin;

import dev.baton.app.fx.Subscriptions;

/// A slider with its name and its value with unit, on one line.
final class LabSlider {
    private final HBox row;
    private final Slider slider;
    private final Label value = new Label();
    private final DoubleFunction<String> words;
    private boolean showing;

    /// @param id      of the slider
    /// @param name    what it sets
    /// @param help    what that means
    /// @param words   a value with its unit
    /// @param changed told when the user moves it
    LabSlider(String id, String name, String help, double min, double max, double step, DoubleFunction<String> words,
            DoubleConsumer changed) {
        this.words = words;
        slider = new Slider(min, max, Math.max(0, min));
        slider.setId(id);
        slider.setBlockIncrement(step);
        slider.setMajorTickUnit(step);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.setAccessibleText(name);
        slider.setAccessibleHelp(help);
        slider.setTooltip(new Tooltip(help));
        if (min >= 0) {
            slider.setSkin(new ProgressSliderSkin(slider));
        }
        Label title = new Label(name);
        title.getStyleClass().add("lab-slider-name");
        title.setLabelFor(slider);
        value.getStyleClass().add("lab-value");
        HBox.setHgrow(slider, Priority.ALWAYS);
        row = new HBox(title, slider, value);
        row.getStyleClass().add("lab-slider");
        row.setAlignment(Pos.CENTER_LEFT);
        slider.valueProperty().subscribe((_, moved) -> {
            value.setText(words.apply(moved.doubleValue()));
            if (!showing) {
                changed.accept(moved.doubleValue());
            }
        });
        value.setText(words.apply(slider.getValue()));
    }

    Region view() {
        return row;
    }

    /// Is disabled while `disabled`, until `held` is cleared.
    void follow(ObservableValue<Boolean> disabled, Subscriptions held) {
        held.follow(disabled, slider::setDisable);
    }

    /// Shows `now` without telling it as the user's.
    void show(double now) {
        showing = true;
        try {
            slider.setValue(now);
            value.setText(words.apply(slider.getValue()));
        } finally {
            showing = false;
        }
    }
}
