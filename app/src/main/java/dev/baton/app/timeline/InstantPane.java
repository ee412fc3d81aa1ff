package dev.baton.app.timeline;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.baton.app.action.ActionButton;
import dev.baton.app.control.ClusterWords;
import dev.baton.app.control.HealthPill;
import dev.baton.app.control.NodeState;
import dev.baton.app.control.SegmentView;
import dev.baton.app.control.StateBadge;
import dev.baton.app.fx.Pulse;
import dev.baton.app.i18n.Texts;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Member;
import dev.baton.cluster.Snapshot;
import dev.baton.history.Turn;

/// What was known at the cursor, and why a router changed its state there.
final class InstantPane {
    private static final int MAX_OTHERS = 12;

    private final Texts texts;
    private final TimelineWords words;
    private final ClusterWords clusterWords;
    private final Label when = new Label();
    private final Label title = new Label();
    private final HealthPill health;
    private final SegmentView segment;
    private final VBox nodes = new VBox();
    private final VBox others = new VBox();
    private final Label unknown = new Label();
    private final VBox reason = new VBox();
    private final Label what = new Label();
    private final Label numbers = new Label();
    private final Label section = new Label();
    private final Label revision = new Label();
    private final VBox known;
    private final VBox pane;
    private final ScrollPane scroll;

    /// @param packets leads to the packets of the change
    /// @param travel  shows the whole window at the instant
    /// @param isPast  whether the whole window is in the past already
    InstantPane(Texts texts, Pulse pulse, TimelineWords words, ActionButton packets, ActionButton travel,
            boolean isPast) {
        this.texts = texts;
        this.words = words;
        clusterWords = new ClusterWords(texts);
        health = new HealthPill(texts);
        segment = new SegmentView(texts, pulse, false);
        when.getStyleClass().add("timeline-when");
        title.getStyleClass().add("timeline-title");
        unknown.getStyleClass().add("muted");
        unknown.setText(texts.get("timeline.instant.unknown"));
        what.getStyleClass().add("timeline-what");
        numbers.getStyleClass().add("timeline-numbers");
        section.getStyleClass().add("muted");
        revision.getStyleClass().add("timeline-revision");
        for (Label each : List.of(when, title, unknown, what, numbers, section, revision)) {
            each.setWrapText(true);
            each.setMinHeight(Region.USE_PREF_SIZE);
        }
        travel.setMinWidth(0);
        travel.setWrapText(true);
        hide(travel, isPast);
        reason.getStyleClass().addAll("card", "timeline-reason");
        reason.getChildren().addAll(what, numbers, revision, section, packets);
        nodes.getStyleClass().add("timeline-nodes");
        others.getStyleClass().add("timeline-others");
        FlowPane heading = new FlowPane(title, health);
        heading.getStyleClass().add("timeline-heading");
        known = new VBox(heading, segment, nodes, others);
        known.getStyleClass().add("timeline-known");
        pane = new VBox(when, travel, reason, unknown, known);
        pane.getStyleClass().add("timeline-instant");
        scroll = new ScrollPane(pane);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("timeline-instant-scroll");
        scroll.setMinWidth(0);
        hide(reason, true);
    }

    Region view() {
        return scroll;
    }

    /// Shows what was known.
    ///
    /// @param isNow  whether that is the end, which goes on
    /// @param lastNanos the last instant that is known
    /// @param wanted the cluster to show; empty: the first
    /// @param running the configuration that ran on the node of the change, where that is known
    void show(TimelineViewModel.Moment moment, boolean isNow, long lastNanos, Optional<ClusterKey> wanted,
            Optional<Turn> selected, Optional<Event> running) {
        Snapshot then = moment.snapshot();
        when.setText(texts.get(isNow ? "timeline.instant.now" : "timeline.instant.at",
                words.stamp(moment.atNanos(), lastNanos)));
        Optional<Cluster> cluster = wanted.isPresent()
                ? wanted.flatMap(then::cluster)
                : then.clusters().stream().findFirst();
        hide(unknown, cluster.isPresent());
        hide(known, cluster.isEmpty());
        cluster.ifPresent(c -> show(c, then));
        hide(reason, selected.isEmpty());
        selected.ifPresent(turn -> {
            what.setText(texts.get("timeline.reason.title", turn.node(), turn.to().name(),
                    words.time(turn.atNanos())));
            numbers.setText(words.why(turn, then));
            hide(revision, running.isEmpty());
            running.ifPresent(e -> revision.setText(
                    texts.get("timeline.reason.revision", e.node(), e.part(0), e.part(1))));
            section.setText(TimelineWords.section(turn).map(s -> texts.get("timeline.reason.section", s))
                    .orElseGet(() -> texts.get("timeline.reason.own")));
        });
    }

    private void show(Cluster cluster, Snapshot then) {
        title.setText(clusterWords.title(cluster) + " · " + clusterWords.shortAddresses(cluster));
        health.show(cluster.health(), clusterWords.health(cluster));
        segment.show(cluster, then.atNanos());
        segment.still();
        nodes.getChildren().setAll(cluster.members().stream().map(m -> node(cluster, m, then.atNanos())).toList());
        List<Cluster> rest = then.clusters().stream().filter(c -> !c.key().equals(cluster.key())).toList();
        others.getChildren().setAll(rest.stream().limit(MAX_OTHERS).map(this::other).toList());
        if (rest.size() > MAX_OTHERS) {
            Label more = new Label(texts.get("timeline.instant.more", rest.size() - MAX_OTHERS));
            more.getStyleClass().add("muted");
            others.getChildren().add(more);
        }
    }

    private Region node(Cluster cluster, Member member, long atNanos) {
        StateBadge badge = new StateBadge(texts);
        NodeState state = NodeState.of(member, atNanos);
        badge.show(state);
        badge.setMinWidth(Region.USE_PREF_SIZE);
        Label name = new Label(texts.get("timeline.instant.node", member.node(),
                clusterWords.priority(member.priority())));
        name.getStyleClass().add("timeline-node-name");
        Label sentence = new Label(clusterWords.sentence(cluster, member, atNanos));
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        sentence.getStyleClass().add("muted");
        FlowPane head = new FlowPane(badge, name);
        head.getStyleClass().add("timeline-node-head");
        VBox box = new VBox(head, sentence);
        box.getStyleClass().add("timeline-node");
        return box;
    }

    private Region other(Cluster cluster) {
        String holder = cluster.holder().map(Member::node).orElseGet(() -> texts.get("timeline.instant.nobody"));
        Label line = new Label(texts.get("timeline.instant.other", words.name(cluster.key()),
                clusterWords.health(cluster), holder));
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        return line;
    }

    private static void hide(Region part, boolean hidden) {
        part.setVisible(!hidden);
        part.setManaged(!hidden);
    }
}
