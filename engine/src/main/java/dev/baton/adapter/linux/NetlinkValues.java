package dev.baton.adapter.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv4Address;
import dev.baton.wire.Ipv6Address;
import dev.baton.wire.MacAddress;

/// Reads what rtnetlink says of links and addresses.
final class NetlinkValues {
    private static final int IFINFOMSG = 16;
    private static final int IFADDRMSG = 8;
    private static final int IFLA_ADDRESS = 1;
    private static final int IFLA_IFNAME = 3;
    private static final int IFLA_MTU = 4;
    private static final int IFLA_LINK = 5;
    private static final int IFLA_LINKINFO = 18;
    private static final int IFLA_INFO_KIND = 1;
    private static final int IFF_UP = 0x1;
    private static final int IFF_RUNNING = 0x40;
    private static final int IFA_ADDRESS = 1;
    private static final int IFA_LOCAL = 2;
    private static final int IFA_CACHEINFO = 6;
    private static final int IFA_FLAGS = 8;
    private static final int IFA_PROTO = 11;
    private static final int IFA_F_DADFAILED = 0x08;
    private static final int IFA_F_TENTATIVE = 0x40;
    private static final int SCOPE_LINK = 253;

    private NetlinkValues() {}

    static Link link(NetlinkAnswer answer) {
        int flags = answer.int32(8);
        String name = answer.attribute(IFINFOMSG, IFLA_IFNAME).map(NetlinkAnswer::text).orElse("");
        String kind = answer.attribute(IFINFOMSG, IFLA_LINKINFO)
                .flatMap(info -> NetlinkAnswer.nested(info, IFLA_INFO_KIND)).map(NetlinkAnswer::text).orElse("");
        return new Link(answer.int32(4), name, (flags & IFF_UP) != 0, (flags & IFF_RUNNING) != 0,
                answer.attribute(IFINFOMSG, IFLA_ADDRESS).map(NetlinkValues::mac).orElse(new MacAddress(0)),
                answer.attribute(IFINFOMSG, IFLA_MTU, 0), kind, answer.attribute(IFINFOMSG, IFLA_LINK, 0));
    }

    /// Empty for a family other than IPv4 and IPv6.
    static Optional<InterfaceAddress> address(NetlinkAnswer answer) {
        int flags = answer.attribute(IFADDRMSG, IFA_FLAGS, answer.uint8(2));
        int protocol = answer.attribute(IFADDRMSG, IFA_PROTO).map(v -> v[0] & 0xFF).orElse(0);
        return answer.attribute(IFADDRMSG, IFA_LOCAL).or(() -> answer.attribute(IFADDRMSG, IFA_ADDRESS))
                .flatMap(NetlinkValues::ip)
                .map(ip -> new InterfaceAddress(answer.int32(4), new VirtualAddress(ip, answer.uint8(1)),
                        (flags & IFA_F_TENTATIVE) != 0, (flags & IFA_F_DADFAILED) != 0,
                        answer.uint8(3) == SCOPE_LINK, validSeconds(answer), protocol));
    }

    private static long validSeconds(NetlinkAnswer answer) {
        return answer.attribute(IFADDRMSG, IFA_CACHEINFO).filter(v -> v.length >= 8)
                .map(v -> ByteBuffer.wrap(v).order(ByteOrder.nativeOrder()).getInt(4)).map(s -> (long) s).orElse(-1L);
    }

    private static MacAddress mac(byte[] bytes) {
        long value = 0;
        for (byte b : bytes) {
            value = value << 8 | (b & 0xFF);
        }
        return new MacAddress(value);
    }

    private static Optional<IpAddress> ip(byte[] bytes) {
        ByteBuffer network = ByteBuffer.wrap(bytes);
        return switch (bytes.length) {
            case 4 -> Optional.of(new Ipv4Address(network.getInt()));
            case 16 -> Optional.of(new Ipv6Address(network.getLong(0), network.getLong(8)));
            default -> Optional.empty();
        };
    }
}
