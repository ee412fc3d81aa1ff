package dev.baton.wire;

/// What a frame carries above its network header (for ARP: above Ethernet). [Opaque] is everything that says nothing
/// about virtual routers.
public sealed interface Payload
        permits
        VrrpMessage,
        ArpPacket,
        NeighborAdvertisement,
        NeighborSolicitation,
        RouterAdvertisement,
        CarpMessage,
        HsrpMessage,
        IcmpError,
        Opaque {}
