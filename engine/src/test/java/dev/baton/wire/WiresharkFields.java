package dev.baton.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Our values in Wireshark's field names and notation.
final class WiresharkFields {
    private final Map<String, List<String>> fields = new LinkedHashMap<>();

    private WiresharkFields() {}

    static Map<String, List<String>> of(Frame frame) {
        WiresharkFields all = new WiresharkFields();
        frame.ethernet().ifPresent(all::ethernet);
        frame.network().ifPresent(all::ip);
        all.payload(frame.payload());
        return all.fields;
    }

    private void add(String field, Object value) {
        fields.computeIfAbsent(field, _ -> new ArrayList<>()).add(value.toString());
    }

    private void flag(String field, boolean value) {
        if (value) {
            add(field, "1");
        }
    }

    private static String hex(int digits, long value) {
        return String.format("0x%0" + digits + "x", value);
    }

    private void ethernet(Ethernet ethernet) {
        add("eth.dst", ethernet.destination());
        add("eth.src", ethernet.source());
        add("eth.type", hex(4, ethernet.tags().isEmpty() ? ethernet.etherType() : ethernet.tags().getFirst().tpid()));
        for (VlanTag tag : ethernet.tags()) {
            if (tag.tpid() == VlanTag.DOT1Q) {
                add("vlan.id", tag.id());
                add("vlan.priority", tag.priority());
            }
        }
    }

    private void ip(IpHeader header) {
        switch (header) {
            case Ipv4Header v4 -> {
                add("ip.src", v4.source());
                add("ip.dst", v4.destination());
                add("ip.ttl", v4.hopLimit());
                add("ip.proto", v4.extensions().isEmpty() ? v4.protocol() : v4.extensions().getFirst().type());
                add("ip.len", v4.totalLength());
                add("ip.id", hex(4, v4.identification()));
                add("ip.checksum", hex(4, v4.checksum()));
                add("ip.checksum.status", "1");
            }
            case Ipv6Header v6 -> {
                add("ipv6.src", v6.source());
                add("ipv6.dst", v6.destination());
                add("ipv6.hlim", v6.hopLimit());
                add("ipv6.plen", v6.payloadLength());
                add("ipv6.tclass", hex(8, v6.trafficClass()));
            }
        }
        for (IpExtension extension : header.extensions()) {
            if (extension.type() == IpExtension.AUTHENTICATION) {
                add("ah.spi", hex(8, extension.spi().orElseThrow()));
                add("ah.sequence", extension.sequence().orElseThrow());
                add("ah.icv", extension.body().toString().substring(22));
            }
        }
    }

    private void payload(Payload payload) {
        switch (payload) {
            case VrrpMessage message -> vrrp(message);
            case ArpPacket packet -> arp(packet);
            case NeighborSolicitation message -> {
                ndp(NeighborSolicitation.TYPE, message.sourceMac());
                add("icmpv6.nd.ns.target_address", message.target());
            }
            case NeighborAdvertisement message -> {
                ndp(NeighborAdvertisement.TYPE, message.targetMac());
                add("icmpv6.nd.na.target_address", message.target());
                add("icmpv6.nd.na.flag.r", message.router() ? 1 : 0);
                add("icmpv6.nd.na.flag.s", message.solicited() ? 1 : 0);
                add("icmpv6.nd.na.flag.o", message.override() ? 1 : 0);
            }
            case RouterAdvertisement message -> {
                ndp(RouterAdvertisement.TYPE, message.sourceMac());
                add("icmpv6.nd.ra.cur_hop_limit", message.hopLimit());
                add("icmpv6.nd.ra.router_lifetime", message.lifetimeSeconds());
            }
            case CarpMessage message -> carp(message);
            case HsrpMessage message -> hsrp(message);
            case IcmpError error -> icmpError(error);
            case Opaque _ -> {
            }
        }
    }

