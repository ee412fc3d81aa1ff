package dev.baton.real;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.baton.real.Agreement.Checksum;

/// Judges every packet that hosts with Baton have sent, by what tshark says of it and by what the node was told.
final class Judge {
    /// tshark's severities from "warning" on.
    private static final int WARNING = 0x0060_0000;
    private static final String GOOD = "1";
    /// What tshark says of every take-over without virtual MACs: the address has moved.
    private static final String MOVED = "Duplicate IP address configured";

    /// What a host was told of one router, with all the priorities it may have had.
    private record Told(Agreement agreement, Set<Integer> priorities) {}

    private final Map<Integer, Map<Integer, Told>> told = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    /// Baton on `host` is told to run this router.
    void tell(int host, Agreement agreement, int... priorities) {
        Told now = told.computeIfAbsent(host, _ -> new HashMap<>()).computeIfAbsent(agreement.vrid(),
                _ -> new Told(agreement, new HashSet<>(Set.of(0))));
        for (int priority : priorities) {
            now.priorities().add(priority);
        }
    }

    /// Whether any router was told to send the form without pseudo-header, and nothing else.
    boolean wantsMessageOnly(int host) {
        return told.getOrDefault(host, Map.of()).values().stream()
                .anyMatch(t -> t.agreement().checksum() == Checksum.RFC9568);
    }

    Set<Integer> hosts() {
        return told.keySet();
    }

    /// Every fault of every packet, a line each; none is the verdict hoped for.
    ///
    /// @param pseudo  the packets, version 3 over IPv4 verified with the pseudo-header
    /// @param message the same, verified without
    List<String> faults(Recording pseudo, Recording message) {
        for (int host : told.keySet()) {
            Recording wire = wantsMessageOnly(host) ? message : pseudo;
            wire.from(host).forEach(this::judge);
        }
        return List.copyOf(faults);
    }

    private void judge(Sent packet) {
        expect(!packet.has("_ws.malformed"), "is malformed", packet);
        expect(experts(packet).isEmpty(), "has expert errors", packet);
        expect(!packet.has("ip.ttl") || packet.get("ip.checksum.status").startsWith(GOOD), "has a bad IP checksum",
                packet);
        expect(!packet.has("icmp.type") || !packet.has("vrrp.prio"), "refuses VRRP by ICMP", packet);
        if (packet.isAdvert()) {
            advert(packet);
        }
        packet.announced().ifPresent(address -> announcement(packet, address));
    }

    private static List<String> experts(Sent packet) {
        String[] severities = packet.get("_ws.expert.severity").split(",", -1);
        boolean isGrave = Stream.of(severities).filter(s -> !s.isEmpty()).anyMatch(s -> Long.decode(s) >= WARNING);
        return isGrave && !packet.get("_ws.expert.message").contains(MOVED)
                ? List.of(packet.get("_ws.expert.message"))
                : List.of();
    }

    private void advert(Sent packet) {
        Optional<Told> found = Optional
                .ofNullable(told.getOrDefault(packet.host(), Map.of()).get(packet.vrid()));
        expect(found.isPresent(), "is of a router that it was not told to run", packet);
        found.ifPresent(t -> {
            common(packet, t);
            if (t.agreement().dialect().version() == 2) {
                version2(packet, t.agreement());
            } else {
                version3(packet, t.agreement());
            }
        });
    }

