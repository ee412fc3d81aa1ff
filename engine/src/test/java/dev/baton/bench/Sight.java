package dev.baton.bench;

/// What the capture on the bridge saw: an advertisement or a gratuitous ARP.
///
/// @param atNanos  the kernel's stamp, nanoseconds since 1970
/// @param kind     which of the two
/// @param source   the last number of the sender's IPv4 address; of a gratuitous ARP 0
/// @param mac      the sender's hardware address
/// @param vrid     of an advertisement
/// @param priority of an advertisement
record Sight(long atNanos, Kind kind, int source, long mac, int vrid, int priority) {
    /// What can be seen.
    enum Kind {
        ADVERT, GRATUITOUS_ARP
    }

    boolean isAdvertOf(int host) {
        return kind == Kind.ADVERT && source == host;
    }
}
