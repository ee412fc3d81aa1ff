package dev.baton.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Takes frames and packets apart. Any bytes give a value or a reason, never an exception, in time that is linear in
/// their number.
public final class FrameDecoder {
    private FrameDecoder() {}

    /// Decodes an Ethernet II frame, with or without padding.
    ///
    /// @throws IndexOutOfBoundsException if `offset` and `length` are no range of `bytes`: the only error there is, and
    ///         the caller's
    public static Decoding decode(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        Input input = new Input(bytes, offset, length);
        if (length < Ethernet.UNTAGGED_LENGTH) {
            return input.rejected(Rejection.ETHERNET_TOO_SHORT, offset, input.end);
        }
        int at = offset + 12;
        int etherType = Bytes.uint16(bytes, at);
        List<VlanTag> tags = List.of();
        if (VlanTag.isTpid(etherType)) {
            tags = new ArrayList<>(Ethernet.MAX_TAGS);
            while (VlanTag.isTpid(etherType)) {
                if (tags.size() == Ethernet.MAX_TAGS) {
                    return input.rejected(Rejection.TOO_MANY_TAGS, offset, at);
                }
                if (at + 6 > input.end) {
                    return input.rejected(Rejection.ETHERNET_TOO_SHORT, offset, input.end);
                }
                tags.add(VlanTag.of(etherType, Bytes.uint16(bytes, at + 2)));
                at += VlanTag.LENGTH;
                etherType = Bytes.uint16(bytes, at);
            }
        }
        input.found(new Ethernet(MacAddress.of(bytes, offset), MacAddress.of(bytes, offset + 6), tags, etherType));
        return inside(input, etherType, at);
    }

    private static Decoding inside(Input input, int etherType, int typeAt) {
        int from = typeAt + 2;
        return switch (etherType) {
            case Ethernet.IPV4 -> IpDecoder.decodeV4(input, from);
            case Ethernet.IPV6 -> IpDecoder.decodeV6(input, from);
            case Ethernet.ARP -> ArpCodec.decode(input, from);
            default -> etherType < Ethernet.MIN_TYPE
                    ? input.rejected(Rejection.LENGTH_FRAME, from, typeAt)
                    : input.opaque(from, input.end);
        };
    }

    /// Decodes an IPv4 or IPv6 packet without a link header, as a raw socket or a capture of a tunnel gives it.
    ///
    /// @throws IndexOutOfBoundsException if `offset` and `length` are no range of `bytes`: the only error there is, and
    ///         the caller's
    public static Decoding decodeIp(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        Input input = new Input(bytes, offset, length);
        if (length == 0) {
            return input.rejected(Rejection.IP_TOO_SHORT, offset, offset);
        }
        return switch (Bytes.uint8(bytes, offset) >>> 4) {
            case 4 -> IpDecoder.decodeV4(input, offset);
            case 6 -> IpDecoder.decodeV6(input, offset);
            default -> input.rejected(Rejection.IP_VERSION, offset, offset);
        };
    }
}
