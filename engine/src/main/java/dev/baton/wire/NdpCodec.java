package dev.baton.wire;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// Neighbor Discovery messages on the wire (RFC 4861 section 4). Their ICMPv6 header is [IcmpCodec]'s.
final class NdpCodec {
    private static final int NEIGHBOR_FIXED = 24;
    private static final int ROUTER_FIXED = 16;
    private static final int ROUTER_FLAG = 0x8000_0000;
    private static final int SOLICITED_FLAG = 0x4000_0000;
    private static final int OVERRIDE_FLAG = 0x2000_0000;
    private static final int RESERVED_MASK = 0x1FFF_FFFF;

    private NdpCodec() {}

    static boolean isNdp(int type) {
        return type == NeighborSolicitation.TYPE || type == NeighborAdvertisement.TYPE
                || type == RouterAdvertisement.TYPE;
    }

    static Decoding decode(Input input, int type, int from, int to) {
        byte[] bytes = input.bytes;
        if (Bytes.uint8(bytes, from + 1) != 0) {
            return input.rejected(Rejection.NDP_CODE, from, from + 1);
        }
        int fixed = type == RouterAdvertisement.TYPE ? ROUTER_FIXED : NEIGHBOR_FIXED;
        if (to - from < fixed) {
            return input.rejected(Rejection.ICMP_TOO_SHORT, from, to);
        }
        List<NdpOption> options = new ArrayList<>(2);
        int at = from + fixed;
        while (at < to) {
            Rejection fault = optionFault(bytes, at, to, options.size());
            if (fault != null) {
                return input.rejected(fault, from, at);
            }
            int next = at + NdpOption.UNIT * Bytes.uint8(bytes, at + 1);
            options.add(new NdpOption(Bytes.uint8(bytes, at), Opaque.of(bytes, at + 2, next)));
            at = next;
        }
        return input.decoded(read(type, bytes, from, options), to);
    }

    private static @Nullable Rejection optionFault(byte[] bytes, int at, int to, int count) {
        if (count == NdpOption.MAX_OPTIONS) {
            return Rejection.TOO_MANY_NDP_OPTIONS;
        }
        int length = to - at < 2 ? 0 : NdpOption.UNIT * Bytes.uint8(bytes, at + 1);
        return length == 0 || length > to - at ? Rejection.NDP_OPTION : null;
    }

    private static Payload read(int type, byte[] bytes, int from, List<NdpOption> options) {
        int flags = Bytes.int32(bytes, from + 4);
        return switch (type) {
            case NeighborSolicitation.TYPE ->
                new NeighborSolicitation(flags, Ipv6Address.of(bytes, from + 8), options);
            case NeighborAdvertisement.TYPE ->
                new NeighborAdvertisement((flags & ROUTER_FLAG) != 0, (flags & SOLICITED_FLAG) != 0,
                        (flags & OVERRIDE_FLAG) != 0, flags & RESERVED_MASK, Ipv6Address.of(bytes, from + 8), options);
            default -> new RouterAdvertisement(Bytes.uint8(bytes, from + 4), Bytes.uint8(bytes, from + 5),
                    Bytes.uint16(bytes, from + 6), Bytes.uint32(bytes, from + 8), Bytes.uint32(bytes, from + 12),
                    options);
        };
    }

    static int neighborLength(List<NdpOption> options) {
        return NEIGHBOR_FIXED + length(options);
    }

    static int routerLength(List<NdpOption> options) {
        return ROUTER_FIXED + length(options);
    }

    private static int length(List<NdpOption> options) {
        int length = 0;
        for (NdpOption option : options) {
            length += option.length();
        }
        return length;
    }

    static void write(NeighborSolicitation message, byte[] target, int at) {
        writeNeighbor(NeighborSolicitation.TYPE, message.reserved(), message.target(), message.options(), target, at);
    }

    static void write(NeighborAdvertisement message, byte[] target, int at) {
        int flags = (message.router() ? ROUTER_FLAG : 0) | (message.solicited() ? SOLICITED_FLAG : 0)
                | (message.override() ? OVERRIDE_FLAG : 0) | (message.reserved() & RESERVED_MASK);
        writeNeighbor(NeighborAdvertisement.TYPE, flags, message.target(), message.options(), target, at);
    }

    private static void writeNeighbor(int type, int flags, Ipv6Address about, List<NdpOption> options, byte[] target,
            int at) {
        target[at] = (byte) type;
        Bytes.putInt32(target, at + 4, flags);
        about.write(target, at + 8);
        writeOptions(options, target, at + NEIGHBOR_FIXED);
    }

    static void write(RouterAdvertisement message, byte[] target, int at) {
        target[at] = (byte) RouterAdvertisement.TYPE;
        target[at + 4] = (byte) message.hopLimit();
        target[at + 5] = (byte) message.flags();
        Bytes.putInt16(target, at + 6, message.lifetimeSeconds());
        Bytes.putInt32(target, at + 8, (int) message.reachableMillis());
        Bytes.putInt32(target, at + 12, (int) message.retransMillis());
        writeOptions(message.options(), target, at + ROUTER_FIXED);
    }

    private static void writeOptions(List<NdpOption> options, byte[] target, int from) {
        int at = from;
        for (NdpOption option : options) {
            target[at] = (byte) option.type();
            target[at + 1] = (byte) (option.length() / NdpOption.UNIT);
            option.body().copyTo(target, at + 2);
            at += option.length();
        }
    }
}
