package dev.baton.wire;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Frames for tests, built from values.
final class Samples {
    static final Ipv4Address ROUTER = Ipv4Address.parse("10.0.0.1");
    static final Ipv4Address VIRTUAL = Ipv4Address.parse("10.0.0.100");
    static final Ipv6Address ROUTER6 = Ipv6Address.parse("fe80::1");
    static final Ipv6Address VIRTUAL6 = Ipv6Address.parse("fe80::100");
    static final MacAddress MAC = MacAddress.virtual(Family.IPV4, 51);
    static final VrrpMessage V3 = VrrpMessage.v3(51, 150, 100, List.of(VIRTUAL));
    static final VrrpMessage V3_IPV6 = VrrpMessage.v3(51, 150, 100, List.of(VIRTUAL6));
    static final VrrpMessage V2 = VrrpMessage.v2(51, 150, 1, VrrpAuth.NONE, List.of(VIRTUAL));

    private static final int CHECKSUM_AT = 10;

    private Samples() {}

    static Ethernet ethernet(int etherType, VlanTag... tags) {
        return new Ethernet(MacAddress.ofGroup(Ipv4Address.VRRP_GROUP), MAC, List.of(tags), etherType);
    }

    static Ipv4Header ipv4(int protocol, int payloadLength) {
        return new Ipv4Header(0xC0, 20 + payloadLength, 7, 0, 0, 255, protocol, 0, ROUTER, Ipv4Address.VRRP_GROUP,
                Opaque.NONE, List.of());
    }

    static Ipv6Header ipv6(int protocol, int payloadLength, IpExtension... extensions) {
        return new Ipv6Header(0, 0, IpExtension.lengthOf(List.of(extensions)) + payloadLength, 255, protocol, ROUTER6,
                Ipv6Address.VRRP_GROUP, List.of(extensions));
    }

    /// An Ethernet frame; its IPv4 header gets its checksum.
    static byte[] frame(IpHeader header, byte[] payload, VlanTag... tags) {
        Ethernet ethernet = ethernet(header.family() == Family.IPV4 ? Ethernet.IPV4 : Ethernet.IPV6, tags);
        byte[] bytes = FrameEncoder.encode(new Frame(Optional.of(ethernet), Optional.of(header), Opaque.of(payload)));
        if (header instanceof Ipv4Header v4) {
            sealHeader(v4, bytes, ethernet.length());
        }
        return bytes;
    }

    private static void sealHeader(Ipv4Header header, byte[] bytes, int at) {
        Bytes.putInt16(bytes, at + CHECKSUM_AT, 0);
        IpEncoder.seal(header, bytes, at);
    }

    /// A VRRP message over IPv4 with protocol 112.
    static byte[] vrrp4(byte[] message) {
        return frame(ipv4(VrrpMessage.PROTOCOL, message.length), message);
    }

    static byte[] vrrp6(byte[] message) {
        return frame(ipv6(VrrpMessage.PROTOCOL, message.length), message);
    }

    /// The bytes of a message, with its checksum over a pseudo-header of `header`'s, or with that of version 2.
    static byte[] bytes(VrrpMessage message, IpHeader header) {
        byte[] bytes = new byte[VrrpCodec.length(message)];
        VrrpCodec.write(message.withChecksum(0, Optional.empty()), bytes, 0);
        VrrpCodec.seal(bytes, 0, bytes.length, message.version(), header, ChecksumForm.PSEUDO_HEADER);
        return bytes;
    }

    static byte[] bytes4(VrrpMessage message) {
        return bytes(message, ipv4(VrrpMessage.PROTOCOL, 0));
    }

    static byte[] bytes6(VrrpMessage message) {
        return bytes(message, ipv6(VrrpMessage.PROTOCOL, 0));
    }

    /// A version 3 advertisement in an Ethernet frame of 46 bytes.
    static byte[] advert() {
        return vrrp4(bytes4(V3));
    }

    /// An ICMPv6 message with its checksum.
    static byte[] icmp6(byte[] message) {
        Ipv6Header header = ipv6(IcmpError.PROTOCOL_IPV6, message.length);
        byte[] sealed = message.clone();
        IcmpCodec.seal(sealed, 0, sealed.length, header);
        return frame(header, sealed);
    }

    static byte[] with(byte[] bytes, int at, int... values) {
        byte[] changed = bytes.clone();
        for (int i = 0; i < values.length; i++) {
            changed[at + i] = (byte) values[i];
        }
        return changed;
    }

    static byte[] cut(byte[] bytes, int length) {
        return Arrays.copyOf(bytes, length);
    }

    static Decoding decode(byte[] bytes) {
        return FrameDecoder.decode(bytes, 0, bytes.length);
    }

    /// What the frame carries.
    ///
    /// @throws AssertionError if it is rejected
    static Payload payload(byte[] bytes) {
        return switch (decode(bytes)) {
            case Decoded decoded -> decoded.frame().payload();
            case Rejected rejected -> throw new AssertionError(rejected.toString());
        };
    }
}
