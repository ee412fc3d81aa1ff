package dev.baton.vrrp;

import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;

/// An address that moves with the master.
///
/// @param address      the address itself; only it is advertised
/// @param prefixLength 0..32 or 0..128, used when it is put on the interface
public record VirtualAddress(IpAddress address, int prefixLength) implements Comparable<VirtualAddress> {
    public VirtualAddress {
        int bits = bits(address);
        if (prefixLength < 0 || prefixLength > bits) {
            throw new IllegalArgumentException(
                    "prefix length " + prefixLength + " of " + address + " is outside 0.." + bits);
        }
    }

    /// Reads `ADDRESS` or `ADDRESS/LENGTH`; without a length it is a host address, /32 or /128.
    ///
    /// @throws IllegalArgumentException naming the text when it is neither
    public static VirtualAddress parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            IpAddress address = IpAddress.parse(text);
            return new VirtualAddress(address, bits(address));
        }
        IpAddress address = IpAddress.parse(text.substring(0, slash));
        try {
            return new VirtualAddress(address, Integer.parseInt(text, slash + 1, text.length(), 10));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' has no prefix length such as /24", e);
        }
    }

    private static int bits(IpAddress address) {
        return address.family() == Family.IPV4 ? 32 : 128;
    }

    @Override
    public int compareTo(VirtualAddress other) {
        int byAddress = address.compareTo(other.address);
        return byAddress != 0 ? byAddress : Integer.compare(prefixLength, other.prefixLength);
    }

    @Override
    public String toString() {
        return address + "/" + prefixLength;
    }
}
