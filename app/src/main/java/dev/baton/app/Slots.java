package dev.baton.app;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;

import dev.baton.app.config.ConfigView;
import dev.baton.app.failover.FailoverScreen;
import dev.baton.app.findings.FindingsScreen;
import dev.baton.app.lab.LabScreen;
import dev.baton.app.lab.LabSession;
import dev.baton.app.link.NodeLinks;
import dev.baton.app.nodes.NodesScreen;
import dev.baton.app.overview.OverviewView;
import dev.baton.app.overview.OverviewViewModel;
import dev.baton.app.priority.PrioritiesView;
import dev.baton.app.push.PushScreen;
import dev.baton.app.shell.ScreenSlot;
import dev.baton.app.timeline.TimelineView;
import dev.baton.app.traffic.TrafficView;

/// The screens of every window, in the order of their keys.
final class Slots {
    /// The screens that show the past as well.
    private static final Set<String> OF_PAST = Set.of("overview", "traffic", "timeline", "findings");

    private Slots() {}

    /// Those of a window on a lab.
    static List<ScreenSlot> ofLab(LabSession session, NodeLinks links) {
        return ofLab(session, links, new PushScreen(), new FailoverScreen());
    }

    /// @param push     the push, which outlives changes of language
    /// @param failover the failover test, which does, too
    static List<ScreenSlot> ofLab(LabSession session, NodeLinks links, PushScreen push, FailoverScreen failover) {
        LabScreen lab = new LabScreen(session);
        return with(links, push, failover,
                ScreenSlot.ready("lab", MaterialDesignF.FLASK_OUTLINE, "Shortcut+9", lab::screen)
                        .withActions(lab::addActions));
    }

    /// Those of a window on anything else; the lab's place leads to the lab.
    ///
    /// @param push     the push, which outlives changes of language
    /// @param failover the failover test, which does, too
    static List<ScreenSlot> ofNetwork(Runnable toLab, NodeLinks links, PushScreen push, FailoverScreen failover) {
        return with(links, push, failover,
                ScreenSlot.leading("lab", MaterialDesignF.FLASK_OUTLINE, "Shortcut+9", toLab));
    }

    /// Those of a window on the past: what acts on the present cannot be gone to, and says so.
    static List<ScreenSlot> ofPast(List<ScreenSlot> now) {
        return now.stream().map(slot -> OF_PAST.contains(slot.id()) || slot.lead().isPresent()
                ? slot
                : ScreenSlot.waiting(slot.id(), slot.icon(), slot.keys(), "replay")).toList();
    }

    private static List<ScreenSlot> with(NodeLinks links, PushScreen push, FailoverScreen failover, ScreenSlot lab) {
        List<ScreenSlot> slots = new ArrayList<>();
        slots.add(ScreenSlot.ready("overview", MaterialDesignV.VIEW_DASHBOARD_OUTLINE, "Shortcut+1",
                context -> new OverviewView(context, new OverviewViewModel(context.source(), context.texts()))));
        slots.add(ScreenSlot.ready("traffic", MaterialDesignP.PULSE, "Shortcut+2", TrafficView::new));
        slots.add(ScreenSlot.ready("timeline", MaterialDesignC.CHART_TIMELINE, "Shortcut+3", TimelineView::new));
        slots.add(ScreenSlot.ready("priorities", MaterialDesignT.TUNE_VERTICAL, "Shortcut+4", PrioritiesView::new));
        slots.add(ScreenSlot.ready("failover", MaterialDesignS.SWAP_HORIZONTAL_BOLD, "Shortcut+6", failover::screen)
                .withActions(failover::addActions));
        slots.add(ScreenSlot.ready("config", MaterialDesignF.FILE_DOCUMENT_OUTLINE, "Shortcut+5", ConfigView::new));
        FindingsScreen findings = new FindingsScreen();
        slots.add(ScreenSlot.ready("findings", MaterialDesignA.ALERT_DECAGRAM_OUTLINE, "Shortcut+7", findings::screen)
                .withBadge(findings::badge));
        NodesScreen nodes = new NodesScreen(links);
        slots.add(ScreenSlot.ready("nodes", MaterialDesignS.SERVER_NETWORK, "Shortcut+8", nodes::screen)
                .withActions(nodes::addActions).withBadge(nodes::badge));
        slots.add(lab);
        slots.sort(Comparator.comparing(ScreenSlot::keys));
        slots.add(ScreenSlot.hidden("push", MaterialDesignR.ROCKET_LAUNCH_OUTLINE, push::screen));
        return List.copyOf(slots);
    }
}
