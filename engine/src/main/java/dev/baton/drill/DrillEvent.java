package dev.baton.drill;

import java.util.List;

import dev.baton.api.FaultLease;
import dev.baton.vrrp.Transition;

/// What has happened in a test: what [Course] is told. Times are nanoseconds on the clock of who runs the test.
public sealed interface DrillEvent {
    /// Every node was asked, as [DrillAct.AskNodes] wants it; those that did not answer in time say so.
    record NodesAsked(Arena arena) implements DrillEvent {}

    /// A node was asked by the way, or did not answer. While a test goes on all its nodes are asked many times a second.
    record NodeTold(Arena.Seat seat) implements DrillEvent {}

    /// A router of a node has changed its state, as an event of the node says. It is told by [NodeTold], too, only later.
    ///
    /// @param atNanos    when
    /// @param errorNanos by how much that may be wrong
    record NodeMoved(String node, String router, Transition transition, long atNanos, long errorNanos)
            implements
                DrillEvent {}

    /// Something was seen on the wire: a priority 0, an announcement, or that the addresses are on an interface.
    record MarkSeen(Marked mark) implements DrillEvent {}

    /// New probes, and no earlier ones, of each vantage; with [Strip#trouble] where there are none to come.
    record ProbesCame(List<Strip> more) implements DrillEvent {
        public ProbesCame {
            more = List.copyOf(more);
        }
    }

    /// The node holds the fault, as [DrillAct.HoldFault] wants it.
    ///
    /// @param atNanos    when it took effect: [FaultLease#begunNanos] on our clock
    /// @param errorNanos by how much that may be wrong
    record FaultHeld(FaultLease lease, long atNanos, long errorNanos) implements DrillEvent {}

    /// The node does not hold the fault; nothing was done.
    ///
    /// @param why its sentence
    record FaultRefused(String why) implements DrillEvent {}

    /// It is not known whether the node holds the fault: it was asked and did not answer.
    ///
    /// @param why a sentence
    record FaultUnknown(String why) implements DrillEvent {}

    /// The node holds the fault no more, or knows of none by that id.
    record FaultEnded(String node) implements DrillEvent {}

    /// The node did not answer, or would not end it.
    ///
    /// @param why a sentence
    record FaultNotEnded(String node, String why) implements DrillEvent {}

    /// The addresses were handed back, as [DrillAct.HandBack] wants it.
    record HandedBack(String node) implements DrillEvent {}

    /// They were not.
    ///
    /// @param why a sentence
    record NotHandedBack(String node, String why) implements DrillEvent {}

    /// Nothing has happened; time has passed. To be told at least 20 times a second.
    record TimePassed() implements DrillEvent {}

    /// A person wants the test to end now.
    ///
    /// @param by who, or what: `Esc`, `Ctrl+C`
    record StopAsked(String by) implements DrillEvent {}
}
