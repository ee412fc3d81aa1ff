package dev.baton.dissect;

import dev.baton.wire.CarpMessage;
import dev.baton.wire.Family;
import dev.baton.wire.HsrpMessage;
import dev.baton.wire.IcmpError;
import dev.baton.wire.Ipv4Address;
import dev.baton.wire.Ipv6Address;

/// The fields of what shares the segment with VRRP: CARP, HSRP, and ICMP errors about advertisements.
final class RivalFields {
    private static final int UDP = 8;

    private RivalFields() {}

    static Field of(CarpMessage message, int at) {
        return new Layer(FieldName.CARP, at).number(FieldName.CARP_VHID, 1, 1, message.vhid())
                .number(FieldName.CARP_ADVSKEW, 2, 1, message.advSkew())
                .number(FieldName.CARP_DEMOTION, 4, 1, message.demotion())
                .number(FieldName.CARP_ADVER_INT, 5, 1, message.advBase())
                .number(FieldName.CARP_CHECKSUM, 6, 2, message.checksum())
                .number(FieldName.CARP_COUNTER, 8, 8, message.counter()).data(FieldName.CARP_HMAC, 16, message.digest())
                .field(36);
    }

    static Field of(HsrpMessage message, int at) {
        Layer layer = new Layer(FieldName.HSRP, at + UDP);
        int length = message.datagram().length() - UDP;
        if (message.version() == 1) {
            layer.number(FieldName.HSRP_VERSION, 0, 1, 0).number(FieldName.HSRP_OPCODE, 1, 1, message.opcode())
                    .number(FieldName.HSRP_STATE, 2, 1, message.state())
                    .number(FieldName.HSRP_PRIORITY, 5, 1, message.priority())
                    .number(FieldName.HSRP_GROUP, 6, 1, message.group())
                    .address(FieldName.HSRP_VIRT_IP, 16, message.virtualAddress());
            return layer.field(length);
        }
        layer.number(FieldName.HSRP2_VERSION, 2, 1, message.version())
                .number(FieldName.HSRP2_OPCODE, 3, 1, message.opcode())
                .number(FieldName.HSRP2_STATE, 4, 1, message.state())
                .number(FieldName.HSRP2_GROUP, 6, 2, message.group())
                .number(FieldName.HSRP2_PRIORITY, 14, 4, message.priority());
        switch (message.virtualAddress()) {
            case Ipv4Address v4 -> layer.address(FieldName.HSRP2_VIRT_IP, 26, v4);
            case Ipv6Address v6 -> layer.address(FieldName.HSRP2_VIRT_IPV6, 26, v6);
        }
        return layer.field(length);
    }

    static Field of(IcmpError error, int at) {
        boolean isV4 = error.about().family() == Family.IPV4;
        return new Layer(isV4 ? FieldName.ICMP : FieldName.ICMPV6, at)
                .number(isV4 ? FieldName.ICMP_TYPE : FieldName.ICMPV6_TYPE, 0, 1, error.type())
                .number(isV4 ? FieldName.ICMP_CODE : FieldName.ICMPV6_CODE, 1, 1, error.code())
                .field(UDP + error.about().length() + error.quote().length());
    }
}
