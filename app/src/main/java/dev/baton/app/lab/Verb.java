package dev.baton.app.lab;

import java.util.Optional;

import dev.baton.adapter.sim.LabCommand;
import dev.baton.adapter.sim.LabNode;

/// What can be done to a node of the lab.
public enum Verb {
    /// It is gone at once, as when the plug is pulled.
    KILL,
    /// Its process does not run (SIGSTOP); it knows nothing of it.
    STOP,
    /// Its process runs again (SIGCONT).
    CONTINUE,
    /// It shuts down in order (SIGTERM): a master resigns with priority 0.
    END,
    /// It starts again with nothing remembered.
    START,
    /// Its interface loses the link.
    LINK_DOWN,
    /// Its interface has a link again.
    LINK_UP;

    /// The command that does it to the node of this name.
    public LabCommand on(String node) {
        return switch (this) {
            case KILL -> new LabCommand.Kill(node);
            case STOP -> new LabCommand.Stop(node);
            case CONTINUE -> new LabCommand.Continue(node);
            case END -> new LabCommand.End(node);
            case START -> new LabCommand.Start(node);
            case LINK_DOWN -> new LabCommand.Link(node, false);
            case LINK_UP -> new LabCommand.Link(node, true);
        };
    }

    /// The key of the text that says why it makes no sense now; its place is the node's name. Empty if it does.
    public Optional<String> whyNotKey(LabNode node) {
        LabNode.Status status = node.status();
        boolean gone = status == LabNode.Status.KILLED || status == LabNode.Status.ENDED;
        return switch (this) {
            case KILL -> when(gone, "lab.whyNot.gone");
            case STOP, END -> notRunning(status, gone);
            case CONTINUE -> when(status != LabNode.Status.STOPPED, "lab.whyNot.notStopped");
            case START -> when(!gone, "lab.whyNot.running");
            case LINK_DOWN -> gone ? Optional.of("lab.whyNot.gone") : when(!node.linkUp(), "lab.whyNot.linkDown");
            case LINK_UP -> gone ? Optional.of("lab.whyNot.gone") : when(node.linkUp(), "lab.whyNot.linkUp");
        };
    }

    private static Optional<String> notRunning(LabNode.Status status, boolean gone) {
        return gone
                ? Optional.of("lab.whyNot.gone")
                : when(status == LabNode.Status.STOPPED, "lab.whyNot.stopped");
    }

    private static Optional<String> when(boolean holds, String key) {
        return holds ? Optional.of(key) : Optional.empty();
    }
}
