package dev.baton.app.control;

import java.util.Locale;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import dev.baton.app.i18n.Texts;
import dev.baton.cluster.Member;

/// A node on a segment: its state, its priority and how long it has been so. Hovering says why.
public final class NodeBox extends VBox {
    private static final Duration HOVER_DELAY = Duration.millis(300);
    private static final Duration HOVER_STAYS = Duration.seconds(60);

    private final ClusterWords words;
    private final SegmentLayout.Size size;
    private final StateMark mark = new StateMark();
    private final StateBadge badge;
    private final Label name = new Label();
    private final Label priority = new Label();
    private final Label contributions = new Label();
    private final Label since = new Label();
    private final Label source = new Label();
    private final Tooltip tooltip = new Tooltip();
    private String kind = "";
    private String reason = "";

    NodeBox(Texts texts, SegmentLayout.Size size) {
        this.words = new ClusterWords(texts);
        this.size = size;
        this.badge = new StateBadge(texts);
        getStyleClass().addAll("node-box", size.name().toLowerCase(Locale.ROOT));
        name.getStyleClass().add("node-name");
        priority.getStyleClass().add("node-priority");
        contributions.getStyleClass().add("node-contributions");
        since.getStyleClass().add("node-since");
        name.setMinWidth(0);
        priority.setMinWidth(USE_PREF_SIZE);
        source.getStyleClass().add("node-source");
        contributions.setMinWidth(0);
        switch (size) {
            case FULL -> getChildren().addAll(row(name, spacer(), badge), row(priority, contributions),
                    new LastLine(since, source));
            case SMALL -> getChildren().addAll(row(mark, name), priority);
            case ROW -> getChildren().add(row(mark, name, spacer(), priority));
        }
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        tooltip.setShowDelay(HOVER_DELAY);
        tooltip.setShowDuration(HOVER_STAYS);
        tooltip.setWrapText(true);
        tooltip.getStyleClass().add("node-reason");
        Tooltip.install(this, tooltip);
    }

    private static HBox row(javafx.scene.Node... nodes) {
        HBox row = new HBox(nodes);
        row.getStyleClass().add("node-line");
        return row;
    }

    private static Region spacer() {
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        return spacer;
    }

    /// The time at the left and the address at the right; the address goes first where there is no room for both.
    private static final class LastLine extends Region {
        private static final double GAP = 8;
        private final Label since;
        private final Label source;

        LastLine(Label since, Label source) {
            this.since = since;
            this.source = source;
            getChildren().addAll(since, source);
        }

        @Override
        protected double computePrefHeight(double width) {
            return Math.max(since.prefHeight(-1), source.prefHeight(-1));
        }

        @Override
        protected void layoutChildren() {
            double sinceWidth = Math.min(getWidth(), snapSizeX(since.prefWidth(-1)));
            double sourceWidth = snapSizeX(source.prefWidth(-1));
            source.setVisible(sinceWidth + GAP + sourceWidth <= getWidth());
            since.resizeRelocate(0, 0, sinceWidth, getHeight());
            source.resizeRelocate(getWidth() - sourceWidth, 0, sourceWidth, getHeight());
        }
    }

    void show(SegmentModel model, SegmentModel.Node node) {
        Member member = node.member();
        NodeState state = node.state();
        name.setText(member.node());
        priority.setText(size == SegmentLayout.Size.ROW
                ? words.shortPriority(member.priority())
                : words.priority(member.priority()));
        mark.show(state.styleClass());
        badge.show(state);
        if (size == SegmentLayout.Size.FULL) {
            contributions.setText(words.contributions(member.priority()));
            source.setText(member.source().toString());
            since.setText(words.shortSince(member, state, model.atNanos()));
        }
        if (!kind.equals(state.styleClass())) {
            getStyleClass().remove(kind);
            kind = state.styleClass();
            getStyleClass().add(kind);
        }
        setAccessibleText(words.node(model, node));
        reason = words.sentence(model.cluster(), member, model.atNanos()) + "\n\n"
                + words.priorityReason(member.priority());
        tooltip.setText(reason);
    }

    /// Why the node is what it is and why its priority is what it is; what hovering shows.
    public String reason() {
        return reason;
    }

    /// The style class of the state shown.
    public String kind() {
        return kind;
    }
}
