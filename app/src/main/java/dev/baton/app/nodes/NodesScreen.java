package dev.baton.app.nodes;

import java.util.List;
import java.util.function.Supplier;

import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

import dev.baton.app.action.Action;
import dev.baton.app.link.LinkState;
import dev.baton.app.link.LinkedNode;
import dev.baton.app.link.NodeLinks;
import dev.baton.app.shell.AppContext;
import dev.baton.app.shell.Badge;
import dev.baton.app.shell.Screen;
import dev.baton.app.shell.Target;

/// The Nodes screen of one frame.
public final class NodesScreen {
    private final NodeLinks links;

    public NodesScreen(NodeLinks links) {
        this.links = links;
    }

    /// The screen.
    public Screen screen(AppContext context) {
        return new NodesView(context, links, System::nanoTime);
    }

    /// What can be done before the screen was ever shown.
    public void addActions(AppContext context) {
        context.actions().add(Action.of(NodeActions.PAIR, "action." + NodeActions.PAIR,
                () -> context.crossing().go("nodes", new Target.PairNode())).icon(MaterialDesignL.LINK_PLUS));
    }

    /// How many nodes are followed whose link needs somebody.
    public Supplier<Badge> badge(AppContext context) {
        return () -> {
            List<LinkedNode> all = links.nodes().get();
            long refused = all.stream().filter(n -> n.link().phase() == LinkState.Phase.REFUSED).count();
            long lost = all.stream().filter(n -> n.link().phase() == LinkState.Phase.LOST).count();
            return refused + lost == 0
                    ? Badge.NONE
                    : new Badge((int) (refused + lost), refused > 0, context.texts().get("nodes.badge", refused, lost));
        };
    }
}
