package dev.baton.dissect;

import java.util.List;

import dev.baton.wire.ArpPacket;
import dev.baton.wire.Ethernet;
import dev.baton.wire.MacAddress;
import dev.baton.wire.NdpOption;
import dev.baton.wire.NeighborAdvertisement;
import dev.baton.wire.NeighborSolicitation;
import dev.baton.wire.RouterAdvertisement;

/// The fields of ARP and Neighbor Discovery.
final class NeighborFields {
    private static final MacAddress UNKNOWN = new MacAddress(0);
    private static final int NEIGHBOR_LENGTH = 24;
    private static final int ROUTER_LENGTH = 16;

    private NeighborFields() {}

    static Field of(ArpPacket packet, int at) {
        Layer layer = new Layer(FieldName.ARP, at).number(FieldName.ARP_HW_TYPE, 0, 2, 1)
                .number(FieldName.ARP_PROTO_TYPE, 2, 2, Ethernet.IPV4).number(FieldName.ARP_HW_SIZE, 4, 1, 6)
                .number(FieldName.ARP_PROTO_SIZE, 5, 1, 4).number(FieldName.ARP_OPCODE, 6, 2, packet.operation());
        if (packet.isGratuitous()) {
            layer.flag(FieldName.ARP_IS_GRATUITOUS, 0, 0, true);
        }
        if (packet.isProbe()) {
            layer.flag(FieldName.ARP_IS_PROBE, 0, 0, true);
        }
        if (packet.isAnnouncement() && packet.targetMac().equals(UNKNOWN)) {
            layer.flag(FieldName.ARP_IS_ANNOUNCEMENT, 0, 0, true);
        }
        return layer.mac(FieldName.ARP_SRC_MAC, 8, packet.senderMac())
                .address(FieldName.ARP_SRC_IP, 14, packet.senderAddress())
                .mac(FieldName.ARP_DST_MAC, 18, packet.targetMac())
                .address(FieldName.ARP_DST_IP, 24, packet.targetAddress()).field(28);
    }

    static Field of(NeighborSolicitation message, int at) {
        Layer layer = head(at, 135).address(FieldName.NS_TARGET, 8, message.target());
        return layer.field(options(layer, NEIGHBOR_LENGTH, message.options()));
    }

    static Field of(NeighborAdvertisement message, int at) {
        Layer layer = head(at, 136).flag(FieldName.NA_FLAG_R, 4, 4, message.router())
                .flag(FieldName.NA_FLAG_S, 4, 4, message.solicited())
                .flag(FieldName.NA_FLAG_O, 4, 4, message.override())
                .address(FieldName.NA_TARGET, 8, message.target());
        return layer.field(options(layer, NEIGHBOR_LENGTH, message.options()));
    }

    static Field of(RouterAdvertisement message, int at) {
        Layer layer = head(at, 134).number(FieldName.RA_HOP_LIMIT, 4, 1, message.hopLimit())
                .number(FieldName.RA_FLAG, 5, 1, message.flags())
                .number(FieldName.RA_LIFETIME, 6, 2, message.lifetimeSeconds())
                .number(FieldName.RA_REACHABLE, 8, 4, message.reachableMillis())
                .number(FieldName.RA_RETRANS, 12, 4, message.retransMillis());
        return layer.field(options(layer, ROUTER_LENGTH, message.options()));
    }

    private static Layer head(int at, int type) {
        return new Layer(FieldName.ICMPV6, at).number(FieldName.ICMPV6_TYPE, 0, 1, type)
                .number(FieldName.ICMPV6_CODE, 1, 1, 0);
    }

    /// Adds the options and gives the length of the whole message.
    private static int options(Layer layer, int from, List<NdpOption> options) {
        int offset = from;
        for (NdpOption option : options) {
            int start = offset;
            int length = 2 + option.body().length();
            layer.group(FieldName.ND_OPT, start, length, new FieldValue.None(), below -> {
                below.number(FieldName.ND_OPT_TYPE, start, 1, option.type()).number(FieldName.ND_OPT_LENGTH, start + 1,
                        1, length / 8);
                option.mac().ifPresent(mac -> below.mac(FieldName.ND_OPT_LINKADDR, start + 2, mac));
            });
            offset += length;
        }
        return offset;
    }
}
