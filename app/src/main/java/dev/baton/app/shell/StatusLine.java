package dev.baton.app.shell;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

import org.controlsfx.control.StatusBar;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import dev.baton.app.action.ActionButton;
import dev.baton.app.drill.Underway;
import dev.baton.app.files.OpenConfigs;
import dev.baton.app.fx.FrameStats;
import dev.baton.app.fx.Subscriptions;
import dev.baton.app.link.LinkState;
import dev.baton.app.link.LinkedNode;
import dev.baton.app.source.FeedState;
import dev.baton.app.source.Recording;
import dev.baton.app.source.SourceKind;
import dev.baton.cluster.Freshness;

/// The status bar: the nodes, how many adverts come in, how even the frames are.
final class StatusLine extends StatusBar {
    private static final int MAX_NAMED_NODES = 8;
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final PseudoClass LOST = PseudoClass.getPseudoClass("lost");
    private static final double NANOS_PER_MILLI = 1e6;

    private final AppContext context;
    private final HBox nodes = new HBox();
    private List<LinkChip> links = List.of();
    private final Label packets = new Label();
    private final Tooltip lost = new Tooltip();
    private final Label rate = new Label();
    private final Label staged = new Label();
    private final Label drill = new Label();
    private final ActionButton frames;
    private final ActionButton recorder;

    StatusLine(AppContext context, ShellViewModel model, Subscriptions subscriptions) {
        this.context = context;
        getStyleClass().add("status-line");
        setText("");
        setMinWidth(0);
        nodes.getStyleClass().add("status-nodes");
        nodes.setAlignment(Pos.CENTER_LEFT);
        rate.getStyleClass().add("status-item");
        frames = new ActionButton(context.actions().action(ShellActions.DIAGNOSTICS), context.texts());
        frames.getStyleClass().add("status-button");
        recorder = new ActionButton(context.actions().action(ShellActions.RECORDER), context.texts());
        recorder.setId("status-recorder");
        recorder.getStyleClass().add("status-button");
        recorder.managedProperty().bind(recorder.visibleProperty());
        getLeftItems().add(nodes);
        packets.getStyleClass().add("status-item");
        packets.setTooltip(lost);
        staged.getStyleClass().addAll("status-item", "staged-chip");
        staged.setId("status-staged");
        staged.setTooltip(new Tooltip(text("draft.kept")));
        drill.getStyleClass().addAll("status-item", "staged-chip");
        drill.setId("status-drill");
        for (Label each : List.of(packets, rate, staged, drill)) {
            each.managedProperty().bind(each.visibleProperty());
            each.visibleProperty().bind(Bindings.isNotEmpty(each.textProperty()));
        }
        getRightItems().addAll(drill, staged, recorder, packets, rate, frames);
        if (context.source().links().isPresent()) {
            subscriptions.follow(context.source().links().get().nodes(), this::showLinks);
        } else {
            subscriptions.follow(model.nodes(), this::showNodes);
        }
        subscriptions.follow(context.staging().workspace(),
                now -> staged.setText(now.isEdited() ? text("draft.status", now.editCount()) : ""));
        subscriptions.follow(context.drills().underway(), now -> drill.setText(now.map(this::words).orElse("")));
        subscriptions.follow(context.recording().status(), this::showRecorder);
        subscriptions.follow(model.incoming(), this::showIncoming);
        subscriptions.follow(model.advertsPerSecond(),
                n -> rate.setText(
                        n.map(r -> text(r == 1 ? "shell.status.rate-one" : "shell.status.rate", r)).orElse("")));
        showFrames();
    }

    private String words(Underway test) {
        return text("failover.status", test.subject().toString(),
                text("failover.stage." + test.stage().name().toLowerCase(Locale.ROOT)));
    }

    private void showRecorder(Recording.Status status) {
        recorder.setVisible(status.phase() != Recording.Phase.NOTHING);
        String phase = status.phase().name().toLowerCase(Locale.ROOT).replace('_', '-');
        recorder.setText(text("shell.recorder." + phase));
        recorder.setAccessibleHelp(context.texts().said(status.message()));
        recorder.pseudoClassStateChanged(LOST, status.phase() == Recording.Phase.FAILED);
        recorder.pseudoClassStateChanged(STALE, status.phase() == Recording.Phase.READ_ONLY);
        recorder.getTooltip().setText(
                text("shell.recorder.tip", context.texts().said(status.message()), status.unrecorded()).strip());
    }

    /// Shows the frame figures of now.
    void showFrames() {
        FrameStats stats = context.pulse().frames().snapshot();
        boolean moving = context.pulse().isRunning() && stats.count() > 0;
        frames.setText(moving
                ? text("shell.status.frames", Math.round(stats.fps()), millis(stats.p95Nanos()))
                : text("shell.status.still"));
    }

