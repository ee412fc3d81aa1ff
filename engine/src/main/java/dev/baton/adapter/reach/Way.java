package dev.baton.adapter.reach;

import dev.baton.api.Refusal;

/// How probes of a kind go out, and their answers come back to the run.
interface Way extends AutoCloseable {
    /// Gets ready for a run.
    ///
    /// @throws Refusal if it cannot be probed so from here, with the reason
    Outlet open(Run run);

    @Override
    void close();

    /// Where the probes of one run go out. Used by the pacer's thread alone, but for [#close].
    interface Outlet extends AutoCloseable {
        /// Sends a probe without waiting. What goes wrong it tells the run.
        void send(int sequence);

        @Override
        void close();
    }
}
