package dev.baton.app.form;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import atlantafx.base.controls.ToggleSwitch;

import dev.baton.app.i18n.Texts;
import dev.baton.config.Setting;

/// A control for one value. What is entered is told when it is finished: by Enter, by leaving it, by choosing.
abstract class ValueControl {
    /// Nothing is written, so the default holds.
    private static final PseudoClass DEFAULTED = PseudoClass.getPseudoClass("defaulted");

    private boolean isShowing;
    private Consumer<String> entered = _ -> {};
    private Consumer<String> typed = _ -> {};

    /// The control for a value.
    ///
    /// @param suggestions what it may be taken from
    static ValueControl of(Setting.One value, List<String> suggestions, Texts texts) {
        return switch (value.kind()) {
            case FLAG -> new Flag(texts);
            case CHOICE -> new Choice(value.choices(), false);
            case DURATION -> new Quantity(List.of("ms", "s", "m", "h"), texts);
            case SIZE -> new Quantity(List.of("B", "KiB", "MiB", "GiB"), texts);
            case SECRET -> new Words(new PasswordField(), value.example());
            case NUMBER -> new Words(new TextField(), "");
            case TEXT -> suggestions.isEmpty()
                    ? new Words(new TextField(), value.example())
                    : new Choice(suggestions, true);
        };
    }

    /// What is shown.
    abstract Region view();

    /// What has the focus.
    abstract Control focus();

    /// Shows what is written, or else what holds without it.
    abstract void put(Optional<String> written, Optional<String> fallback);

    /// Calls with each finished text; an empty one means that nothing is to be written.
    final void onEntered(Consumer<String> listener) {
        entered = listener;
    }

    /// Calls with each text while it is typed.
    final void onTyped(Consumer<String> listener) {
        typed = listener;
    }

    final void show(Optional<String> written, Optional<String> fallback) {
        isShowing = true;
        put(written, fallback);
        view().pseudoClassStateChanged(DEFAULTED, written.isEmpty());
        isShowing = false;
    }

    final void enter(String text) {
        if (!isShowing) {
            entered.accept(text);
        }
    }

    final void type(String text) {
        if (!isShowing) {
            typed.accept(text);
        }
    }

    /// A text or a number.
    private static final class Words extends ValueControl {
        private final TextField field;
        private final String example;
        private String before = "";

        Words(TextField field, String example) {
            this.field = field;
            this.example = example.replace("\"", "");
            field.setOnAction(_ -> finish());
            field.focusedProperty().subscribe(isFocused -> {
                if (!isFocused) {
                    finish();
                }
            });
            field.textProperty().subscribe(this::type);
        }

        private void finish() {
            String now = field.getText().strip();
            if (!now.equals(before)) {
                before = now;
                enter(now);
            }
        }

        @Override
        Region view() {
            return field;
        }

        @Override
        Control focus() {
            return field;
        }

        @Override
        void put(Optional<String> written, Optional<String> fallback) {
            String text = written.orElse("");
            before = text;
            field.setPromptText(fallback.orElse(example));
            if (!field.getText().equals(text)) {
                field.setText(text);
            }
        }
    }

    /// On or off.
    private static final class Flag extends ValueControl {
        private final ToggleSwitch toggle = new ToggleSwitch();
        private final Texts texts;

        Flag(Texts texts) {
            this.texts = texts;
            toggle.setLabelPosition(javafx.geometry.HorizontalDirection.RIGHT);
            toggle.selectedProperty().subscribe(isOn -> {
                label(isOn);
                enter(Boolean.toString(isOn));
            });
        }

        private void label(boolean isOn) {
            toggle.setText(texts.get(isOn ? "config.form.on" : "config.form.off"));
        }

        @Override
        Region view() {
            return toggle;
        }

        @Override
        Control focus() {
            return toggle;
        }

        @Override
        void put(Optional<String> written, Optional<String> fallback) {
            boolean isOn = Boolean.parseBoolean(written.or(() -> fallback).orElse("false"));
            label(isOn);
            toggle.setSelected(isOn);
        }
    }

    /// One of some words, or any other where that is allowed.
    private static final class Choice extends ValueControl {
        private final ComboBox<String> box = new ComboBox<>();

        Choice(List<String> words, boolean isOpen) {
            box.getItems().setAll(words);
            box.setEditable(isOpen);
            box.setMaxWidth(Double.MAX_VALUE);
            box.valueProperty().subscribe(value -> {
                if (value != null) {
                    enter(value.strip());
                }
            });
            if (isOpen) {
                box.getEditor().textProperty().subscribe(this::type);
                box.getEditor().focusedProperty().subscribe(isFocused -> {
                    String text = box.getEditor().getText().strip();
                    if (!isFocused && !text.equals(Optional.ofNullable(box.getValue()).orElse(""))) {
                        box.setValue(text);
                    }
                });
            }
        }

        @Override
        Region view() {
            return box;
        }

        @Override
        Control focus() {
            return box.isEditable() ? box.getEditor() : box;
        }

        @Override
        void put(Optional<String> written, Optional<String> fallback) {
            box.setPromptText(fallback.orElse(""));
            written.ifPresentOrElse(box::setValue, () -> box.setValue(null));
        }
    }

    /// A number with its unit beside it.
    private static final class Quantity extends ValueControl {
        private final TextField number = new TextField();
        private final ComboBox<String> unit = new ComboBox<>();
        private final HBox both = new HBox(number, unit);
        private String before = "";

        Quantity(List<String> units, Texts texts) {
            unit.getItems().setAll(units);
            unit.setAccessibleText(texts.get("config.form.unit"));
            unit.setMinWidth(Region.USE_PREF_SIZE);
            number.setPrefColumnCount(6);
            number.setMinWidth(Region.USE_COMPUTED_SIZE);
            HBox.setHgrow(number, Priority.ALWAYS);
            both.getStyleClass().add("form-quantity");
            number.setOnAction(_ -> finish());
            number.focusedProperty().subscribe(isFocused -> {
                if (!isFocused) {
                    finish();
                }
            });
            number.textProperty().subscribe(_ -> type(text()));
            unit.valueProperty().subscribe(_ -> {
                if (!number.getText().isBlank()) {
                    finish();
                }
            });
        }

        /// A unit that was typed counts more than the one that is chosen.
        private String text() {
            String typed = number.getText().strip();
            boolean isBare = typed.matches("[0-9.]+");
            return isBare ? typed + Optional.ofNullable(unit.getValue()).orElse("") : typed;
        }

        private void finish() {
            String now = text();
            if (!now.equals(before)) {
                before = now;
                enter(now);
            }
        }

        @Override
        Region view() {
            return both;
        }

        @Override
        Control focus() {
            return number;
        }

        @Override
        void put(Optional<String> written, Optional<String> fallback) {
            before = written.orElse("");
            String shown = written.or(() -> fallback).orElse(unit.getItems().get(1));
            String chosen = unit.getItems().reversed().stream().filter(shown::endsWith)
                    .max(java.util.Comparator.comparingInt(String::length)).orElse(unit.getItems().get(1));
            unit.setValue(chosen);
            number.setPromptText(fallback.map(text -> text.replaceAll("[^0-9.]", "")).orElse(""));
            String digits = written.map(text -> text.endsWith(chosen)
                    ? text.substring(0, text.length() - chosen.length())
                    : text).orElse("");
            if (!number.getText().equals(digits)) {
                number.setText(digits);
            }
        }
    }

    /// Whether `node` is this control or inside it.
    final boolean has(Node node) {
        return node.equals(focus()) || node.equals(view());
    }
}
