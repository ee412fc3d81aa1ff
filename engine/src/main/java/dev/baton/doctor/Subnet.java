package dev.baton.doctor;

import java.util.Optional;

import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv4Address;

/// An IPv4 network with more than two addresses.
///
/// @param value  its first address
/// @param prefix the length of its prefix, at most 30
record Subnet(int value, int prefix) {
    private static final int LONGEST = 30;

    /// The network that an address says it is in; empty where it says nothing of one.
    static Optional<Subnet> of(VirtualAddress address) {
        return address.address() instanceof Ipv4Address four && address.prefixLength() <= LONGEST
                && address.prefixLength() > 0
                        ? Optional.of(new Subnet(four.value() & mask(address.prefixLength()), address.prefixLength()))
                        : Optional.empty();
    }

    private static int mask(int prefix) {
        return -1 << (Integer.SIZE - prefix);
    }

    boolean holds(IpAddress address) {
        return address instanceof Ipv4Address four && (four.value() & mask(prefix)) == value;
    }

    Ipv4Address broadcast() {
        return new Ipv4Address(value | ~mask(prefix));
    }

    Ipv4Address first() {
        return new Ipv4Address(value + 1);
    }

    Ipv4Address last() {
        return new Ipv4Address((value | ~mask(prefix)) - 1);
    }

    @Override
    public String toString() {
        return new Ipv4Address(value) + "/" + prefix;
    }
}
