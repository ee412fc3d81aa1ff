package dev.baton.dissect;

import java.nio.charset.StandardCharsets;

import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv4Address;
import dev.baton.wire.Ipv6Address;
import dev.baton.wire.Opaque;
import dev.baton.wire.VrrpAuth;
import dev.baton.wire.VrrpMessage;

/// The fields of a VRRP message.
final class VrrpFields {
    private static final int HEADER = 8;
    private static final int GOOD = 1;
    private static final int BAD = 0;

    private VrrpFields() {}

    static Field of(VrrpMessage message, int at) {
        Layer layer = new Layer(FieldName.VRRP, at);
        int first = message.version() << 4 | message.type();
        layer.group(FieldName.VRRP_TYPEVER, 0, 1, new FieldValue.Numeric(first),
                below -> below.number(FieldName.VRRP_VERSION, 0, 1, message.version())
                        .number(FieldName.VRRP_TYPE, 0, 1, message.type()))
                .number(FieldName.VRRP_VRID, 1, 1, message.vrid()).number(FieldName.VRRP_PRIO, 2, 1, message.priority())
                .number(FieldName.VRRP_ADDR_COUNT, 3, 1, message.addressCount());
        if (message.version() == 3) {
            layer.number(FieldName.VRRP_RESERVED, 4, 1, message.reserved()).number(FieldName.VRRP_SHORT_ADVER_INT, 4, 2,
                    message.interval());
        } else {
            layer.number(FieldName.VRRP_AUTH_TYPE, 4, 1, message.authType()).number(FieldName.VRRP_ADVER_INT, 5, 1,
                    message.interval());
        }
        layer.number(FieldName.VRRP_CHECKSUM, 6, 2, message.checksum()).number(FieldName.VRRP_CHECKSUM_STATUS, 6, 0,
                message.checksumForm().isPresent() ? GOOD : BAD);
        int offset = HEADER;
        for (IpAddress address : message.addresses()) {
            switch (address) {
                case Ipv4Address v4 -> layer.address(FieldName.VRRP_IP_ADDR, offset, v4);
                case Ipv6Address v6 -> layer.address(FieldName.VRRP_IPV6_ADDR, offset, v6);
            }
            offset += address.bytes().length;
        }
        authentication(message, layer, offset);
        return layer.field(offset + message.authData().length() + message.trailing().length());
    }

    private static void authentication(VrrpMessage message, Layer layer, int offset) {
        Opaque data = message.authData();
        if (message.authType() == VrrpAuth.TYPE_SIMPLE_TEXT && data.length() > 0) {
            layer.text(FieldName.VRRP_AUTH_STRING, offset, data.length(), printable(data.bytes()));
        } else if (message.authType() == VrrpAuth.TYPE_CISCO_MD5) {
            layer.data(FieldName.VRRP_MD5, offset, data);
        }
    }

    private static String printable(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }
}
