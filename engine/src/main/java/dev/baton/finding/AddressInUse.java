package dev.baton.finding;

import dev.baton.wire.IpAddress;
import dev.baton.wire.MacAddress;

/// The finding of a daemon that asked for an address before it claimed it, and was answered.
public final class AddressInUse {
    private AddressInUse() {}

    /// Tells who has the address.
    ///
    /// @param router        the router that was about to claim it
    /// @param address       the virtual address
    /// @param holder        who answered
    /// @param interfaceName where
    public static Finding finding(String router, IpAddress address, MacAddress holder, String interfaceName,
            long atNanos) {
        return Finding.once(Code.S17, address.toString(),
                "%s of router %s is used by %s on %s already"
                        .formatted(address, router, holder, interfaceName),
                new Evidence(0, holder + " answered for " + address),
                "Remove %s from the host with MAC %s, or give router %s another address".formatted(address, holder,
                        router),
                atNanos);
    }
}
