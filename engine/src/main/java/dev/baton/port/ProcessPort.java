package dev.baton.port;

/// Tells of processes of this machine that begin, end, or become another program.
public interface ProcessPort {
    /// Hears of processes, by their numbers, on a thread of the port's.
    interface Listener {
        /// A process has made a copy of itself.
        void forked(int parent, int child);

        /// A process has become another program, or has given itself another name.
        void renamed(int process);

        /// A process has ended.
        void ended(int process);

        /// Some of what happened was lost: what is known must be looked up anew.
        void missed();
    }

    /// Something to be let go of.
    interface Watch extends AutoCloseable {
        /// Ends the watch.
        @Override
        void close();
    }

    /// Begins to tell.
    ///
    /// @throws PortException if this machine does not tell this process
    Watch watch(Listener listener);
}
