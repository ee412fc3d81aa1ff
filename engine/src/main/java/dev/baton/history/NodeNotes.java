package dev.baton.history;

import java.util.Optional;

import dev.baton.api.CommitStatus;
import dev.baton.api.ConfigStamp;
import dev.baton.api.FaultLease;
import dev.baton.api.NodeEvent;

/// Makes notes of what nodes tell beside the election. The text of each is parts in an order that its kind gives, with
/// [#BETWEEN] between them, so that it can be said in any language. Pure.
public final class NodeNotes {
    /// What is between the parts of a text.
    public static final String BETWEEN = "\t";
    /// How much of a fingerprint tells two configurations apart at a glance.
    public static final int SHORT_SHA = 8;
    private static final String FAILING = "FAILING";
    private static final String PASSING = "PASSING";

    private NodeNotes() {}

    /// The note of an event; empty: it is no matter for the strip.
    ///
    /// @param node what the node is called here
    public static Optional<Note> of(String node, NodeEvent event, long atNanos) {
        return switch (event.what()) {
            case NodeEvent.Committed(CommitStatus status) -> committed(node, status, atNanos);
            case NodeEvent.Reconfigured reconfigured -> Optional.of(running(node, reconfigured.config(), atNanos));
            case NodeEvent.Started started -> Optional.of(running(node, started.config(), atNanos));
            case NodeEvent.CheckTurned(String check, String verdict, String detail) -> switch (verdict) {
                case FAILING -> Optional.of(note(atNanos, Note.Kind.CHECK_FAILS, node, check, detail));
                case PASSING -> Optional.of(note(atNanos, Note.Kind.CHECK_PASSES, node, check, detail));
                default -> Optional.empty();
            };
            case NodeEvent.Steered(String by, String order, var _) ->
                Optional.of(note(atNanos, kind(order), node, order, by, event.router()));
            case NodeEvent.Faulted(FaultLease lease) ->
                Optional.of(note(atNanos, Note.Kind.TEST, node, event.router() + ": " + lease.words()));
            case NodeEvent.Changed _,NodeEvent.Noticed _,NodeEvent.MachineRefused _,NodeEvent.Found _,NodeEvent.Stopped _ ->
                Optional.empty();
        };
    }

    /// The note of which configuration a node runs: its generation and the beginning of its fingerprint.
    public static Note running(String node, ConfigStamp stamp, long atNanos) {
        return note(atNanos, Note.Kind.CONFIG, node, Long.toString(stamp.generation()), shortened(stamp.sha256()));
    }

    /// The phase, by whom, the revision, its fingerprint and the reason given.
    private static Optional<Note> committed(String node, CommitStatus status, long atNanos) {
        if (status.phase() == CommitStatus.Phase.VERIFYING) {
            return Optional.empty();
        }
        return Optional.of(note(atNanos, Note.Kind.PUSH, node, status.phase().name(), status.by(),
                Long.toString(status.after().generation()), shortened(status.after().sha256()), status.reason()));
    }

    /// The words are those of the node.
    private static Note.Kind kind(String order) {
        if (order.contains("maintenance")) {
            return Note.Kind.MAINTENANCE;
        }
        return order.contains("priority") ? Note.Kind.PRIORITY : Note.Kind.HAND_OVER;
    }

    private static String shortened(String sha256) {
        return sha256.substring(0, Math.min(SHORT_SHA, sha256.length()));
    }

    private static Note note(long atNanos, Note.Kind kind, String node, String... parts) {
        StringBuilder text = new StringBuilder();
        for (String part : parts) {
            text.append(text.isEmpty() ? "" : BETWEEN).append(part.replace(BETWEEN, " "));
        }
        return new Note(atNanos, kind, node, text.toString());
    }
}
