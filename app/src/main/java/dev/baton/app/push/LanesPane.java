package dev.baton.app.push;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.baton.app.i18n.Texts;
import dev.baton.push.Milestone;
import dev.baton.push.Progress;
import dev.baton.whatif.PushStep;

/// The nodes of a push, a lane each, in the order of the plan: how far each has come, and how long until it undoes it.
final class LanesPane {
    private static final PseudoClass REACHED = PseudoClass.getPseudoClass("reached");
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    private final Texts texts;
    private final PushViewModel model;
    private final PushWords words;
    private final VBox lanes = new VBox();
    private final ScrollPane scroll = new ScrollPane(lanes);
    private final List<Card> cards = new ArrayList<>();
    private List<String> shown = List.of();

    LanesPane(Texts texts, PushViewModel model) {
        this.texts = texts;
        this.model = model;
        words = new PushWords(texts);
        lanes.getStyleClass().add("push-lanes");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("push-scroll", "push-right");
    }

    Region view() {
        return scroll;
    }

    void look(PushViewModel.State now) {
        boolean isPush = model.isPush();
        scroll.setVisible(isPush);
        scroll.setManaged(isPush);
        List<Lane> all = now.run().map(RunState::lanes).orElseGet(() -> now.prepared()
                .map(p -> p.plan().steps().stream().map(LanesPane::waiting).toList()).orElse(List.of()));
        List<String> names = all.stream().map(Lane::node).toList();
        if (!names.equals(shown) || lanes.getChildren().isEmpty()) {
            shown = names;
            cards.clear();
            names.forEach(name -> cards.add(new Card(name)));
            Label heading = new Label(texts.get("push.lanes"));
            heading.getStyleClass().add("push-heading");
            lanes.getChildren().setAll(heading);
            if (names.isEmpty()) {
                Label none = new Label(texts.get("push.lanes.none"));
                none.getStyleClass().add("muted");
                none.setWrapText(true);
                lanes.getChildren().add(none);
            }
            lanes.getChildren().addAll(cards);
        }
        for (int i = 0; i < all.size(); i++) {
            cards.get(i).look(all.get(i), now);
        }
        beat();
    }

    private static Lane waiting(PushStep step) {
        return new Lane(step.node(), Progress.WAITING, Map.of(), Optional.empty(), List.of(), "");
    }

    /// The seconds go on.
    void beat() {
        Instant now = Instant.now();
        cards.forEach(card -> card.beat(now));
    }

    private final class Card extends VBox {
        private final String node;
        private final Label progress = new Label();
        private final Label said = new Label();
        private final CountdownRing ring = new CountdownRing(texts);
        private final Button extend = new Button(texts.get("push.extend", PushViewModel.EXTENSION_SECONDS));
        private final List<Label> points = new ArrayList<>();
        private Optional<Instant> deadline = Optional.empty();
        private Duration whole = Duration.ofSeconds(PushViewModel.DEFAULT_SECONDS);

        Card(String node) {
            this.node = node;
            getStyleClass().addAll("push-card", "push-lane");
            setId("push-lane-" + node);
            Label name = new Label(node);
            name.getStyleClass().add("push-heading");
            progress.getStyleClass().add("push-small");
            progress.setWrapText(true);
            VBox who = new VBox(name, progress);
            HBox.setHgrow(who, Priority.ALWAYS);
            extend.setOnAction(_ -> model.extend(node));
            extend.setMinWidth(Region.USE_PREF_SIZE);
            extend.setAccessibleText(texts.get("push.extend.node", node, PushViewModel.EXTENSION_SECONDS));
            HBox top = new HBox(who, extend, ring.node());
            top.getStyleClass().add("push-lane-top");
            top.setAlignment(Pos.CENTER_LEFT);
            VBox steps = new VBox();
            steps.getStyleClass().add("push-points");
            for (Milestone milestone : Milestone.values()) {
                Label point = new Label(words.milestone(milestone));
                point.getStyleClass().add("push-point");
                points.add(point);
                steps.getChildren().add(point);
            }
            said.getStyleClass().addAll("push-small", "muted");
            said.setWrapText(true);
            said.setMinHeight(USE_PREF_SIZE);
            getChildren().addAll(top, steps, said);
        }

        void look(Lane lane, PushViewModel.State now) {
            progress.setText(words.progress(lane.progress()));
            boolean isBad = switch (lane.progress()) {
                case UNDONE, UNDOES_ITSELF, UNKNOWN, UNDO_FAILED -> true;
                case WAITING, ASKED, APPLIED, GREEN, CONFIRM_ASKED, CONFIRMED -> false;
            };
            pseudoClassStateChanged(BAD, isBad);
            pseudoClassStateChanged(REACHED, lane.progress() == Progress.CONFIRMED);
            int index = 0;
            for (Milestone milestone : Milestone.values()) {
                Optional<Instant> at = Optional.ofNullable(lane.reached().get(milestone));
                Label point = points.get(index);
                point.pseudoClassStateChanged(REACHED, at.isPresent());
                point.setText((at.isPresent() ? "✓ " : "○ ") + words.milestone(milestone)
                        + at.map(t -> "  " + words.clock(t)).orElse(""));
                index++;
            }
            Optional<Lane.Said> trouble = Optional.of(lane.said()).filter(all -> !all.isEmpty()).map(List::getLast)
                    .filter(PushWords::isPlain);
            String sentence = trouble.map(Lane.Said::sentence).map(texts::said).orElse("");
            boolean isNew = !sentence.isEmpty() && !sentence.equals(progress.getText());
            said.setText(isNew ? sentence : "");
            said.setManaged(isNew);
            deadline = lane.deadline();
            Duration wished = Duration.ofSeconds(now.wishes().seconds());
            Duration left = deadline.map(d -> Duration.between(Instant.now(), d)).orElse(Duration.ZERO);
            whole = left.compareTo(wished) > 0 ? left : wished;
            extend.setVisible(deadline.isPresent() && now.isRunning());
            extend.setId("push-extend-" + node);
        }

        void beat(Instant now) {
            ring.show(deadline, now, whole);
        }
    }
}
