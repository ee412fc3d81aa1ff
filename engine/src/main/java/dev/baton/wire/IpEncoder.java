package dev.baton.wire;

import java.util.List;

/// Writes IP headers with their extensions, each field as the value has it.
final class IpEncoder {
    private IpEncoder() {}

    static void write(IpHeader header, byte[] target, int at) {
        switch (header) {
            case Ipv4Header v4 -> write(v4, target, at);
            case Ipv6Header v6 -> write(v6, target, at);
        }
    }

    private static void write(Ipv4Header header, byte[] target, int at) {
        int fixedLength = Ipv4Header.MIN_LENGTH + header.options().length();
        target[at] = (byte) (0x40 | fixedLength / 4);
        target[at + 1] = (byte) header.trafficClass();
        Bytes.putInt16(target, at + 2, header.totalLength());
        Bytes.putInt16(target, at + 4, header.identification());
        Bytes.putInt16(target, at + 6, header.flags() << 13 | header.fragmentOffset());
        target[at + 8] = (byte) header.hopLimit();
        target[at + 9] = (byte) firstProtocol(header);
        Bytes.putInt16(target, at + 10, header.checksum());
        header.source().write(target, at + 12);
        header.destination().write(target, at + 16);
        header.options().copyTo(target, at + Ipv4Header.MIN_LENGTH);
        writeExtensions(header, target, at + fixedLength);
    }

    private static void write(Ipv6Header header, byte[] target, int at) {
        Bytes.putInt32(target, at, 6 << 28 | header.trafficClass() << 20 | header.flowLabel());
        Bytes.putInt16(target, at + 4, header.payloadLength());
        target[at + 6] = (byte) firstProtocol(header);
        target[at + 7] = (byte) header.hopLimit();
        header.source().write(target, at + 8);
        header.destination().write(target, at + 24);
        writeExtensions(header, target, at + Ipv6Header.FIXED_LENGTH);
    }

    private static int firstProtocol(IpHeader header) {
        return header.extensions().isEmpty() ? header.protocol() : header.extensions().getFirst().type();
    }

    private static void writeExtensions(IpHeader header, byte[] target, int from) {
        List<IpExtension> extensions = header.extensions();
        int at = from;
        for (int i = 0; i < extensions.size(); i++) {
            boolean isLast = i == extensions.size() - 1;
            target[at] = (byte) (isLast ? header.protocol() : extensions.get(i + 1).type());
            extensions.get(i).body().copyTo(target, at + 1);
            at += extensions.get(i).length();
        }
    }

    /// Computes the header checksum of an IPv4 header that was written at `at` with a checksum of 0, and puts it there.
    static void seal(Ipv4Header header, byte[] target, int at) {
        int fixedLength = Ipv4Header.MIN_LENGTH + header.options().length();
        Bytes.putInt16(target, at + 10, Checksum.of(Checksum.sum(target, at, at + fixedLength)));
    }
}
