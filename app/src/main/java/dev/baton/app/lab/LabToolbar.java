package dev.baton.app.lab;

import java.util.Arrays;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

import dev.baton.adapter.sim.LabPreset;
import dev.baton.app.fx.Subscriptions;
import dev.baton.app.i18n.Texts;

/// What the run is: preset, seed, pause, speed and the clock.
final class LabToolbar {
    private static final int SEED_COLUMNS = 5;
    private static final double LOG_MIN = Math.log10(Pacer.MIN_SPEED);
    private static final double LOG_MAX = Math.log10(Pacer.MAX_SPEED);

    private final LabViewModel model;
    private final Texts texts;
    private final HBox bar = new HBox();
    private final ComboBox<LabPreset> preset = new ComboBox<>();
    private final TextField seed = new TextField();
    private final ToggleButton pause = new ToggleButton();
    private final Slider speed = new Slider(LOG_MIN, LOG_MAX, 0);
    private final Label speedValue = new Label();
    private final Label clock = new Label();
    private final Label behind = new Label();
    private boolean showing;

    LabToolbar(LabViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        bar.getStyleClass().add("lab-toolbar");
        bar.setAlignment(Pos.CENTER_LEFT);
        buildPreset();
        buildSeed();
        buildPause();
        buildSpeed();
        Button fresh = icon("lab-new-seed", new FontIcon(MaterialDesignD.DICE_MULTIPLE_OUTLINE), "lab.seed.new");
        fresh.setOnAction(_ -> model.restartFromNewSeed());
        Button again = icon("lab-restart", new FontIcon(MaterialDesignR.RESTART), "lab.restart");
        again.setOnAction(_ -> model.restart(seed.getText()));
        Label seedName = new Label(texts.get("lab.seed"));
        seedName.getStyleClass().add("muted");
        seedName.setLabelFor(seed);
        seedName.setMinWidth(Region.USE_PREF_SIZE);
        HBox run = new HBox(seedName, seed, fresh, again);
        run.setAlignment(Pos.CENTER_LEFT);
        run.getStyleClass().add("lab-group");
        HBox time = new HBox(pause, speed, speedValue);
        time.setAlignment(Pos.CENTER_LEFT);
        time.getStyleClass().add("lab-group");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        bar.getChildren().addAll(preset, run, time, gap, behind, clock);
    }

    Region view() {
        return bar;
    }

    /// Keeps everything up to date until `held` is cleared.
    void follow(Subscriptions held) {
        held.follow(model.setup(), setup -> quietly(() -> {
            preset.setValue(setup.preset());
            seed.setText(Long.toString(setup.seed()));
        }));
        held.follow(model.speed(), value -> quietly(() -> {
            speed.setValue(Math.log10(value));
            speedValue.setText(model.words().speed(value));
        }));
        held.follow(model.paused(), value -> {
            pause.setSelected(value);
            String text = texts.get(value ? "lab.continue" : "lab.pause");
            pause.setGraphic(new FontIcon(value ? MaterialDesignP.PLAY : MaterialDesignP.PAUSE));
            pause.setAccessibleText(text);
            pause.getTooltip().setText(text);
        });
        held.follow(model.clock(), clock::setText);
        held.follow(model.behind(), behind::setText);
    }

    private void buildPreset() {
        preset.setId("lab-preset");
        preset.getItems().setAll(Arrays.asList(LabPreset.values()));
        preset.setButtonCell(new PresetCell(false));
        preset.setCellFactory((ListView<LabPreset> _) -> new PresetCell(true));
        preset.setAccessibleText(texts.get("lab.preset"));
        preset.valueProperty().subscribe((_, chosen) -> {
            if (!showing && chosen != null) {
                model.startPreset(chosen);
            }
        });
    }

    private void buildSeed() {
        seed.setId("lab-seed");
        seed.setPrefColumnCount(SEED_COLUMNS);
        seed.setMinWidth(Region.USE_PREF_SIZE);
        seed.setAccessibleText(texts.get("lab.seed"));
        seed.setTooltip(new Tooltip(texts.get("lab.seed.help")));
        seed.setOnAction(_ -> model.restart(seed.getText()));
    }

    private void buildPause() {
        pause.setId("lab-pause");
        pause.setTooltip(new Tooltip());
        pause.getStyleClass().addAll(Styles.BUTTON_ICON);
        pause.setOnAction(_ -> model.setPaused(pause.isSelected()));
    }

    private void buildSpeed() {
        speed.setId("lab-speed");
        speed.setAccessibleText(texts.get("lab.speed"));
        speed.setTooltip(new Tooltip(texts.get("lab.speed.help")));
        speed.setMajorTickUnit(1);
        speed.setMinorTickCount(0);
        speed.setBlockIncrement(0.1);
        speed.getStyleClass().add("lab-speed");
        speedValue.getStyleClass().add("lab-value");
        clock.getStyleClass().add("lab-clock");
        clock.setMinWidth(Region.USE_PREF_SIZE);
        clock.setAccessibleText(texts.get("lab.clock"));
        clock.setTooltip(new Tooltip(texts.get("lab.clock")));
        behind.getStyleClass().add("lab-behind");
        behind.setMinWidth(Region.USE_PREF_SIZE);
        behind.setTooltip(new Tooltip(texts.get("lab.pace.behind.help")));
        behind.visibleProperty().bind(Bindings.isNotEmpty(behind.textProperty()));
        behind.managedProperty().bind(behind.visibleProperty());
        speed.valueProperty().subscribe((_, value) -> {
            if (!showing) {
                model.setSpeed(rounded(Math.pow(10, value.doubleValue())));
            }
        });
    }

    /// Two significant digits are enough for a hand.
    private static double rounded(double value) {
        double unit = Math.pow(10, Math.floor(Math.log10(value)) - 1);
        return Math.rint(value / unit) * unit;
    }

    private Button icon(String id, FontIcon icon, String key) {
        Button button = new Button("", icon);
        button.setId(id);
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.setAccessibleText(texts.get(key));
        button.setTooltip(new Tooltip(texts.get(key)));
        return button;
    }

    /// What the model says must not come back to it as if the user had said it.
    private void quietly(Runnable change) {
        showing = true;
        try {
            change.run();
        } finally {
            showing = false;
        }
    }

    /// A preset by its name, in the list with a line about what it is.
    private final class PresetCell extends ListCell<LabPreset> {
        private final boolean explained;

        PresetCell(boolean explained) {
            this.explained = explained;
        }

        @Override
        protected void updateItem(LabPreset item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setText("");
                setGraphic(null);
                return;
            }
            String name = texts.get("lab.preset." + item.id());
            if (!explained) {
                setText(name);
                return;
            }
            Label title = new Label(name);
            title.getStyleClass().add("lab-strong");
            Label what = new Label(texts.get("lab.preset." + item.id() + ".what"));
            what.getStyleClass().add("muted");
            setGraphic(new VBox(title, what));
        }
    }
}
