package dev.baton.whatif;

import dev.baton.wire.IpAddress;

/// The address that a router's adverts come from.
///
/// @param address the address
/// @param origin  how it is known
public record Source(IpAddress address, Origin origin) {
    /// How an address is known.
    public enum Origin {
        /// It is configured.
        GIVEN,
        /// It follows from the other configurations.
        DEDUCED,
        /// Nothing says it: it stands for whatever the machine has, and where addresses are compared the outcome is open.
        INVENTED
    }

    /// Whether it is the machine's real address.
    public boolean isKnown() {
        return origin != Origin.INVENTED;
    }
}
