package dev.baton.app.failover;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.baton.api.ProbeKind;
import dev.baton.app.i18n.Texts;

/// How a test is to be done, for who wants it otherwise than usual.
final class MorePane extends VBox {
    private static final int LONGEST_NUMBER = 6;

    private final Texts texts;
    private final FailoverViewModel model;
    private final FailoverWords words;
    private final Map<ProbeKind, CheckBox> kinds = new EnumMap<>(ProbeKind.class);

    MorePane(Texts texts, FailoverViewModel model) {
        this.texts = texts;
        this.model = model;
        words = new FailoverWords(texts);
        getStyleClass().add("failover-more");
        Wishes now = wishes();
        FlowPane bounds = group(
                labelled("failover.more.lease", spinner("lease", Wishes.SHORTEST_LEASE, Wishes.LONGEST_LEASE,
                        now.leaseSeconds(), v -> wish(w -> w.lease(v)))),
                labelled("failover.more.limit", millis("limit", now.limitMillis(), "failover.more.usual",
                        v -> wish(w -> w.limit(v)))),
                labelled("failover.more.abort", millis("abort", now.abortMillis(), "failover.more.never",
                        v -> wish(w -> w.abort(v)))));
        FlowPane ends = group(
                box("others", "failover.more.others", now.abortIfOthersMove(), v -> wish(w -> w.abortIfOthersMove(v))),
                box("hand-back", "failover.more.hand-back", now.handBack(), v -> wish(w -> w.handBack(v))));
        FlowPane probes = group();
        for (ProbeKind kind : ProbeKind.values()) {
            CheckBox check = box(kind.word(), words.probe(kind), now.kinds().contains(kind));
            check.setOnAction(_ -> chooseKinds());
            kinds.put(kind, check);
            probes.getChildren().add(check);
        }
        FlowPane pace = group(
                labelled("failover.more.every", spinner("every", Wishes.FASTEST_MILLIS, Wishes.SLOWEST_MILLIS,
                        now.everyMillis(), v -> wish(w -> w.every(v)))),
                labelled("failover.more.port", spinner("port", 1, Wishes.LAST_PORT, now.port(),
                        v -> wish(w -> w.port(v)))),
                box("from-nodes", "failover.more.from-nodes", now.fromNodes(), v -> wish(w -> w.fromNodes(v))));
        FlowPane runs = group(
                labelled("failover.more.repeat", spinner("repeat", 1, Wishes.MOST_REPEATS, now.repeat(),
                        v -> wish(w -> w.repeat(v)))),
                box("rehearse", "failover.more.rehearse", now.isRehearsed(), v -> wish(w -> w.rehearsed(v))));
        getChildren().addAll(heading("failover.more.guardrails"), bounds, ends, heading("failover.more.probes"), probes,
                pace, heading("failover.more.runs"), runs);
    }

    private Wishes wishes() {
        return model.state().get().wishes();
    }

    private void wish(UnaryOperator<Wishes> change) {
        model.wish(change.apply(wishes()));
    }

    /// Without any kind nothing could be measured: the last one stays.
    private void chooseKinds() {
        List<ProbeKind> chosen = new ArrayList<>();
        kinds.forEach((kind, check) -> {
            if (check.isSelected()) {
                chosen.add(kind);
            }
        });
        wish(w -> w.kinds(chosen));
        kinds.forEach((kind, check) -> check.setSelected(wishes().kinds().contains(kind)));
    }

    private Label heading(String key) {
        Label label = new Label(texts.get(key));
        label.getStyleClass().add("failover-subheading");
        return label;
    }

    private static FlowPane group(Node... nodes) {
        FlowPane pane = new FlowPane(nodes);
        pane.getStyleClass().add("failover-group");
        return pane;
    }

    private HBox labelled(String key, Region field) {
        Label label = new Label(texts.get(key));
        label.setLabelFor(field);
        field.setAccessibleText(label.getText());
        HBox box = new HBox(label, field);
        box.getStyleClass().add("failover-labelled");
        return box;
    }

    private static Spinner<Integer> spinner(String id, int least, int most, int value, IntConsumer changed) {
        Spinner<Integer> spinner = new Spinner<>();
        SpinnerValueFactory.IntegerSpinnerValueFactory values = new SpinnerValueFactory.IntegerSpinnerValueFactory(
                least, most, value);
        spinner.setValueFactory(values);
        spinner.setEditable(true);
        spinner.setId("failover-" + id);
        spinner.getEditor().focusedProperty().subscribe((_, isFocused) -> {
            if (!isFocused) {
                typed(spinner, least, most);
            }
        });
        values.valueProperty().subscribe((_, v) -> changed.accept(v));
        return spinner;
    }

    /// What was typed counts when the field is left; what is no number, or too large, is put right.
    private static void typed(Spinner<Integer> spinner, int least, int most) {
        number(spinner.getEditor().getText()).ifPresent(v -> spinner.getValueFactory()
                .setValue(Math.clamp(v, least, most)));
        spinner.getEditor().setText(String.valueOf(spinner.getValue()));
    }

    private static OptionalInt number(String text) {
        String digits = text.strip();
        return digits.matches("\\d{1," + LONGEST_NUMBER + "}")
                ? OptionalInt.of(Integer.parseInt(digits))
                : OptionalInt.empty();
    }

    private interface Millis {
        void chosen(OptionalInt millis);
    }

    private TextField millis(String id, OptionalInt value, String prompt, Millis changed) {
        TextField field = new TextField(value.isPresent() ? String.valueOf(value.getAsInt()) : "");
        field.setId("failover-" + id);
        field.setPromptText(texts.get(prompt));
        field.getStyleClass().add("failover-millis");
        field.setOnAction(_ -> put(field, changed));
        field.focusedProperty().subscribe((_, isFocused) -> {
            if (!isFocused) {
                put(field, changed);
            }
        });
        return field;
    }

    private static void put(TextField field, Millis changed) {
        OptionalInt typed = number(field.getText());
        OptionalInt kept = typed.isPresent()
                ? OptionalInt.of(Math.clamp(typed.getAsInt(), 1, Wishes.LONGEST_OUTAGE_MILLIS))
                : typed;
        field.setText(kept.isPresent() ? String.valueOf(kept.getAsInt()) : "");
        changed.chosen(kept);
    }

    private interface Switch {
        void turned(boolean isOn);
    }

    private CheckBox box(String id, String key, boolean isOn, Switch turned) {
        CheckBox box = box(id, texts.get(key), isOn);
        box.setOnAction(_ -> turned.turned(box.isSelected()));
        return box;
    }

    private static CheckBox box(String id, String name, boolean isOn) {
        CheckBox box = new CheckBox(name);
        box.setId("failover-" + id);
        box.setSelected(isOn);
        return box;
    }
}
