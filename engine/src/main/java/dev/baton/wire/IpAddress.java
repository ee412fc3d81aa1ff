package dev.baton.wire;

/// An IPv4 or IPv6 address. The order is unsigned in network byte order, which is the comparison that RFC 9568
/// section 6.4.3 asks for when two routers of equal priority meet; all IPv4 addresses come before all IPv6 ones.
public sealed interface IpAddress extends Comparable<IpAddress> permits Ipv4Address, Ipv6Address {

    /// The family this address belongs to.
    Family family();

    /// Whether this is a multicast group (224.0.0.0/4, ff00::/8).
    boolean isMulticast();

    /// The bytes in network order: 4 or 16 of them.
    byte[] bytes();

    /// Reads a literal address; names are never looked up.
    ///
    /// @throws IllegalArgumentException naming the text when it is no literal IPv4 or IPv6 address
    static IpAddress parse(String text) {
        return text.indexOf(':') >= 0 ? Ipv6Address.parse(text) : Ipv4Address.parse(text);
    }

    @Override
    default int compareTo(IpAddress other) {
        return switch (this) {
            case Ipv4Address mine -> other instanceof Ipv4Address theirs
                    ? Integer.compareUnsigned(mine.value(), theirs.value())
                    : -1;
            case Ipv6Address mine -> other instanceof Ipv6Address theirs ? mine.compareUnsigned(theirs) : 1;
        };
    }
}
