package dev.baton.config;

import java.util.Optional;

import dev.baton.vrrp.VirtualAddress;

/// A virtual address and where it is put.
///
/// @param address       the address with its prefix length
/// @param interfaceName the interface it is put on; empty: the router's
/// @param label         the label it gets, as older tools show it (`eth0:web`)
public record PlacedAddress(VirtualAddress address, Optional<String> interfaceName, Optional<String> label) {
    /// An address on the router's own interface.
    public static PlacedAddress of(VirtualAddress address) {
        return new PlacedAddress(address, Optional.empty(), Optional.empty());
    }

    /// Reads `ADDRESS` or `ADDRESS/LENGTH`.
    ///
    /// @throws IllegalArgumentException naming the text when it is neither
    public static PlacedAddress parse(String text) {
        return of(VirtualAddress.parse(text));
    }
}
