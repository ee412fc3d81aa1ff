package dev.baton.app.shell;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntConsumer;
import javafx.collections.FXCollections;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import dev.baton.app.i18n.Texts;
import dev.baton.app.i18n.Units;
import dev.baton.app.settings.Limits;
import dev.baton.app.settings.Settings;
import dev.baton.app.settings.SettingsModel;

/// All settings on one card. Each takes effect at once and is kept; there is nothing to confirm.
final class SettingsCard extends VBox {
    private static final List<String> THEMES = List.of(Settings.SYSTEM, "light", "dark");
    private static final List<String> LANGUAGES = List.of(Settings.SYSTEM, "en", "zh-tw");
    private static final List<String> MOTIONS = List.of(Settings.SYSTEM, "full", "reduced");
    private static final int ZOOM_STEP = 10;
    private static final int UNDO_STEP = 30;
    private static final int OUTAGE_STEP = 50;

    private final Texts texts;
    private final SettingsModel settings;
    private final GridPane grid = new GridPane();
    private final Node first;
    private int row;

    SettingsCard(Texts texts, SettingsModel settings, Runnable close) {
        this.texts = texts;
        this.settings = settings;
        getStyleClass().addAll("overlay-card", "settings-card");
        Label title = new Label(texts.get("settings.title"));
        title.getStyleClass().add("overlay-title");
        columns();
        Settings now = settings.value().get();
        section("settings.look");
        first = choice("theme", THEMES, now.theme().toLowerCase(Locale.ROOT), v -> s -> s.withTheme(v));
        choice("language", LANGUAGES, now.language().toLowerCase(Locale.ROOT), v -> s -> s.withLanguage(v));
        choice("motion", MOTIONS, now.motion().toLowerCase(Locale.ROOT), v -> s -> s.withMotion(v));
        number("zoom", new int[]{Settings.MIN_ZOOM_PERCENT, Settings.MAX_ZOOM_PERCENT, now.zoomPercent(), ZOOM_STEP},
                v -> settings.update(s -> s.withZoomPercent(v)));
        choice("units", List.of(Units.values()).stream().map(Units::id).toList(), now.units().id(),
                v -> s -> s.withUnits(Units.find(v).orElse(Units.AUTOMATIC)));
        section("settings.limits");
        number("undo", new int[]{Limits.MIN_UNDO_SECONDS, Limits.MAX_UNDO_SECONDS, now.limits().undoSeconds(),
                UNDO_STEP}, v -> settings.update(s -> s.withLimits(new Limits(v, s.limits().outageMillis()))));
        number("outage", new int[]{Limits.MIN_OUTAGE_MILLIS, Limits.MAX_OUTAGE_MILLIS, now.limits().outageMillis(),
                OUTAGE_STEP}, v -> settings.update(s -> s.withLimits(new Limits(s.limits().undoSeconds(), v))));
        section("settings.history");
        CheckBox recording = new CheckBox(texts.get("settings.recording"));
        recording.setSelected(now.recording());
        recording.selectedProperty().subscribe((_, on) -> settings.update(s -> s.withRecording(on)));
        grid.add(recording, 0, row, 2, 1);
        row++;
        explain("recording");
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.prefViewportHeightProperty().bind(grid.heightProperty());
        getChildren().addAll(title, scroll, buttons(close));
    }

    private void columns() {
        grid.getStyleClass().add("settings-grid");
        ColumnConstraints names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        ColumnConstraints values = new ColumnConstraints();
        values.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().addAll(names, values);
    }

    private void section(String key) {
        Label label = new Label(texts.get(key));
        label.getStyleClass().add("settings-section");
        grid.add(label, 0, row, 2, 1);
        row++;
    }

    private void explain(String name) {
        Label label = new Label(texts.get("settings." + name + ".help"));
        label.getStyleClass().addAll("muted", "settings-help");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        grid.add(label, 0, row, 2, 1);
        row++;
    }

    private void add(String name, Region control) {
        Label label = new Label(texts.get("settings." + name));
        label.setLabelFor(control);
        label.setWrapText(true);
        control.setAccessibleText(label.getText());
        control.getStyleClass().add("settings-control");
        grid.addRow(row, label, control);
        row++;
        if (texts.has("settings." + name + ".help")) {
            explain(name);
        }
    }

    private Node choice(String name, List<String> values, String value,
            Function<String, java.util.function.UnaryOperator<Settings>> change) {
        ChoiceBox<String> box = new ChoiceBox<>(FXCollections.observableArrayList(values));
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable String id) {
                return id == null ? "" : texts.get("settings." + name + "." + id);
            }

            @Override
            public String fromString(String text) {
                return text;
            }
        });
        box.setValue(values.contains(value) ? value : values.getFirst());
        box.valueProperty().subscribe((_, chosen) -> settings.update(change.apply(chosen)));
        add(name, box);
        return box;
    }

    /// @param bounds the least, the most, the value now and the step
    private void number(String name, int[] bounds, IntConsumer changed) {
        Spinner<Integer> spinner = new Spinner<>(
                new SpinnerValueFactory.IntegerSpinnerValueFactory(bounds[0], bounds[1], bounds[2], bounds[3]));
        spinner.getValueFactory().setConverter(new Whole(bounds[0], bounds[1], spinner));
        spinner.setEditable(true);
        spinner.valueProperty().subscribe((_, value) -> changed.accept(value));
        spinner.focusedProperty().subscribe((_, focused) -> {
            if (!focused) {
                spinner.commitValue();
            }
        });
        add(name, spinner);
    }

    private HBox buttons(Runnable close) {
        Button defaults = new Button(texts.get("settings.defaults"));
        defaults.setOnAction(_ -> {
            close.run();
            settings.update(s -> Settings.DEFAULT.withMarks(s.marks()).withRailCollapsed(s.railCollapsed())
                    .withWelcomed(s.welcomed()).withPlacementOf(s));
        });
        Button done = new Button(texts.get("settings.done"));
        done.setDefaultButton(true);
        done.setOnAction(_ -> close.run());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox buttons = new HBox(defaults, gap, done);
        buttons.getStyleClass().add("settings-buttons");
        return buttons;
    }

    @Override
    public void requestFocus() {
        first.requestFocus();
    }

    /// Whole numbers within bounds; anything else leaves the number as it was.
    private static final class Whole extends StringConverter<Integer> {
        private final int least;
        private final int most;
        private final Spinner<Integer> spinner;

        Whole(int least, int most, Spinner<Integer> spinner) {
            this.least = least;
            this.most = most;
            this.spinner = spinner;
        }

        @Override
        public String toString(@Nullable Integer value) {
            return value == null ? "" : value.toString();
        }

        @Override
        public Integer fromString(String text) {
            String digits = text.strip();
            if (!digits.matches("\\d{1,9}")) {
                return spinner.getValue();
            }
            return Math.clamp(Long.parseLong(digits), least, most);
        }
    }
}