    private void common(Sent packet, Told known) {
        Agreement agreement = known.agreement();
        boolean isIpv6 = agreement.dialect().isIpv6();
        int count = agreement.addresses().size();
        expect(packet.is(isIpv6 ? "ipv6.hlim" : "ip.ttl", "255"), "has not 255 hops", packet);
        expect(packet.source().equals(agreement.source(packet.host())), "is from a wrong address", packet);
        expect(agreement.destinations(packet.host()).contains(packet.destination()), "goes to a wrong address", packet);
        if (agreement.unicast().isEmpty()) {
            expect(packet.is("eth.dst", isIpv6 ? "33:33:00:00:00:12" : "01:00:5e:00:00:12"), "goes to a wrong MAC",
                    packet);
        }
        expect(packet.is("eth.src", mac(packet.host(), agreement)), "is from a wrong MAC", packet);
        expect(packet.is("vrrp.version", Integer.toString(agreement.dialect().version())), "is of another version",
                packet);
        expect(packet.is("vrrp.type", "1"), "is no advertisement", packet);
        expect(packet.is("vrrp.addr_count", Integer.toString(count)), "counts its addresses wrong", packet);
        expect(packet.addresses().equals(agreement.bare()), "lists other addresses", packet);
        expect(packet.is("vrrp.checksum.status", GOOD), "has a bad VRRP checksum", packet);
        expect(known.priorities().contains(packet.priority()), "has a priority it was never given", packet);
    }

    private void version2(Sent packet, Agreement agreement) {
        boolean isPass = agreement.dialect() == Dialect.V2_PASS;
        expect(packet.is("vrrp.adver_int", Integer.toString(agreement.intervalMillis() / 1_000)),
                "has another interval", packet);
        expect(packet.is("ip.len", Integer.toString(20 + 8 + 4 * agreement.addresses().size() + 8)),
                "has a wrong length", packet);
        expect(packet.is("vrrp.auth_type", isPass ? "1" : "0"), "has another authentication", packet);
        expect(packet.get("vrrp.auth_string").equals(isPass ? Agreement.PASSWORD : ""), "has another password", packet);
    }

    private void version3(Sent packet, Agreement agreement) {
        int count = agreement.addresses().size();
        expect(packet.is("vrrp.short_adver_int", Integer.toString(agreement.intervalMillis() / 10)),
                "has another interval", packet);
        expect(packet.is("vrrp.reserved_mbz", "0"), "has reserved bits set", packet);
        expect(agreement.dialect().isIpv6()
                ? packet.is("ipv6.plen", Integer.toString(8 + 16 * count))
                : packet.is("ip.len", Integer.toString(20 + 8 + 4 * count)), "has a wrong length", packet);
    }

    private void announcement(Sent packet, String address) {
        Optional<Agreement> owner = told.getOrDefault(packet.host(), Map.of()).values().stream().map(Told::agreement)
                .filter(a -> a.bare().contains(address)).findFirst();
        owner.ifPresent(agreement -> {
            String mac = mac(packet.host(), agreement);
            expect(packet.is("eth.src", mac), "announces from a wrong MAC", packet);
            if (packet.isGratuitousArp()) {
                expect(packet.is("arp.opcode", "1"), "announces by another operation than a request", packet);
                expect(packet.is("arp.src.hw_mac", mac), "announces a wrong MAC", packet);
                expect(packet.is("eth.dst", "ff:ff:ff:ff:ff:ff"), "announces to one host only", packet);
            } else {
                neighbor(packet, mac);
            }
        });
    }

    /// RFC 9568 section 8.2.2: R set, S clear, O set.
    private void neighbor(Sent packet, String mac) {
        expect(packet.is("ipv6.hlim", "255"), "has not 255 hops", packet);
        expect(packet.is("icmpv6.checksum.status", GOOD), "has a bad ICMPv6 checksum", packet);
        expect(packet.is("icmpv6.nd.na.flag.r", "1"), "has R clear", packet);
        expect(packet.is("icmpv6.nd.na.flag.s", "0"), "has S set", packet);
        expect(packet.is("icmpv6.nd.na.flag.o", "1"), "has O clear", packet);
        expect(packet.is("icmpv6.opt.linkaddr", mac), "announces a wrong MAC", packet);
        expect(packet.is("eth.dst", "33:33:00:00:00:01"), "goes to a wrong MAC", packet);
    }

    private static String mac(int host, Agreement agreement) {
        return agreement.virtualMac() ? agreement.mac() : Segment.mac(host, agreement.link());
    }

    private void expect(boolean holds, String fault, Sent packet) {
        if (!holds) {
            faults.add(fault + ": " + packet);
        }
    }
}
