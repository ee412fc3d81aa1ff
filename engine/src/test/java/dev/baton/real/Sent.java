package dev.baton.real;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A packet as tshark dissected it.
///
/// @param number   within the capture
/// @param atMicros when the kernel saw it, since 1970
/// @param host     the number of the host that sent it
/// @param fields   tshark's fields that the packet has
record Sent(int number, long atMicros, int host, Map<String, String> fields) {
    /// A field's value; of several, all with commas. Empty when the packet has none.
    String get(String field) {
        return Optional.ofNullable(fields.get(field)).orElse("");
    }

    boolean has(String field) {
        return fields.containsKey(field);
    }

    boolean is(String field, String value) {
        return get(field).equals(value);
    }

    /// A VRRP message itself, not one that an ICMP error quotes.
    boolean isAdvert() {
        return has("vrrp.prio") && !has("icmp.type") && !has("icmpv6.type");
    }

    int vrid() {
        return Integer.parseInt(get("vrrp.virt_rtr_id"));
    }

    int priority() {
        return Integer.parseInt(get("vrrp.prio"));
    }

    /// RFC 9568 section 8.1.2: sender and target are the same address.
    boolean isGratuitousArp() {
        return has("arp.opcode") && is("arp.src.proto_ipv4", get("arp.dst.proto_ipv4"));
    }

    /// A reply to one host: the kernel's, while it has the address, to anybody who asks for it. A new master that announces
    /// by a request does ask, and the old one may not have taken its address off yet.
    private boolean isAnswer() {
        return is("arp.opcode", "2") && is("arp.dst.hw_mac", get("eth.dst")) && !is("eth.dst", "ff:ff:ff:ff:ff:ff");
    }

    boolean isNeighborAdvertisement() {
        return is("icmpv6.type", "136");
    }

    /// The address that it announces to everybody, if it does.
    Optional<String> announced() {
        if (isGratuitousArp() && !isAnswer()) {
            return Optional.of(get("arp.src.proto_ipv4"));
        }
        return isNeighborAdvertisement() && is("ipv6.dst", "ff02::1")
                ? Optional.of(get("icmpv6.nd.na.target_address"))
                : Optional.empty();
    }

    String source() {
        return get("ip.src") + get("ipv6.src");
    }

    String destination() {
        return get("ip.dst") + get("ipv6.dst");
    }

    List<String> addresses() {
        List<String> all = new ArrayList<>(List.of((get("vrrp.ip_addr") + get("vrrp.ipv6_addr")).split(",")));
        all.removeIf(String::isEmpty);
        return all;
    }

    @Override
    public String toString() {
        return "#" + number + " host " + host + " " + fields;
    }
}
