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
}
