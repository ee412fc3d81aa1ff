package dev.baton.wire;

/// ARP on the wire (RFC 826).
final class ArpCodec {
    private static final int ETHERNET = 1;
    /// Hardware type Ethernet, protocol type IPv4, their lengths: the first six bytes.
    private static final int KIND_HIGH = ETHERNET << 16 | Ethernet.IPV4;
    private static final int KIND_LOW = 0x0604;

    private ArpCodec() {}

    static Decoding decode(Input input, int from) {
        byte[] bytes = input.bytes;
        if (input.end - from < ArpPacket.LENGTH) {
            return input.rejected(Rejection.ARP_TOO_SHORT, from, input.end);
        }
        if (Bytes.int32(bytes, from) != KIND_HIGH || Bytes.uint16(bytes, from + 4) != KIND_LOW) {
            return input.rejected(Rejection.ARP_NOT_IPV4, from, from);
        }
        ArpPacket packet = new ArpPacket(Bytes.uint16(bytes, from + 6), MacAddress.of(bytes, from + 8),
                new Ipv4Address(Bytes.int32(bytes, from + 14)), MacAddress.of(bytes, from + 18),
                new Ipv4Address(Bytes.int32(bytes, from + 24)));
        return input.decoded(packet, from + ArpPacket.LENGTH);
    }

    static void write(ArpPacket packet, byte[] target, int at) {
        Bytes.putInt32(target, at, KIND_HIGH);
        Bytes.putInt16(target, at + 4, KIND_LOW);
        Bytes.putInt16(target, at + 6, packet.operation());
        packet.senderMac().write(target, at + 8);
        packet.senderAddress().write(target, at + 14);
        packet.targetMac().write(target, at + 18);
        packet.targetAddress().write(target, at + 24);
    }
}
