package dev.baton.app.timeline;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import dev.baton.app.fx.Subscriptions;
import dev.baton.app.i18n.Texts;
import dev.baton.whatif.Happening;
import dev.baton.whatif.Outcome;

/// "What if n2 had had 120 here?": a priority for each node, whether it goes down, and what would have come of it.
final class ForkPane {
    private static final int MAX_STEPS = 12;

    private final Texts texts;
    private final TimelineWords words;
    private final ForkViewModel model;
    private final Label title = new Label();
    private final GridPane nodes = new GridPane();
    private final Label answer = new Label();
    private final VBox steps = new VBox();
    private final VBox assumed = new VBox();
    private final ScrollPane scroll;

    /// @param close closes it
    ForkPane(Texts texts, TimelineWords words, ForkViewModel model, Runnable close) {
        this.texts = texts;
        this.words = words;
        this.model = model;
        title.getStyleClass().add("timeline-when");
        title.setWrapText(true);
        Button done = new Button("", new FontIcon(MaterialDesignC.CLOSE));
        done.setId("fork-close");
        done.setAccessibleText(texts.get("timeline.fork.close"));
        done.setMinWidth(Region.USE_PREF_SIZE);
        done.getStyleClass().add("timeline-close");
        done.setOnAction(_ -> close.run());
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(title, done);
        nodes.getStyleClass().add("timeline-fork");
        answer.getStyleClass().add("timeline-what");
        answer.setId("fork-answer");
        steps.getStyleClass().add("timeline-others");
        assumed.getStyleClass().add("timeline-others");
        answer.setWrapText(true);
        answer.setMinHeight(Region.USE_PREF_SIZE);
        VBox card = new VBox(answer, steps);
        card.getStyleClass().addAll("card", "timeline-reason");
        VBox pane = new VBox(head, line(texts.get("timeline.fork.text")), nodes, card, assumed);
        pane.getStyleClass().add("timeline-instant");
        scroll = new ScrollPane(pane);
        scroll.setFitToWidth(true);
        scroll.setMinWidth(0);
        scroll.getStyleClass().add("timeline-instant-scroll");
    }

    Region view() {
        return scroll;
    }

    /// Begins to show what is tried.
    void follow(Subscriptions held) {
        held.follow(model.fork(), this::show);
        held.follow(model.answer(), _ -> tell());
        held.follow(model.problem(), _ -> tell());
    }

    /// Says which instant it is about.
    void at(long atNanos) {
        title.setText(texts.get("timeline.fork.title", words.time(atNanos)));
    }

    private void show(Optional<Fork> fork) {
        nodes.getChildren().clear();
        assumed.getChildren().clear();
        if (fork.isEmpty()) {
            return;
        }
        nodes.addRow(0, head("timeline.fork.node"), head("timeline.fork.priority"), head("timeline.fork.down"));
        List<Fork.Seat> seats = fork.get().seats();
        for (int i = 0; i < seats.size(); i++) {
            row(seats.get(i), i + 1);
        }
        assumed.getChildren().add(head("timeline.fork.assumed"));
        for (Fork.Assumption each : Fork.Assumption.values()) {
            if (fork.get().assumed().contains(each)) {
                assumed.getChildren().add(line("• " + texts.get("timeline.fork.assumed."
                        + each.name().toLowerCase(Locale.ROOT).replace('_', '-'))));
            }
        }
    }

    private void row(Fork.Seat seat, int row) {
        Label name = new Label(seat.node());
        name.getStyleClass().add("timeline-node-name");
        boolean isOwner = seat.priority() > Fork.MOST;
        Spinner<Integer> priority = new Spinner<>(Fork.LEAST, isOwner ? seat.priority() : Fork.MOST, seat.priority());
        priority.setId("fork-priority-" + seat.node());
        priority.setEditable(true);
        priority.setDisable(isOwner || seat.isGone());
        priority.setAccessibleText(texts.get("timeline.fork.priority-of", seat.node()));
        priority.getStyleClass().add("timeline-fork-priority");
        priority.valueProperty().subscribe((_, value) -> {
            if (value != null) {
                model.priority(seat.node(), value);
            }
        });
        CheckBox down = new CheckBox(seat.isGone() ? texts.get("timeline.fork.gone") : "");
        down.setId("fork-down-" + seat.node());
        down.setAccessibleText(texts.get("timeline.fork.down-of", seat.node()));
        down.setSelected(seat.isGone());
        down.setDisable(seat.isGone());
        down.selectedProperty().subscribe((_, isDown) -> model.down(seat.node(), isDown));
        nodes.addRow(row, name, priority, down);
    }

    private void tell() {
        steps.getChildren().clear();
        if (!model.problem().get().isEmpty()) {
            answer.setText(texts.get("timeline.fork.failed", texts.said(model.problem().get())));
            return;
        }
        Optional<Fork.Answer> now = model.answer().get();
        if (now.isEmpty()) {
            answer.setText(texts.get("timeline.fork.asking"));
        } else if (now.get().outcome().isEmpty()) {
            answer.setText(texts.get("timeline.fork.usual", holders(now.get().usual().map(s -> s.holders())
                    .orElse(List.of()))));
        } else {
            tell(now.get().outcome().get());
        }
    }

    private void tell(Outcome outcome) {
        String before = holders(outcome.before().holders());
        String after = holders(outcome.after().holders());
        answer.setText(outcome.moves()
                ? texts.get("timeline.fork.moves", after, before, words.length(outcome.gapNanos()))
                : texts.get("timeline.fork.stays", after));
        for (Happening each : outcome.happenings().stream().limit(MAX_STEPS).toList()) {
            steps.getChildren().add(line(texts.get("timeline.fork.step", words.length(each.afterNanos()),
                    each.ref().node(), each.transition().to().name())));
        }
    }

    private String holders(List<String> nodes) {
        return nodes.isEmpty() ? texts.get("timeline.instant.nobody") : String.join(", ", nodes);
    }

    private Label head(String key) {
        Label label = new Label(texts.get(key));
        label.getStyleClass().add("muted");
        return label;
    }

    private static Label line(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
