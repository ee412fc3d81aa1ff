package dev.baton.app.traffic;

import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
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
import dev.baton.dissect.FilterException;

/// The filter: Wireshark's words, completed while they are typed, with a colour and an icon for right and wrong, and the
/// place of a mistake below.
final class FilterBox extends VBox {
    private static final PseudoClass RIGHT = PseudoClass.getPseudoClass("right");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final double REST_MILLIS = 300;

    private final Texts texts;
    private final TrafficViewModel model;
    private final CustomTextField field = new CustomTextField();
    private final FontIcon sign = new FontIcon(MaterialDesignF.FILTER_OUTLINE);
    private final Label mistake = new Label();
    private final ProgressBar progress = new ProgressBar(0);
    private final Button cancel = new Button();
    private final FilterCompletion completer;
    private final CompletionPopup completion;
    private final PauseTransition rest = new PauseTransition(Duration.millis(REST_MILLIS));
    private boolean isAccepting;
    private boolean isTyped;

    FilterBox(Texts texts, TrafficViewModel model) {
        this.texts = texts;
        this.model = model;
        completer = new FilterCompletion(texts, () -> KnownValues.of(model.cards(), model.snapshot()));
        completion = new CompletionPopup(field, texts.get("traffic.filter.list"), this::accept);
        getStyleClass().add("filter-box");
        field.setId("traffic-filter");
        field.setPromptText(texts.get("traffic.filter.prompt"));
        field.setAccessibleText(texts.get("traffic.filter.name"));
        field.setTooltip(new Tooltip(texts.get("traffic.filter.tip")));
        field.setLeft(sign);
        field.getStyleClass().add("filter-field");
        field.textProperty().subscribe((_, text) -> {
            model.type(text);
            rest.playFromStart();
            isTyped = true;
        });
        field.caretPositionProperty().subscribe((_, _) -> {
            if (isTyped && !isAccepting) {
                suggest();
            }
            isTyped = false;
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
            } else if (event.getCode() == KeyCode.DOWN
                    || (event.getCode() == KeyCode.SPACE && event.isControlDown())) {
                suggest();
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
                texts.said(String.valueOf(e.getMessage())))).orElse(""));
        mistake.setVisible(wrong.isPresent());
        mistake.setManaged(wrong.isPresent());
    }

    /// Shows how the filter can go on; for an empty field, the filters of before.
    private void suggest() {
        if (field.isFocused()) {
            completion.show(field.getText().isBlank() ? before() : suggestions());
        }
    }

    private List<Suggestion> suggestions() {
        int caret = Math.min(field.getCaretPosition(), field.getText().length());
        return completer.suggest(field.getText(), caret);
    }

    private List<Suggestion> before() {
        return model.history().stream()
                .map(filter -> new Suggestion(filter, texts.get("traffic.filter.before"), filter, filter.length()))
                .toList();
    }

    private void accept(Suggestion suggestion) {
        isAccepting = true;
        field.setText(suggestion.whole());
        field.positionCaret(suggestion.caret());
        isAccepting = false;
        if (suggestion.whole().endsWith(" ") || suggestion.whole().endsWith("{")) {
            suggest();
        }
    }

    CompletionPopup completion() {
        return completion;
    }
}
