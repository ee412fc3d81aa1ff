package dev.baton.node;

import java.util.Arrays;

/// A look at the bytes of a frame, without making anything of it: whether somebody who watches the election wants to see
/// it, and where passwords are in it. Any bytes may come; what is cut short is looked at as far as it goes.
final class FrameLook {
    private static final int ETHER_TYPE = 12;
    private static final int TAG_BYTES = 4;
    private static final int MAX_TAGS = 2;
    private static final int VLAN = 0x8100;
    private static final int SERVICE_VLAN = 0x88A8;
    private static final int IPV4 = 0x0800;
    private static final int IPV6 = 0x86DD;
    private static final int ARP = 0x0806;
    private static final int IPV6_HEADER = 40;
    private static final int ARP_BYTES = 28;
    private static final int VRRP = 112;
    private static final int UDP = 17;
    private static final int UDP_HEADER = 8;
    private static final int ICMP_V6 = 58;
    private static final int NEIGHBOR_ADVERTISEMENT = 136;
    private static final int SOLICITED = 0x40;
    private static final int FRAGMENT_OFFSET = 0x1FFF;
    private static final int HSRP = 1985;
    private static final int HSRP_V6 = 2029;

    private final byte[] frame;
    private final int type;
    private final int network;

    FrameLook(byte[] frame) {
        this.frame = frame;
        int at = ETHER_TYPE;
        for (int tags = 0; tags < MAX_TAGS && (int16(at) == VLAN || int16(at) == SERVICE_VLAN); tags++) {
            at += TAG_BYTES;
        }
        type = int16(at);
        network = at + 2;
    }

    private int int8(int at) {
        return at >= 0 && at < frame.length ? frame[at] & 0xFF : 0;
    }

    private int int16(int at) {
        return int8(at) << 8 | int8(at + 1);
    }

    /// Whether it is an advert of VRRP, CARP or HSRP, a gratuitous ARP or an unsolicited Neighbor Advertisement. Later
    /// fragments are none: nobody can tell what is in them.
    boolean isOfInterest() {
        return switch (type) {
            case ARP -> frame.length >= network + ARP_BYTES && Arrays.equals(frame, network + 14, network + 18, frame,
                    network + 24, network + 28);
            case IPV4, IPV6 -> switch (protocol()) {
                case VRRP -> true;
                case UDP -> isHsrp();
                case ICMP_V6 -> type == IPV6 && int8(transport()) == NEIGHBOR_ADVERTISEMENT
                        && (int8(transport() + 4) & SOLICITED) == 0;
                default -> false;
            };
            default -> false;
        };
    }

    boolean isVrrp() {
        return (type == IPV4 || type == IPV6) && protocol() == VRRP;
    }

    boolean isHsrp() {
        int port = int16(transport() + 2);
        return (type == IPV4 || type == IPV6) && protocol() == UDP && (port == HSRP || port == HSRP_V6);
    }

    boolean isIpv4() {
        return type == IPV4;
    }

    /// -1: there is none, or it cannot be told.
    private int protocol() {
        if (type == IPV6) {
            return frame.length > network + IPV6_HEADER ? int8(network + 6) : -1;
        }
        boolean isFirst = (int16(network + 6) & FRAGMENT_OFFSET) == 0;
        return isFirst && frame.length > transport() ? int8(network + 9) : -1;
    }

    /// Where what the IP header carries begins.
    int transport() {
        return type == IPV6 ? network + IPV6_HEADER : network + (int8(network) & 0xF) * 4;
    }

    /// Where what the IP header carries ends, by what it says itself; the rest is padding.
    int end() {
        int said = type == IPV6 ? transport() + int16(network + 4) : network + int16(network + 2);
        return Math.clamp(said, Math.min(transport(), frame.length), frame.length);
    }

    /// Where what a UDP header carries begins.
    int datagram() {
        return transport() + UDP_HEADER;
    }
}
