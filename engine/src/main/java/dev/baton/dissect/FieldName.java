package dev.baton.dissect;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import static dev.baton.dissect.FieldType.BYTES;
import static dev.baton.dissect.FieldType.DECIMAL;
import static dev.baton.dissect.FieldType.ETHER;
import static dev.baton.dissect.FieldType.FLAG;
import static dev.baton.dissect.FieldType.HEX16;
import static dev.baton.dissect.FieldType.HEX24;
import static dev.baton.dissect.FieldType.HEX32;
import static dev.baton.dissect.FieldType.HEX8;
import static dev.baton.dissect.FieldType.IPV4;
import static dev.baton.dissect.FieldType.IPV6;
import static dev.baton.dissect.FieldType.PROTOCOL;
import static dev.baton.dissect.FieldType.SECONDS;
import static dev.baton.dissect.FieldType.TEXT;

/// Every field there is, by Wireshark's name and label.
public enum FieldName {
    FRAME("frame", "Frame", PROTOCOL),
    FRAME_TIME_EPOCH("frame.time_epoch", "Epoch Time", SECONDS),
    FRAME_NUMBER("frame.number", "Frame Number", DECIMAL),
    FRAME_LEN("frame.len", "Frame Length", DECIMAL),
    FRAME_CAP_LEN("frame.cap_len", "Capture Length", DECIMAL),
    FRAME_INTERFACE("frame.interface_name", "Interface name", TEXT),
    FRAME_COMMENT("frame.comment", "Comment", TEXT),

    ETH("eth", "Ethernet II", PROTOCOL),
    ETH_DST("eth.dst", "Destination", ETHER),
    ETH_SRC("eth.src", "Source", ETHER),
    ETH_TYPE("eth.type", "Type", HEX16),
    ETH_PADDING("eth.padding", "Padding", BYTES),
    ETH_TRAILER("eth.trailer", "Trailer", BYTES),
    VLAN("vlan", "802.1Q Virtual LAN", PROTOCOL),
    VLAN_PRIORITY("vlan.priority", "Priority", DECIMAL),
    VLAN_DEI("vlan.dei", "DEI", FLAG),
    VLAN_ID("vlan.id", "ID", DECIMAL),
    VLAN_ETYPE("vlan.etype", "Type", HEX16),
    VLAN_TRAILER("vlan.trailer", "Trailer", BYTES),
    QINQ("ieee8021ad", "IEEE 802.1ad", PROTOCOL),
    QINQ_PRIORITY("ieee8021ad.priority", "Priority", DECIMAL),
    QINQ_DEI("ieee8021ad.dei", "DEI", DECIMAL),
    QINQ_ID("ieee8021ad.id", "ID", DECIMAL),

    ARP("arp", "Address Resolution Protocol", PROTOCOL),
    ARP_HW_TYPE("arp.hw.type", "Hardware type", DECIMAL),
    ARP_PROTO_TYPE("arp.proto.type", "Protocol type", HEX16),
    ARP_HW_SIZE("arp.hw.size", "Hardware size", DECIMAL),
    ARP_PROTO_SIZE("arp.proto.size", "Protocol size", DECIMAL),
    ARP_OPCODE("arp.opcode", "Opcode", DECIMAL),
    ARP_IS_GRATUITOUS("arp.isgratuitous", "Is gratuitous", FLAG),
    ARP_IS_PROBE("arp.isprobe", "Is probe", FLAG),
    ARP_IS_ANNOUNCEMENT("arp.isannouncement", "Is announcement", FLAG),
    ARP_SRC_MAC("arp.src.hw_mac", "Sender MAC address", ETHER),
    ARP_SRC_IP("arp.src.proto_ipv4", "Sender IP address", IPV4),
    ARP_DST_MAC("arp.dst.hw_mac", "Target MAC address", ETHER),
    ARP_DST_IP("arp.dst.proto_ipv4", "Target IP address", IPV4),

