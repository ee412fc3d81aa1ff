package dev.baton.manage;

import dev.baton.api.ProbeBatch;
import dev.baton.api.ProbeRequest;
import dev.baton.api.Problem;
import dev.baton.api.Refusal;

/// Probes virtual addresses from here. From any thread.
public interface ProbeDesk {
    /// Probes nothing.
    ProbeDesk NONE = new ProbeDesk() {
        @Override
        public void begin(ProbeRequest request) {
            throw new Refusal(Problem.Kind.CONFLICT, "Nothing can be probed from here.");
        }

        @Override
        public ProbeBatch after(String id, int sequence) {
            throw new Refusal(Problem.Kind.NOT_FOUND, "Nothing is probed from here.");
        }

        @Override
        public void end(String id) {
            throw new Refusal(Problem.Kind.NOT_FOUND, "Nothing is probed from here.");
        }
    };

    /// Begins to probe. The same request again is the same run.
    ///
    /// @throws Refusal if it cannot be probed so, or too much is probed already
    void begin(ProbeRequest request);

    /// What a run has found out.
    ///
    /// @param sequence the number of the last probe that is known; -1: none
    /// @throws Refusal if no such run is known
    ProbeBatch after(String id, int sequence);

    /// Ends a run; what it has found out can be asked for a while yet.
    void end(String id);
}