    private void vrrp(VrrpMessage message) {
        add("vrrp.version", message.version());
        add("vrrp.type", message.type());
        add("vrrp.virt_rtr_id", message.vrid());
        add("vrrp.prio", message.priority());
        add("vrrp.addr_count", message.addressCount());
        if (message.version() == 2) {
            add("vrrp.auth_type", message.authType());
            add("vrrp.adver_int", message.interval());
        } else {
            add("vrrp.reserved_mbz", message.reserved());
            add("vrrp.short_adver_int", message.interval());
        }
        add("vrrp.checksum", hex(4, message.checksum()));
        add("vrrp.checksum.status", message.checksumForm().isPresent() ? 1 : 0);
        for (IpAddress address : message.addresses()) {
            add(address.family() == Family.IPV4 ? "vrrp.ip_addr" : "vrrp.ipv6_addr", address);
        }
        if (message.authType() == VrrpAuth.TYPE_SIMPLE_TEXT) {
            add("vrrp.auth_string", new String(message.authData().bytes(), StandardCharsets.UTF_8).replace("\0", ""));
        }
        if (message.authType() == VrrpAuth.TYPE_CISCO_MD5) {
            add("vrrp.md5_auth_data", message.authData());
        }
    }

    private void arp(ArpPacket packet) {
        add("arp.opcode", packet.operation());
        add("arp.src.hw_mac", packet.senderMac());
        add("arp.src.proto_ipv4", packet.senderAddress());
        add("arp.dst.hw_mac", packet.targetMac());
        add("arp.dst.proto_ipv4", packet.targetAddress());
        flag("arp.isgratuitous", packet.isGratuitous());
        flag("arp.isprobe", packet.isProbe());
    }

    private void ndp(int type, Optional<MacAddress> mac) {
        add("icmpv6.type", type);
        add("icmpv6.code", 0);
        add("icmpv6.checksum.status", 1);
        mac.ifPresent(value -> add("icmpv6.opt.linkaddr", value));
    }

    private void carp(CarpMessage message) {
        add("carp.version", 2);
        add("carp.vhid", message.vhid());
        add("carp.advskew", message.advSkew());
        add("carp.authlen", CarpMessage.AUTH_LENGTH);
        add("carp.demotion", message.demotion());
        add("carp.adver_int", message.advBase());
        add("carp.counter", Long.toUnsignedString(message.counter()));
        add("carp.hmac", message.digest());
        add("carp.checksum", hex(4, message.checksum()));
        add("carp.checksum.status", message.checksumValid() ? 1 : 0);
    }

    private void hsrp(HsrpMessage message) {
        boolean isV1 = message.version() == 1;
        String prefix = isV1 ? "hsrp." : "hsrp2.";
        long unit = isV1 ? 1000 : 1;
        add(prefix + "version", isV1 ? 0 : 2);
        add(prefix + "opcode", message.opcode());
        add(prefix + "state", message.state());
        add(prefix + "hellotime", message.helloMillis() / unit);
        add(prefix + "holdtime", message.holdMillis() / unit);
        add(prefix + "priority", message.priority());
        add(prefix + "group", message.group());
        boolean isIpv4 = message.virtualAddress().family() == Family.IPV4;
        if (!isV1) {
            add("hsrp2.ipversion", isIpv4 ? 4 : 6);
        }
        add(isIpv4 ? prefix + "virt_ip" : "hsrp2.virt_ip_v6", message.virtualAddress());
    }

    private void icmpError(IcmpError error) {
        String name = error.about().family() == Family.IPV4 ? "icmp." : "icmpv6.";
        add(name + "type", error.type());
        add(name + "code", error.code());
        add(name + "checksum.status", 1);
        ip(error.about());
        byte[] quoted = new byte[error.about().length() + error.quote().length()];
        IpEncoder.write(error.about(), quoted, 0);
        error.quote().copyTo(quoted, error.about().length());
        if (FrameDecoder.decodeIp(quoted, 0, quoted.length) instanceof Decoded decoded) {
            payload(decoded.frame().payload());
        }
    }
}
