package dev.baton.real;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/// What hosts have sent: a capture of their bridge ports, inbound only, so that each packet is there once and its sender
/// is known whatever its MAC.
final class Recording {
    private static final List<String> FIELDS = List.of("frame.number", "frame.time_epoch", "frame.interface_name",
            "eth.src", "eth.dst", "ip.src", "ip.dst", "ip.ttl", "ip.len", "ip.checksum.status", "ipv6.src", "ipv6.dst",
            "ipv6.hlim", "ipv6.plen", "vrrp.version", "vrrp.type", "vrrp.virt_rtr_id", "vrrp.prio", "vrrp.addr_count",
            "vrrp.checksum.status", "vrrp.auth_type", "vrrp.auth_string", "vrrp.adver_int", "vrrp.short_adver_int",
            "vrrp.reserved_mbz", "vrrp.ip_addr", "vrrp.ipv6_addr", "arp.opcode", "arp.src.hw_mac",
            "arp.src.proto_ipv4", "arp.dst.hw_mac", "arp.dst.proto_ipv4", "icmp.type", "icmpv6.type",
            "icmpv6.checksum.status", "icmpv6.nd.na.flag.r", "icmpv6.nd.na.flag.s", "icmpv6.nd.na.flag.o",
            "icmpv6.nd.na.target_address", "icmpv6.opt.linkaddr", "_ws.malformed", "_ws.expert.severity",
            "_ws.expert.message");
    private static final String SEPARATOR = "\u001f";

    private final List<Sent> packets;

    private Recording(List<Sent> packets) {
        this.packets = packets;
    }

    /// The command that captures what hosts `numbers` send into `file`.
    static List<String> capturing(Path file, Iterable<Integer> numbers) {
        List<String> words = new ArrayList<>(List.of("dumpcap", "-q"));
        numbers.forEach(n -> words.addAll(List.of("-i", "p" + n, "-f", "inbound")));
        words.addAll(List.of("-w", file.toString()));
        return words;
    }

    /// Has tshark dissect a finished capture.
    ///
    /// @param withPseudoHeader how it verifies the checksum of version 3 over IPv4
    static Recording of(Path file, boolean withPseudoHeader) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("tshark", "-n", "-r", file.toString(), "-o",
                "ip.check_checksum:TRUE", "-o",
                "vrrp.v3_checksum_as_in_v2:" + (withPseudoHeader ? "FALSE" : "TRUE"), "-T", "fields", "-E",
                "separator=" + SEPARATOR));
        FIELDS.forEach(f -> words.addAll(List.of("-e", f)));
        Process tshark = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String output = new String(tshark.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tshark.waitFor()).as("tshark on %s", file).isZero();
        List<Sent> packets = new ArrayList<>(output.lines().map(Recording::sent).toList());
        packets.sort((a, b) -> Long.compare(a.atMicros(), b.atMicros()));
        return new Recording(List.copyOf(packets));
    }

    private static Sent sent(String line) {
        String[] values = line.split(SEPARATOR, -1);
        Map<String, String> fields = new HashMap<>();
        for (int i = 3; i < values.length; i++) {
            if (!values[i].isEmpty()) {
                fields.put(FIELDS.get(i), values[i]);
            }
        }
        String[] time = values[1].split("\\.", -1);
        long micros = Long.parseLong(time[0]) * 1_000_000 + Long.parseLong(time[1].substring(0, 6));
        return new Sent(Integer.parseInt(values[0]), micros, Integer.parseInt(values[2].substring(1)), fields);
    }

    List<Sent> packets() {
        return packets;
    }

    List<Sent> from(int host) {
        return packets.stream().filter(p -> p.host() == host).toList();
    }

    Stream<Sent> adverts(int host, int vrid) {
        return packets.stream().filter(p -> p.host() == host && p.isAdvert() && p.vrid() == vrid);
    }

    /// Adverts as MASTER: of any priority but 0.
    List<Sent> asMaster(int host, int vrid) {
        return adverts(host, vrid).filter(p -> p.priority() > 0).toList();
    }

    List<Sent> resignations(int host, int vrid) {
        return adverts(host, vrid).filter(p -> p.priority() == 0).toList();
    }

    /// The first advert as MASTER of `host` that is later than `afterMicros`.
    Sent firstAsMaster(int host, int vrid, long afterMicros) {
        return asMaster(host, vrid).stream().filter(p -> p.atMicros() > afterMicros).findFirst()
                .orElseThrow(() -> new AssertionError("host " + host + " sent no advert as MASTER after "
                        + afterMicros));
    }

    /// The last advert as MASTER of `host` that is earlier than `beforeMicros`.
    Sent lastAsMaster(int host, int vrid, long beforeMicros) {
        return asMaster(host, vrid).stream().filter(p -> p.atMicros() < beforeMicros).reduce((_, b) -> b)
                .orElseThrow(() -> new AssertionError("host " + host + " sent no advert as MASTER before "
                        + beforeMicros));
    }

    List<Sent> announcements(int host, String address) {
        return packets.stream().filter(p -> p.host() == host && p.announced().filter(address::equals).isPresent())
                .toList();
    }
}
