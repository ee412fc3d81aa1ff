package dev.baton.wire;

import java.util.Optional;

/// A frame or packet, taken apart without loss: [FrameEncoder#encode] gives the same bytes again.
///
/// @param ethernet the link header; empty for a packet that was captured without one
/// @param network  the IP header; empty for ARP and for what is not IP
/// @param payload  what is inside
/// @param trailer  the bytes after the packet: padding to the Ethernet minimum, or a frame check sequence
public record Frame(Optional<Ethernet> ethernet, Optional<IpHeader> network, Payload payload, Opaque trailer) {

    /// A frame without trailer.
    public Frame(Optional<Ethernet> ethernet, Optional<IpHeader> network, Payload payload) {
        this(ethernet, network, payload, Opaque.NONE);
    }
}