    IP("ip", "Internet Protocol Version 4", PROTOCOL),
    IP_VERSION("ip.version", "Version", DECIMAL),
    IP_HDR_LEN("ip.hdr_len", "Header Length", DECIMAL),
    IP_DSFIELD("ip.dsfield", "Differentiated Services Field", HEX8),
    IP_DSCP("ip.dsfield.dscp", "Differentiated Services Codepoint", DECIMAL),
    IP_ECN("ip.dsfield.ecn", "Explicit Congestion Notification", DECIMAL),
    IP_LEN("ip.len", "Total Length", DECIMAL),
    IP_ID("ip.id", "Identification", HEX16),
    IP_FLAGS("ip.flags", "Flags", HEX8),
    IP_FLAGS_DF("ip.flags.df", "Don't fragment", FLAG),
    IP_FLAGS_MF("ip.flags.mf", "More fragments", FLAG),
    IP_FRAG_OFFSET("ip.frag_offset", "Fragment Offset", DECIMAL),
    IP_TTL("ip.ttl", "Time to Live", DECIMAL),
    IP_PROTO("ip.proto", "Protocol", DECIMAL),
    IP_CHECKSUM("ip.checksum", "Header Checksum", HEX16),
    IP_SRC("ip.src", "Source Address", IPV4),
    IP_DST("ip.dst", "Destination Address", IPV4),

    IPV6_HEADER("ipv6", "Internet Protocol Version 6", PROTOCOL),
    IPV6_VERSION("ipv6.version", "Version", DECIMAL),
    IPV6_TCLASS("ipv6.tclass", "Traffic Class", HEX32),
    IPV6_FLOW("ipv6.flow", "Flow Label", HEX24),
    IPV6_PLEN("ipv6.plen", "Payload Length", DECIMAL),
    IPV6_NXT("ipv6.nxt", "Next Header", DECIMAL),
    IPV6_HLIM("ipv6.hlim", "Hop Limit", DECIMAL),
    IPV6_SRC("ipv6.src", "Source Address", IPV6),
    IPV6_DST("ipv6.dst", "Destination Address", IPV6),

    AH("ah", "Authentication Header", PROTOCOL),
    AH_LENGTH("ah.length", "Length", DECIMAL),
    AH_SPI("ah.spi", "AH SPI", HEX32),
    AH_SEQUENCE("ah.sequence", "AH Sequence", DECIMAL),
    AH_ICV("ah.icv", "AH ICV", BYTES),

    VRRP("vrrp", "Virtual Router Redundancy Protocol", PROTOCOL),
    VRRP_TYPEVER("vrrp.typever", "VRRP message version and type", DECIMAL),
    VRRP_VERSION("vrrp.version", "VRRP protocol version", DECIMAL),
    VRRP_TYPE("vrrp.type", "VRRP packet type", DECIMAL),
    VRRP_VRID("vrrp.virt_rtr_id", "Virtual Rtr ID", DECIMAL),
    VRRP_PRIO("vrrp.prio", "Priority", DECIMAL),
    VRRP_ADDR_COUNT("vrrp.addr_count", "Addr Count", DECIMAL),
    VRRP_AUTH_TYPE("vrrp.auth_type", "Auth Type", DECIMAL),
    VRRP_ADVER_INT("vrrp.adver_int", "Adver Int", DECIMAL),
    VRRP_RESERVED("vrrp.reserved_mbz", "Reserved", DECIMAL),
    VRRP_SHORT_ADVER_INT("vrrp.short_adver_int", "Adver Int", DECIMAL),
    VRRP_CHECKSUM("vrrp.checksum", "Checksum", HEX16),
    VRRP_CHECKSUM_STATUS("vrrp.checksum.status", "Checksum Status", DECIMAL),
    VRRP_IP_ADDR("vrrp.ip_addr", "IP Address", IPV4),
    VRRP_IPV6_ADDR("vrrp.ipv6_addr", "IPv6 Address", IPV6),
    VRRP_AUTH_STRING("vrrp.auth_string", "Authentication String", TEXT),
    VRRP_MD5("vrrp.md5_auth_data", "MD5 Authentication Data", BYTES),

    CARP("carp", "Common Address Redundancy Protocol", PROTOCOL),
    CARP_VHID("carp.vhid", "Virtual Host ID", DECIMAL),
    CARP_ADVSKEW("carp.advskew", "Advertisement Skew", DECIMAL),
    CARP_DEMOTION("carp.demotion", "Demotion indicator", DECIMAL),
    CARP_ADVER_INT("carp.adver_int", "Adver Int", DECIMAL),
    CARP_CHECKSUM("carp.checksum", "Checksum", HEX16),
    CARP_COUNTER("carp.counter", "Counter", DECIMAL),
    CARP_HMAC("carp.hmac", "HMAC", BYTES),

