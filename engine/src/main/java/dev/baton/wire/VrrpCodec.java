package dev.baton.wire;

import java.util.List;
import java.util.Optional;

/// VRRP and CARP messages on the wire.
///
/// ```
/// version 2 (RFC 3768 5.1)                     version 3 (RFC 9568 5.1)
///  0 version|type  vrid  priority  count        0 version|type  vrid  priority  count
///  4 auth type  seconds  checksum               4 reserved|centiseconds (4|12)  checksum
///  8 addresses, 4 bytes each                    8 addresses, 4 or 16 bytes each
///  . authentication data, 8 bytes
/// ```
final class VrrpCodec {
    private static final int HEADER = 8;
    private static final int CHECKSUM_AT = 6;

    private static final Optional<ChecksumForm> V2 = Optional.of(ChecksumForm.V2);
    private static final Optional<ChecksumForm> MESSAGE_ONLY = Optional.of(ChecksumForm.MESSAGE_ONLY);
    private static final Optional<ChecksumForm> PSEUDO_HEADER = Optional.of(ChecksumForm.PSEUDO_HEADER);

    private VrrpCodec() {}

    static Decoding decode(Input input, IpHeader network, int from, int to) {
        if (isCarp(input.bytes, from, to)) {
            return input.decoded(readCarp(input.bytes, from), to);
        }
        if (to - from < HEADER) {
            return input.rejected(Rejection.VRRP_TOO_SHORT, from, to);
        }
        VrrpMessage message = read(input.bytes, network, from, to);
        if (message.type() != VrrpMessage.ADVERTISEMENT) {
            return input.decoded(message, to);
        }
        if (message.version() == 2 && network.family() == Family.IPV6) {
            return input.rejected(Rejection.VRRP_V2_OVER_IPV6, message, from);
        }
        if (isKnown(message.version()) && message.addresses().size() < message.addressCount()) {
            return input.rejected(Rejection.VRRP_ADDRESSES_CUT, message, to);
        }
        if (message.version() == 2 && message.authData().length() < VrrpAuth.DATA_LENGTH) {
            return input.rejected(Rejection.VRRP_AUTH_CUT, message, to);
        }
        return input.decoded(message, to);
    }

    private static boolean isKnown(int version) {
        return version == 2 || version == 3;
    }

    private static VrrpMessage read(byte[] bytes, IpHeader network, int from, int to) {
        int version = Bytes.uint8(bytes, from) >>> 4;
        int type = Bytes.uint8(bytes, from) & 0xF;
        int count = Bytes.uint8(bytes, from + 3);
        int fifth = Bytes.uint8(bytes, from + 4);
        int sixth = Bytes.uint8(bytes, from + 5);
        boolean isV2 = version == 2;
        boolean hasAddresses = isKnown(version) && type == VrrpMessage.ADVERTISEMENT
                && !(isV2 && network.family() == Family.IPV6);
        int size = network.family() == Family.IPV4 ? 4 : 16;
        int listed = hasAddresses ? Math.min(count, (to - from - HEADER) / size) : 0;
        int authFrom = from + HEADER + listed * size;
        int authTo = isV2 && hasAddresses ? authEnd(fifth, authFrom, to) : authFrom;
        return new VrrpMessage(version, type, Bytes.uint8(bytes, from + 1), Bytes.uint8(bytes, from + 2), count,
                isV2 ? fifth : 0, isV2 ? 0 : fifth >>> 4, isV2 ? sixth : (fifth & 0xF) << 8 | sixth,
                Bytes.uint16(bytes, from + CHECKSUM_AT), form(version, bytes, network, from, to),
                addresses(bytes, network.family(), from + HEADER, listed), Opaque.of(bytes, authFrom, authTo),
                Opaque.of(bytes, authTo, to));
    }

    /// Where the Authentication Data ends: after eight bytes, but Cisco's digest takes whatever is there.
    private static int authEnd(int authType, int from, int to) {
        return authType == VrrpAuth.TYPE_CISCO_MD5 ? to : Math.min(from + VrrpAuth.DATA_LENGTH, to);
    }

