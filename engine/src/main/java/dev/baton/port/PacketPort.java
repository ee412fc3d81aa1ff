package dev.baton.port;

/// Sends frames, and hands over those that were heard.
public interface PacketPort {
    /// Takes a frame to be sent; it may wait for [#flush] so that what is due together leaves together.
    ///
    /// @throws PortException if the frame cannot be sent
    void send(String interfaceName, byte[] frame);

    /// Puts everything that was handed to [#send] on the wire before it returns.
    ///
    /// @throws PortException if some of it cannot be sent
    void flush();

    /// Hands over, without waiting, what was heard and has not been handed over yet. The loop asks before it looks at
    /// its timers, so that a wake-up that comes late does not take a living master for dead. An adapter that pushes
    /// frames from a thread of its own has nothing to do here.
    ///
    /// @param limit the most frames to hand over
    /// @return how many were handed over
    default int poll(FrameSink sink, int limit) {
        return 0;
    }

    /// Asks that everything that has arrived up to now be handed over, without waiting for it. The loop asks when it
    /// finds a backup's timer long overdue: the process did not run, and what would have kept the timer from running out
    /// may be waiting still. An adapter from which [#poll] takes everything has nothing to do here. There is no default: a
    /// port that stands before another one has to pass it on.
    void catchUp();

    /// Whether everything that had arrived when [#catchUp] was last called has been handed over.
    boolean isCaughtUp();
}
