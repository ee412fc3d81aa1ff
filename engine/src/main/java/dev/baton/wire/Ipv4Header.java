package dev.baton.wire;

import java.util.List;

/// An IPv4 header (RFC 791), with the Authentication Header that may follow.
///
/// @param trafficClass   `ip.dsfield`: DSCP and ECN
/// @param totalLength    `ip.len`, header and payload in bytes
/// @param identification `ip.id`
/// @param flags          `ip.flags`, three bits: 4 reserved, 2 don't fragment, 1 more fragments
/// @param fragmentOffset `ip.frag_offset` in units of eight bytes
/// @param checksum       `ip.checksum` as sent; 0: left to the network card
/// @param options        option bytes, a multiple of four, up to 40
public record Ipv4Header(int trafficClass, int totalLength, int identification, int flags, int fragmentOffset,
        int hopLimit, int protocol, int checksum, Ipv4Address source, Ipv4Address destination, Opaque options,
        List<IpExtension> extensions) implements IpHeader {
    /// The don't fragment bit of `flags`.
    public static final int DONT_FRAGMENT = 2;
    /// The more fragments bit of `flags`.
    public static final int MORE_FRAGMENTS = 1;

    static final int MIN_LENGTH = 20;

    public Ipv4Header {
        extensions = List.copyOf(extensions);
    }

    @Override
    public boolean isFragment() {
        return fragmentOffset != 0 || (flags & MORE_FRAGMENTS) != 0;
    }

    @Override
    public Family family() {
        return Family.IPV4;
    }

    @Override
    public int length() {
        return MIN_LENGTH + options.length() + IpExtension.lengthOf(extensions);
    }

    @Override
    public long pseudoSum(int payloadLength) {
        return (source.value() & 0xFFFF_FFFFL) + (destination.value() & 0xFFFF_FFFFL) + protocol + payloadLength;
    }
}