    /// The button that opens the diagnostics.
    ActionButton frames() {
        return frames;
    }

    private String millis(long nanos) {
        return String.format(context.texts().locale(), "%.1f", nanos / NANOS_PER_MILLI);
    }

    private void showNodes(List<NodePresence> states) {
        Optional<OpenConfigs> files = context.source().configs().map(ReadOnlyObjectProperty::get);
        if (files.isPresent()) {
            Label chip = new Label(text("shell.status.files", files.get().files().size()));
            chip.getStyleClass().add("node-chip");
            nodes.getChildren().setAll(chip);
        } else if (states.size() > MAX_NAMED_NODES) {
            long live = states.stream().filter(s -> s.freshness() == Freshness.LIVE).count();
            Freshness worst = live == states.size() ? Freshness.LIVE : Freshness.STALE;
            nodes.getChildren().setAll(chip(text("shell.status.nodes", live, states.size()), worst));
        } else if (states.isEmpty()) {
            nodes.getChildren().setAll(chip(text("shell.status.none"), Freshness.STALE));
        } else {
            nodes.getChildren().setAll(states.stream().map(s -> {
                Label chip = chip(s.name(), s.freshness());
                chip.setAccessibleText(text("shell.node." + s.freshness().name().toLowerCase(Locale.ROOT),
                        s.name()));
                return chip;
            }).toList());
        }
    }

    /// The paired nodes by how their links are; their chips are made anew only when that is different.
    private void showLinks(List<LinkedNode> all) {
        List<LinkChip> wanted = all.stream().map(LinkChip::of).toList();
        if (wanted.equals(links) && !nodes.getChildren().isEmpty()) {
            return;
        }
        links = wanted;
        if (wanted.isEmpty()) {
            nodes.getChildren().setAll(chip(text("shell.status.none"), Freshness.STALE));
        } else if (wanted.size() > MAX_NAMED_NODES) {
            long live = wanted.stream().filter(link -> link.phase() == LinkState.Phase.LIVE).count();
            nodes.getChildren().setAll(chip(text("shell.status.nodes", live, wanted.size()),
                    live == wanted.size() ? Freshness.LIVE : Freshness.STALE));
        } else {
            nodes.getChildren().setAll(wanted.stream().map(link -> {
                Label chip = chip(link.name(), link.freshness());
                chip.setAccessibleText(text("shell.link." + link.phase().word(), link.name()));
                chip.setTooltip(new Tooltip(chip.getAccessibleText()));
                return chip;
            }).toList());
        }
    }

    /// A link as it is shown here.
    private record LinkChip(String name, LinkState.Phase phase) {
        static LinkChip of(LinkedNode node) {
            return new LinkChip(node.name(), node.link().phase());
        }

        Freshness freshness() {
            return switch (phase) {
                case LIVE -> Freshness.LIVE;
                case CONNECTING, STALE -> Freshness.STALE;
                case LOST, REFUSED -> Freshness.LOST;
            };
        }
    }

    private void showIncoming(Optional<ShellViewModel.Incoming> incoming) {
        packets.setText(incoming.map(this::words).orElse(""));
        boolean troubled = incoming.filter(i -> i.state().lost() > 0 || !i.state().problem().isEmpty()).isPresent();
        packets.pseudoClassStateChanged(LOST, troubled);
        lost.setText(incoming.map(ShellViewModel.Incoming::state).map(s -> s.problem().isEmpty()
                ? text("shell.status.lost", s.lostByKernel(), s.lostByCard(), s.shed())
                : context.texts().said(s.problem())).orElse(""));
    }

    private String words(ShellViewModel.Incoming incoming) {
        if (incoming.kind() == SourceKind.FILE) {
            long received = incoming.state().received();
            return text(received == 1 ? "shell.status.capture-one" : "shell.status.capture", received);
        }
        if (incoming.state().phase() == FeedState.Phase.WAITING) {
            return text("shell.status.waiting");
        }
        return incoming.perSecond().map(n -> text(n == 1 ? "shell.status.packets-one" : "shell.status.packets", n,
                incoming.state().lost())).orElse("");
    }

    private static Label chip(String name, Freshness freshness) {
        Label chip = new Label(name, new FontIcon(switch (freshness) {
            case LIVE -> MaterialDesignC.CHECK_CIRCLE;
            case STALE -> MaterialDesignA.ALERT_CIRCLE_OUTLINE;
            case LOST -> MaterialDesignC.CLOSE_CIRCLE;
        }));
        chip.getStyleClass().add("node-chip");
        chip.pseudoClassStateChanged(STALE, freshness == Freshness.STALE);
        chip.pseudoClassStateChanged(LOST, freshness == Freshness.LOST);
        return chip;
    }

    private String text(String key, Object... args) {
        return context.texts().get(key, args);
    }
}
