package dev.baton.app.traffic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import atlantafx.base.controls.CustomTextField;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

import dev.baton.app.fx.Subscriptions;
import dev.baton.app.i18n.Texts;
import dev.baton.dissect.FieldName;
import dev.baton.dissect.FilterException;

/// The filter: Wireshark's words, completed while they are typed, with a colour and an icon for right and wrong, and the
/// place of a mistake below.
final class FilterBox extends VBox {
    private static final PseudoClass RIGHT = PseudoClass.getPseudoClass("right");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final double REST_MILLIS = 300;
    private static final int MOST_SUGGESTIONS = 12;
    private static final List<String> WORDS = List.of("and", "or", "not", "contains", "matches", "in");

    private final Texts texts;
    private final TrafficViewModel model;
    private final CustomTextField field = new CustomTextField();
    private final FontIcon sign = new FontIcon(MaterialDesignF.FILTER_OUTLINE);
    private final Label mistake = new Label();
    private final ProgressBar progress = new ProgressBar(0);
    private final Button cancel = new Button();
    private final ContextMenu completion = new ContextMenu();
    private final PauseTransition rest = new PauseTransition(Duration.millis(REST_MILLIS));

    FilterBox(Texts texts, TrafficViewModel model) {
        this.texts = texts;
        this.model = model;
        getStyleClass().add("filter-box");
        field.setId("traffic-filter");
        field.setPromptText(texts.get("traffic.filter.prompt"));
        field.setAccessibleText(texts.get("traffic.filter.name"));
        field.setLeft(sign);
        field.getStyleClass().add("filter-field");
        field.textProperty().subscribe((_, text) -> {
            model.type(text);
            rest.playFromStart();
            suggest(text);
        });
        field.focusedProperty().subscribe(focused -> {
            if (!focused) {
                completion.hide();
            }
        });
        rest.setOnFinished(_ -> model.apply(field.getText()));
        field.setOnAction(_ -> model.apply(field.getText()));
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
                clear();
                event.consume();
            }
        });
        mistake.getStyleClass().add("filter-mistake");
        mistake.setGraphic(new FontIcon(MaterialDesignA.ALERT_CIRCLE_OUTLINE));
        mistake.setWrapText(true);
        cancel.setText(texts.get("traffic.filter.cancel"));
        cancel.setOnAction(_ -> model.cancelSearch());
        progress.getStyleClass().add("filter-progress");
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox line = new HBox(field, progress, cancel);
        line.getStyleClass().add("filter-line");
        getChildren().addAll(line, mistake);
    }

    /// Puts the keyboard here.
    void focus() {
        field.requestFocus();
        field.selectAll();
    }

    void clear() {
        field.clear();
        model.apply("");
    }

    CustomTextField field() {
        return field;
    }

    void follow(Subscriptions held) {
        held.follow(model.mistake(), this::show);
        held.follow(model.applied(), _ -> show(model.mistake().get()));
        held.follow(model.progress(), done -> {
            boolean isSearching = done.doubleValue() < 1;
            progress.setProgress(done.doubleValue());
            progress.setVisible(isSearching);
            progress.setManaged(isSearching);
            cancel.setVisible(isSearching);
            cancel.setManaged(isSearching);
        });
    }

    private void show(Optional<FilterException> wrong) {
        boolean isEmpty = field.getText().isBlank();
        field.pseudoClassStateChanged(WRONG, wrong.isPresent());
        field.pseudoClassStateChanged(RIGHT, wrong.isEmpty() && !isEmpty);
        sign.setIconCode(wrong.isPresent()
                ? MaterialDesignC.CLOSE_CIRCLE_OUTLINE
                : isEmpty ? MaterialDesignF.FILTER_OUTLINE : MaterialDesignC.CHECK_CIRCLE_OUTLINE);
        mistake.setText(wrong.map(e -> texts.get("traffic.filter.mistake", Integer.toString(e.column()),
                String.valueOf(e.getMessage()))).orElse(""));
        mistake.setVisible(wrong.isPresent());
        mistake.setManaged(wrong.isPresent());
    }

    private void suggest(String text) {
        completion.getItems().setAll(suggestions(text).stream().map(whole -> {
            MenuItem item = new MenuItem(whole);
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> {
                field.setText(whole);
                field.end();
            });
            return item;
        }).toList());
        boolean isOpen = field.isFocused() && field.getScene() != null && field.getScene().getWindow() != null;
        if (completion.getItems().isEmpty() || !isOpen) {
            completion.hide();
        } else if (!completion.isShowing()) {
            completion.show(field, Side.BOTTOM, 0, 0);
        }
    }

    /// Whole texts in which the last word is completed; for an empty field, the filters of before.
    List<String> suggestions(String text) {
        if (text.isBlank()) {
            return model.history();
        }
        int start = text.length();
        while (start > 0 && isWord(text.charAt(start - 1))) {
            start--;
        }
        String before = text.substring(0, start);
        String word = text.substring(start).toLowerCase(Locale.ROOT);
        if (word.isEmpty()) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        Arrays.stream(FieldName.values()).map(FieldName::wireshark)
                .filter(name -> name.startsWith(word) && !name.equals(word)).sorted().limit(MOST_SUGGESTIONS)
                .forEach(name -> found.add(before + name));
        if (!before.isBlank()) {
            WORDS.stream().filter(known -> known.startsWith(word) && !known.equals(word))
                    .forEach(known -> found.add(before + known + " "));
        }
        return found;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '_';
    }
}
