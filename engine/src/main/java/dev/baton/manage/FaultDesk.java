package dev.baton.manage;

import java.util.List;

import dev.baton.api.FaultLease;
import dev.baton.api.FaultRequest;
import dev.baton.api.FaultRights;
import dev.baton.api.Problem;
import dev.baton.api.Refusal;

/// Holds faults for failover tests: each for a while, on disk before it takes effect, ended by the node's own clock or at
/// its next start, whatever becomes of who asked. From any thread.
public interface FaultDesk {
    /// Holds none.
    FaultDesk NONE = new FaultDesk() {
        @Override
        public List<FaultLease> faults() {
            return List.of();
        }

        @Override
        public FaultRights rights(Caller by) {
            return new FaultRights(List.of(), 0, List.of());
        }

        @Override
        public FaultLease hold(FaultRequest request, Caller by) {
            throw new Refusal(Problem.Kind.CONFLICT, "This node holds no faults.");
        }

        @Override
        public FaultLease end(String id, Caller by) {
            throw new Refusal(Problem.Kind.NOT_FOUND, "This node holds no faults.");
        }
    };

    /// Those that are held, then those that ended lately, the latest first.
    List<FaultLease> faults();

    /// Which it may hold for somebody, and what is in the way of the others.
    FaultRights rights(Caller by);

    /// Holds a fault; returns once it is in effect. The same request again gives the same lease.
    ///
    /// @throws Refusal if it cannot be held here, saying why and what to do; nothing has changed then
    FaultLease hold(FaultRequest request, Caller by);

    /// Ends one; returns once everything is as before it. One that has ended stays as it is.
    ///
    /// @throws Refusal if none is known by that id
    FaultLease end(String id, Caller by);
}
