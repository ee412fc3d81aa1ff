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
                "router %s: %s is already in use by %s on %s, which sends no adverts for it".formatted(router, address,
                        holder, interfaceName),
                new Evidence(0, holder + " answered for " + address),
                "Take the address off that host, or give the router another one", atNanos);
    }
}
