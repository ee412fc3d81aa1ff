package dev.baton.app.findings;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

import dev.baton.app.control.FindingWords;
import dev.baton.app.fx.Subscriptions;
import dev.baton.app.i18n.Texts;
import dev.baton.finding.Code;
import dev.baton.finding.Severity;

/// Which findings are shown: words, severities, state, kind.
final class FilterBar extends HBox {
    private static final double CODE_WIDTH = 170;
    private static final int VISIBLE_CHOICES = 16;

    private final Texts texts;
    private final FindingsViewModel model;
    private final FindingWords words;
    private final TextField field = new TextField();
    private final Map<Severity, ToggleButton> severities = new EnumMap<>(Severity.class);
    private final ComboBox<InboxFilter.Scope> scope = new ComboBox<>();
    private final ComboBox<Optional<Code>> code = new ComboBox<>();

    /// @param last what stands at the end of the bar
    FilterBar(Texts texts, FindingsViewModel model, Node last) {
        this.texts = texts;
        this.model = model;
        this.words = new FindingWords(texts);
        getStyleClass().add("findings-bar");
        field.setPromptText(texts.get("findings.filter.prompt"));
        field.setAccessibleText(texts.get("findings.filter.name"));
        field.setId("findings-filter");
        HBox.setHgrow(field, Priority.ALWAYS);
        field.textProperty().subscribe(text -> change(model.filter().get().withText(text)));
        field.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
                field.clear();
                event.consume();
            }
        });
        getChildren().add(field);
        for (Severity severity : Severity.values()) {
            getChildren().add(severity(severity));
        }
        choose(scope, List.of(InboxFilter.Scope.values()), s -> texts.get(s.textKey()));
        scope.setId("findings-scope");
        scope.setAccessibleText(texts.get("findings.scope.name"));
        scope.setValue(model.filter().get().scope());
        scope.valueProperty().subscribe(value -> Optional.ofNullable(value)
                .ifPresent(chosen -> change(model.filter().get().withScope(chosen))));
        choose(code, List.of(Optional.empty()), c -> c.map(known -> known.name() + " · " + words.title(known))
                .orElseGet(() -> texts.get("findings.code.any")));
        code.setPrefWidth(CODE_WIDTH);
        code.setMaxWidth(CODE_WIDTH);
        code.setId("findings-code");
        code.setAccessibleText(texts.get("findings.code.name"));
        code.setValue(Optional.empty());
        code.valueProperty().subscribe(value -> Optional.ofNullable(value)
                .ifPresent(chosen -> change(model.filter().get().withCode(chosen))));
        getChildren().addAll(scope, code, last);
    }

    private ToggleButton severity(Severity severity) {
        ToggleButton button = new ToggleButton("", new FontIcon(FindingWords.icon(severity)));
        button.setSelected(true);
        button.setId("findings-" + severity.word());
        button.getStyleClass().addAll("severity-toggle", severity.word());
        button.setMinWidth(Region.USE_PREF_SIZE);
        severities.put(severity, button);
        button.selectedProperty().subscribe((_, _) -> change(model.filter().get().withSeverities(chosen())));
        return button;
    }

    private Set<Severity> chosen() {
        Set<Severity> chosen = EnumSet.noneOf(Severity.class);
        severities.forEach((severity, button) -> {
            if (button.isSelected()) {
                chosen.add(severity);
            }
        });
        return chosen;
    }

    private void change(InboxFilter next) {
        model.filter().set(next);
    }

    private static <T> void choose(ComboBox<T> box, List<T> choices, java.util.function.Function<T, String> name) {
        box.getItems().setAll(choices);
        box.setMinWidth(Region.USE_PREF_SIZE);
        box.setVisibleRowCount(VISIBLE_CHOICES);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public @Nullable T fromString(String text) {
                return null;
            }
        });
    }

    void follow(Subscriptions held) {
        held.follow(model.counts(), counts -> severities.forEach((severity, button) -> {
            button.setText(Long.toString(counts.of(severity)));
            button.setAccessibleText(texts.get("findings.filter.severity", words.severity(severity),
                    counts.of(severity)));
        }));
        held.follow(model.codes(), this::offer);
    }

    /// The choice in force stays one of the choices.
    private void offer(List<Code> codes) {
        List<Optional<Code>> choices = new ArrayList<>();
        choices.add(Optional.empty());
        codes.forEach(known -> choices.add(Optional.of(known)));
        Optional<Code> now = model.filter().get().code();
        if (!choices.contains(now)) {
            choices.add(now);
        }
        if (!choices.equals(code.getItems())) {
            code.getItems().setAll(choices);
            code.setValue(now);
        }
    }

    /// Puts the cursor into the words.
    void focusField() {
        field.requestFocus();
        field.selectAll();
    }

    /// Shows everything that is open again.
    void clear() {
        field.clear();
        severities.values().forEach(button -> button.setSelected(true));
        scope.setValue(InboxFilter.Scope.OPEN);
        code.setValue(Optional.empty());
    }
}
