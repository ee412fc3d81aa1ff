package dev.baton.whatif;

import java.util.Comparator;

import dev.baton.wire.Family;

/// One virtual router of a fleet: what the routers of several nodes make up together.
///
/// @param family  the family of its adverts
/// @param vrid    1..255
/// @param network which of several with this VRID ([Segments]): the name of the interface, or an address of the network as
///                `10.1.0.101/24`; empty where there is one
public record VirtualRouterId(Family family, int vrid, String network) implements Comparable<VirtualRouterId> {
    private static final Comparator<VirtualRouterId> ORDER = Comparator.comparingInt(VirtualRouterId::vrid)
            .thenComparing(VirtualRouterId::family).thenComparing(VirtualRouterId::network);

    @Override
    public int compareTo(VirtualRouterId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "VRID " + vrid + (family == Family.IPV6 ? " IPv6" : "") + (network.isEmpty() ? "" : " on " + network);
    }
}