    private static List<IpAddress> addresses(byte[] bytes, Family family, int from, int count) {
        IpAddress[] addresses = new IpAddress[count];
        for (int i = 0; i < count; i++) {
            addresses[i] = switch (family) {
                case IPV4 -> new Ipv4Address(Bytes.int32(bytes, from + 4 * i));
                case IPV6 -> Ipv6Address.of(bytes, from + 16 * i);
            };
        }
        return List.of(addresses);
    }

    /// The form that the checksum matches. Both version 3 forms are tried over IPv4. A pseudo-header that sums up to
    /// nothing makes them the same; then the commoner one is named.
    private static Optional<ChecksumForm> form(int version, byte[] bytes, IpHeader network, int from, int to) {
        long sum = Checksum.sum(bytes, from, to);
        if (version == 2) {
            return Checksum.isValid(sum) ? V2 : Optional.empty();
        }
        if (version != 3) {
            return Optional.empty();
        }
        if (Checksum.isValid(sum + network.pseudoSum(to - from))) {
            return PSEUDO_HEADER;
        }
        return network.family() == Family.IPV4 && Checksum.isValid(sum) ? MESSAGE_ONLY : Optional.empty();
    }

    static int length(VrrpMessage message) {
        int length = HEADER + message.authData().length() + message.trailing().length();
        for (IpAddress address : message.addresses()) {
            length += address.family() == Family.IPV4 ? 4 : 16;
        }
        return length;
    }

    static void write(VrrpMessage message, byte[] target, int at) {
        boolean isV2 = message.version() == 2;
        target[at] = (byte) (message.version() << 4 | message.type());
        target[at + 1] = (byte) message.vrid();
        target[at + 2] = (byte) message.priority();
        target[at + 3] = (byte) message.addressCount();
        target[at + 4] = (byte) (isV2 ? message.authType() : message.reserved() << 4 | message.interval() >>> 8);
        target[at + 5] = (byte) message.interval();
        Bytes.putInt16(target, at + CHECKSUM_AT, message.checksum());
        int next = at + HEADER;
        for (IpAddress address : message.addresses()) {
            switch (address) {
                case Ipv4Address v4 -> v4.write(target, next);
                case Ipv6Address v6 -> v6.write(target, next);
            }
            next += address.family() == Family.IPV4 ? 4 : 16;
        }
        message.authData().copyTo(target, next);
        message.trailing().copyTo(target, next + message.authData().length());
    }

    /// Computes the checksum of a message that was written at `at` with a checksum of 0, and puts it there.
    static void seal(byte[] target, int at, int length, int version, IpHeader network, ChecksumForm form) {
        boolean withPseudo = version != 2 && (network.family() == Family.IPV6 || form == ChecksumForm.PSEUDO_HEADER);
        long sum = Checksum.sum(target, at, at + length) + (withPseudo ? network.pseudoSum(length) : 0);
        Bytes.putInt16(target, at + CHECKSUM_AT, Checksum.of(sum));
    }

    private static boolean isCarp(byte[] bytes, int from, int to) {
        return to - from == CarpMessage.LENGTH && Bytes.uint8(bytes, from) == CarpMessage.VERSION_TYPE
                && Bytes.uint8(bytes, from + 3) == CarpMessage.AUTH_LENGTH;
    }

    private static CarpMessage readCarp(byte[] bytes, int from) {
        return new CarpMessage(Bytes.uint8(bytes, from + 1), Bytes.uint8(bytes, from + 2),
                Bytes.uint8(bytes, from + 4), Bytes.uint8(bytes, from + 5), Bytes.uint16(bytes, from + CHECKSUM_AT),
                Checksum.isValid(Checksum.sum(bytes, from, from + CarpMessage.LENGTH)), Bytes.int64(bytes, from + 8),
                Opaque.of(bytes, from + 16, from + CarpMessage.LENGTH));
    }

    static void write(CarpMessage message, byte[] target, int at) {
        target[at] = CarpMessage.VERSION_TYPE;
        target[at + 1] = (byte) message.vhid();
        target[at + 2] = (byte) message.advSkew();
        target[at + 3] = CarpMessage.AUTH_LENGTH;
        target[at + 4] = (byte) message.demotion();
        target[at + 5] = (byte) message.advBase();
        Bytes.putInt16(target, at + CHECKSUM_AT, message.checksum());
        Bytes.putInt64(target, at + 8, message.counter());
        message.digest().copyTo(target, at + 16);
    }
}
