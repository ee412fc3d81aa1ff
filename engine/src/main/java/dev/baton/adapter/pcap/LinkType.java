package dev.baton.adapter.pcap;

/// What the bytes of a captured frame begin with.
public enum LinkType {
    /// An Ethernet II header.
    ETHERNET,
    /// An IPv4 or IPv6 header.
    RAW_IP,
    /// Linux cooked capture (`-i any`), version 1: 16 bytes, then IP.
    LINUX_COOKED,
    /// Linux cooked capture, version 2: 20 bytes, then IP.
    LINUX_COOKED_2
}
