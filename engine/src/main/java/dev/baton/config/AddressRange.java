package dev.baton.config;

import java.util.Arrays;

import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.IpAddress;

/// Addresses that begin alike: a network, or a single address.
///
/// @param network its first address with the length of what they have in common
public record AddressRange(VirtualAddress network) {
    /// The network that an address lies in by its own prefix length.
    public static AddressRange around(VirtualAddress address) {
        return new AddressRange(address);
    }

    /// Reads `ADDRESS/LENGTH` or `ADDRESS`.
    ///
    /// @throws IllegalArgumentException naming the text when it is neither
    public static AddressRange parse(String text) {
        return new AddressRange(VirtualAddress.parse(text));
    }

    /// Whether an address is one of them.
    public boolean contains(IpAddress address) {
        return address.family() == network.address().family()
                && begins(address.bytes(), network.address().bytes(), network.prefixLength());
    }

    /// Whether all addresses of another range are.
    public boolean contains(AddressRange other) {
        return other.network.prefixLength() >= network.prefixLength() && contains(other.network.address());
    }

    /// Whether its address is the first one, so that nothing in what was written goes unheeded.
    boolean isFirst() {
        byte[] bytes = network.address().bytes();
        byte[] rest = new byte[bytes.length];
        for (int bit = network.prefixLength(); bit < bytes.length * Byte.SIZE; bit++) {
            rest[bit / Byte.SIZE] |= (byte) (bytes[bit / Byte.SIZE] & mask(bit));
        }
        return Arrays.equals(rest, new byte[bytes.length]);
    }

    private static boolean begins(byte[] one, byte[] other, int bits) {
        for (int bit = 0; bit < bits; bit++) {
            if (((one[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask(bit)) != 0) {
                return false;
            }
        }
        return true;
    }

    private static int mask(int bit) {
        return 1 << (Byte.SIZE - 1 - bit % Byte.SIZE);
    }

    @Override
    public String toString() {
        return network.toString();
    }
}
