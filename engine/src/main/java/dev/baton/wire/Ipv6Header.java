package dev.baton.wire;

import java.util.List;

/// An IPv6 header (RFC 8200) with its extension headers.
///
/// @param trafficClass  `ipv6.tclass`
/// @param flowLabel     `ipv6.flow`, 20 bits
/// @param payloadLength `ipv6.plen`, extension headers and payload in bytes
public record Ipv6Header(int trafficClass, int flowLabel, int payloadLength, int hopLimit, int protocol,
        Ipv6Address source, Ipv6Address destination, List<IpExtension> extensions) implements IpHeader {
    static final int FIXED_LENGTH = 40;

    public Ipv6Header {
        extensions = List.copyOf(extensions);
    }

    @Override
    public boolean isFragment() {
        return !extensions.isEmpty() && extensions.getLast().isFragment();
    }

    @Override
    public Family family() {
        return Family.IPV6;
    }

    @Override
    public int length() {
        return FIXED_LENGTH + IpExtension.lengthOf(extensions);
    }

    @Override
    public long pseudoSum(int payloadLength) {
        return Checksum.words(source) + Checksum.words(destination) + payloadLength + protocol;
    }
}