    HSRP("hsrp", "Cisco Hot Standby Router Protocol", PROTOCOL),
    HSRP_VERSION("hsrp.version", "Version", DECIMAL),
    HSRP_OPCODE("hsrp.opcode", "Op Code", DECIMAL),
    HSRP_STATE("hsrp.state", "State", DECIMAL),
    HSRP_PRIORITY("hsrp.priority", "Priority", DECIMAL),
    HSRP_GROUP("hsrp.group", "Group", DECIMAL),
    HSRP_VIRT_IP("hsrp.virt_ip", "Virtual IP Address", IPV4),
    HSRP2_VERSION("hsrp2.version", "Version", DECIMAL),
    HSRP2_OPCODE("hsrp2.opcode", "Op Code", DECIMAL),
    HSRP2_STATE("hsrp2.state", "State", DECIMAL),
    HSRP2_PRIORITY("hsrp2.priority", "Priority", DECIMAL),
    HSRP2_GROUP("hsrp2.group", "Group", DECIMAL),
    HSRP2_VIRT_IP("hsrp2.virt_ip", "Virtual IP Address", IPV4),
    HSRP2_VIRT_IPV6("hsrp2.virt_ip_v6", "Virtual IPv6 Address", IPV6),

    ICMP("icmp", "Internet Control Message Protocol", PROTOCOL),
    ICMP_TYPE("icmp.type", "Type", DECIMAL),
    ICMP_CODE("icmp.code", "Code", DECIMAL),

    ICMPV6("icmpv6", "Internet Control Message Protocol v6", PROTOCOL),
    ICMPV6_TYPE("icmpv6.type", "Type", DECIMAL),
    ICMPV6_CODE("icmpv6.code", "Code", DECIMAL),
    NS_TARGET("icmpv6.nd.ns.target_address", "Target Address", IPV6),
    NA_FLAG_R("icmpv6.nd.na.flag.r", "Router", FLAG),
    NA_FLAG_S("icmpv6.nd.na.flag.s", "Solicited", FLAG),
    NA_FLAG_O("icmpv6.nd.na.flag.o", "Override", FLAG),
    NA_TARGET("icmpv6.nd.na.target_address", "Target Address", IPV6),
    RA_HOP_LIMIT("icmpv6.nd.ra.cur_hop_limit", "Cur hop limit", DECIMAL),
    RA_FLAG("icmpv6.nd.ra.flag", "Flags", HEX8),
    RA_LIFETIME("icmpv6.nd.ra.router_lifetime", "Router lifetime (s)", DECIMAL),
    RA_REACHABLE("icmpv6.nd.ra.reachable_time", "Reachable time (ms)", DECIMAL),
    RA_RETRANS("icmpv6.nd.ra.retrans_timer", "Retrans timer (ms)", DECIMAL),
    ND_OPT("icmpv6.opt", "ICMPv6 Option", PROTOCOL),
    ND_OPT_TYPE("icmpv6.opt.type", "Type", DECIMAL),
    ND_OPT_LENGTH("icmpv6.opt.length", "Length", DECIMAL),
    ND_OPT_LINKADDR("icmpv6.opt.linkaddr", "Link-layer address", ETHER),

    DATA("data", "Data", PROTOCOL),
    DATA_DATA("data.data", "Data", BYTES),
    MALFORMED("_ws.malformed", "Malformed Packet", PROTOCOL),
    EXPERT("_ws.expert.message", "Message", TEXT);

    private static final Map<String, FieldName> BY_NAME = new TreeMap<>();

    static {
        Arrays.stream(values()).forEach(f -> BY_NAME.put(f.wireshark, f));
    }

    private final String wireshark;
    private final String label;
    private final FieldType type;

    FieldName(String wireshark, String label, FieldType type) {
        this.wireshark = wireshark;
        this.label = label;
        this.type = type;
    }

    /// The field that Wireshark calls so.
    public static Optional<FieldName> of(String wireshark) {
        return Optional.ofNullable(BY_NAME.get(wireshark));
    }

    /// Wireshark's filter name, such as `vrrp.prio`.
    public String wireshark() {
        return wireshark;
    }

    /// Wireshark's label, such as "Priority".
    public String label() {
        return label;
    }

    /// What sort of value it has.
    public FieldType type() {
        return type;
    }

    @Override
    public String toString() {
        return wireshark;
    }
}
