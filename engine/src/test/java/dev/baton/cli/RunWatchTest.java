package dev.baton.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// `baton watch` on a capture of two keepalived hosts: versions 2 (with a password) and 3, IPv4 and IPv6. The host of
/// higher priority comes later, is killed, and the other resigns at the end.
class RunWatchTest {
    private static final String CAPTURE = "src/test/resources/traffic/keepalived-pair.pcap";

    private static Shell.Run run(String... args) {
        String[] all = new String[args.length + 3];
        System.arraycopy(new String[]{"watch", "--pcap", CAPTURE}, 0, all, 0, 3);
        System.arraycopy(args, 0, all, 3, args.length);
        return new Shell().run(all);
    }

    @Test
    void clustersAreToldFromTheWireAlone() {
        Shell.Run run = run();
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.lines().stream().filter(l -> l.contains("▶ VRID 51")).map(l -> l.substring(l.indexOf("VRID"))))
                .containsExactly(
                        "VRID 51 IPv4 on keepalived-pair.pcap: 10.0.0.2 is MASTER with priority 100, every 500 ms: 10.0.0.100, 10.0.0.101",
                        "VRID 51 IPv4 on keepalived-pair.pcap: 10.0.0.1 is MASTER with priority 150; it was 10.0.0.2, whose last advert came 393.884 ms before",
                        "VRID 51 IPv4 on keepalived-pair.pcap: no MASTER: nothing from 10.0.0.1 for 1.5 s",
                        "VRID 51 IPv4 on keepalived-pair.pcap: 10.0.0.2 is MASTER with priority 100; it was 10.0.0.1, whose last advert came 1.805 s before",
                        "VRID 51 IPv4 on keepalived-pair.pcap: no MASTER: 10.0.0.2 resigned with priority 0");
        assertThat(run.lines()).anyMatch(l -> l.contains("VRRPv2 VRID 52 prio 150  every 1 s  10.0.0.110  auth type 1"))
                .anyMatch(l -> l.contains("NA 2001:db8::100 is at"))
                .anyMatch(l -> l.contains("ARP announces 10.0.0.110 at"))
                .noneMatch(l -> l.contains("who has"));
    }

    @Test
    void summaryHasACardOfEverySender() {
        assertThat(run("--summary").out()).contains("VRID 53 IPv6").contains("204 packets seen")
                .contains("4 adverts; interval p50").contains("checksum with pseudo-header").doesNotContain("missed");
    }

    @Test
    void filterIsWiresharks_andAMistakeIsPointedAt() {
        List<String> lines = run("--filter", "vrrp.prio > 100 && ip.src == 10.0.0.1").lines().stream()
                .filter(l -> !l.contains("▶")).toList();
        assertThat(lines).isNotEmpty().allMatch(l -> l.contains("10.0.0.1 ") && l.contains("prio 150"));
        Shell.Run wrong = run("--filter", "vrrp.prio > 100 &&& ip.src");
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err()).startsWith("baton watch: --filter: ").contains("^");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"watch | 2 | Name what to read",
            "watch --pcap a --interface b | 2 | but not both", "watch --pcap /does/not/exist | 3 | does not exist",
            "watch --pcap pom.xml | 3 | is no capture file",
            "watch --interface nosuchif | 3 | nosuchif"})
    void whatCannotBeIsToldInASentence(String command, int status, String sentence) {
        Shell.Run run = new Shell().run(command.split(" "));
        assertThat(run.status()).isEqualTo(status);
        assertThat(run.err()).contains(sentence);
    }

    @Test
    void writtenCapture_holdsWhatWasShown(@TempDir Path folder) {
        Path file = folder.resolve("out.pcapng");
        assertThat(run("--filter", "vrrp.virt_rtr_id == 52", "--write", file.toString()).status()).isZero();
        Shell.Run again = new Shell().run("watch", "--pcap", file.toString(), "--summary");
        assertThat(again.out()).contains("14 packets seen").contains("VRID 52").doesNotContain("VRID 51");
    }

    /// Whatever we give for a packet, Wireshark gives the same value under the same name. It knows more protocols, so that
    /// what is data to us may be more to it; and a pcap file has no interface's name.
    @Test
    void jsonAgreesWithTsharkFieldByField() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/tshark")), "needs tshark");
        JsonMapper mapper = JsonMapper.builder().build();
        List<JsonNode> ours = run("--json", "--filter", "frame").lines().stream().map(mapper::readTree)
                .filter(n -> !n.has("baton.event")).toList();
        JsonNode theirs = mapper.readTree(tshark());
        assertThat(ours).hasSize(theirs.size()).hasSize(204);
        Set<String> compared = new TreeSet<>();
        for (int i = 0; i < ours.size(); i++) {
            Map<String, Set<String>> packet = new TreeMap<>();
            flatten(theirs.get(i).get("_source").get("layers"), packet);
            JsonNode own = ours.get(i);
            for (String name : own.propertyNames()) {
                if (!Set.of("frame.interface_name", "data.data").contains(name)) {
                    JsonNode value = own.get(name);
                    for (JsonNode one : value.isArray() ? value : List.of(value)) {
                        assertThat(packet.getOrDefault(name, Set.of())).as("%s of packet %d", name, i + 1)
                                .contains(one.isNumber() ? one.numberValue().toString() : one.stringValue());
                        compared.add(name);
                    }
                }
            }
        }
        assertThat(compared).contains("vrrp.prio", "vrrp.adver_int", "vrrp.short_adver_int", "vrrp.auth_string",
                "vrrp.ip_addr", "vrrp.ipv6_addr", "vrrp.checksum", "ip.ttl", "ipv6.hlim", "ip.src", "ipv6.src",
                "eth.src", "arp.isgratuitous", "icmpv6.nd.na.flag.o", "frame.time_epoch");
    }

    private static String tshark() throws IOException {
        Process tshark = new ProcessBuilder("tshark", "-n", "-r", CAPTURE, "-T", "json", "--no-duplicate-keys")
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        return new String(tshark.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void flatten(JsonNode node, Map<String, Set<String>> values) {
        for (String name : node.propertyNames()) {
            JsonNode value = node.get(name);
            for (JsonNode one : value.isArray() ? value : List.of(value)) {
                if (one.isObject()) {
                    flatten(one, values);
                } else {
                    values.computeIfAbsent(name, _ -> new TreeSet<>()).add(one.stringValue());
                }
            }
        }
    }
}
