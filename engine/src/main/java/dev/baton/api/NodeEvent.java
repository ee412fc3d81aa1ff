package dev.baton.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.baton.vrrp.Oddity;
import dev.baton.vrrp.Transition;

/// Something that happened on a node. Kept there while nobody watches, and handed over by id.
///
/// @param id      counts up by one, across restarts
/// @param wall    the date and time as the node believed them
/// @param atNanos the node's clock, which begins anew when the machine does
/// @param boot    names the run of the machine that `atNanos` belongs to
/// @param router  the router it is about; empty: the node as a whole
/// @param what    what happened
public record NodeEvent(long id, Instant wall, long atNanos, String boot, String router, What what) {
    /// What can happen.
    public sealed interface What {}

    /// A router changed its state.
    ///
    /// @param why the reason in words, with its numbers
    public record Changed(Transition transition, String why) implements What {}

    /// A router noticed something odd.
    public record Noticed(Oddity oddity, String sentence) implements What {}

    /// The machine refused something.
    public record MachineRefused(String sentence) implements What {}

    /// Something was found out that a person should know.
    public record Found(String sentence) implements What {}

    /// A check's verdict changed.
    public record CheckTurned(String check, String verdict, String detail) implements What {}

    /// The node began.
    public record Started(String version, ConfigStamp config) implements What {}

    /// The node ended in order.
    public record Stopped() implements What {}

    /// Another configuration runs.
    ///
    /// @param changes what is different, a line each
    public record Reconfigured(ConfigStamp config, List<String> changes) implements What {
        public Reconfigured {
            changes = List.copyOf(changes);
        }
    }

    /// A commit went on to another phase.
    public record Committed(CommitStatus status) implements What {}

    /// A fault began to be held for a failover test, or ended.
    public record Faulted(FaultLease lease) implements What {}

    /// Somebody steered a router.
    ///
    /// @param by who
    /// @param order what was told, in words
    public record Steered(String by, String order, Optional<String> reason) implements What {}
}
