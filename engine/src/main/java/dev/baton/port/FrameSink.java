package dev.baton.port;

/// Takes frames that were heard.
@FunctionalInterface
public interface FrameSink {
    /// Takes one frame. The bytes are not changed afterwards by either side.
    ///
    /// @param interfaceName where it was heard
    /// @param frame         the whole Ethernet frame
    /// @param heardAtNanos  when it was on the wire, on the node's [Clock#nowNanos]
    void heard(String interfaceName, byte[] frame, long heardAtNanos);
}
