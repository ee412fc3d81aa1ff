package dev.baton.real;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.baton.real.Rig.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Checks that hang delay no advert: the same node is measured without them and with them.
class HangingChecksTest {
    private static final int ROUTERS = 20;
    private static final int SCRIPTS = 50;
    private static final int PAGES = 20;
    private static final int PORTS = 20;
    private static final Duration WINDOW = Duration.ofSeconds(Integer.getInteger("baton.hanging.seconds", 4));
    /// Adverts go out every 100 ms; a backup of priority 254 takes over after 300 ms.
    private static final double FAILOVER_MILLIS = 300;
    /// How much longer the 99th percentile may be, on a machine that does other things as well.
    private static final double TOLERANCE = 1.25;

    /// How long the end may take on a machine that does other things as well.
    private static final double END_MILLIS = 400;
    private static final double MILLIS = 1_000;

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void needs() {
        Rig.needs("tcpdump", "tshark");
    }

    /// @param end from SIGTERM to the last priority 0 on the wire
    private record Gaps(double median, double p99, double worst, int count, double end) {
        static Gaps of(List<Double> sorted, double end) {
            return new Gaps(sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 99 / 100), sorted.getLast(),
                    sorted.size(), end);
        }

        @Override
        public String toString() {
            return "median %.2f ms, p99 %.2f ms, worst %.2f ms of %d, end %.1f ms after SIGTERM".formatted(median, p99,
                    worst, count, end);
        }
    }

    @Test
    void advertsGoOutInTime_whateverHangs() throws Exception {
        Path scripts = Files.createDirectory(folder.resolve("scripts"));
        Path script = Files.writeString(scripts.resolve("hang"), "#!/bin/sh\ntrap '' TERM\nsleep 300\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path policy = Files.writeString(folder.resolve("policy.yaml"), "scripts: { folder: " + scripts + " }\n");
        try (Segment segment = new Segment(folder)) {
            segment.host(1);
            try (ServerSocket silent = segment.at(1)
                    .inside(() -> new ServerSocket(80, PAGES, InetAddress.ofLiteral("127.0.0.1")))) {
                assertThat(silent.isBound()).isTrue();
                Gaps without = measured(segment, "without", routers(""), policy);
                Gaps with = measured(segment, "with", routers(tracked()) + checks(), policy);
                String found = "intervals of adverts, without checks: " + without + "; with " + SCRIPTS + " scripts, "
                        + PAGES + " pages and " + PORTS + " ports that hang: " + with + "; ratio of the p99 "
                        + "%.3f".formatted(with.p99 / without.p99);
                System.out.println(found);
                assertThat(segment.log("with")).contains("check script0 fails: no answer within 400ms",
                        "check page0 fails", "check port0 fails");
                assertThat(with.p99).as(found).isLessThan(without.p99 * TOLERANCE);
                assertThat(with.worst).as(found).isLessThan(FAILOVER_MILLIS);
                assertThat(with.end).as(found).isLessThan(END_MILLIS);
            }
        }
    }

    private static String routers(String track) {
        StringBuilder yaml = new StringBuilder("node: n1\nrouters:\n");
        for (int i = 1; i <= ROUTERS; i++) {
            yaml.append(("  - {name: VI_%d, interface: eth0, vrid: %d, priority: 254, advertInterval: 100ms,"
                    + " addresses: [10.0.1.%d/32]%s}%n").formatted(i, i, i, i == 1 ? track : ""));
        }
        return yaml.toString();
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < SCRIPTS; i++) {
            names.add("script" + i);
        }
        for (int i = 0; i < PAGES; i++) {
            names.add("page" + i);
        }
        for (int i = 0; i < PORTS; i++) {
            names.add("port" + i);
        }
        return names;
    }

    private static String tracked() {
        return ", track: [" + String.join(", ",
                names().stream().map(n -> "{ check: " + n + ", weight: -1 }").toList()) + "]";
    }

    private static String checks() {
        StringBuilder yaml = new StringBuilder("checks:\n");
        for (String name : names()) {
            String what = switch (name.substring(0, 4)) {
                case "scri" -> "script: hang";
                case "page" -> "http: \"http://127.0.0.1/\"";
                default -> "tcp: \"10.0.0.77:80\"";
            };
            yaml.append("  - { name: ").append(name).append(", ").append(what)
                    .append(", interval: 500ms, timeout: 400ms }\n");
        }
        return yaml.toString();
    }

    private Gaps measured(Segment segment, String label, String yaml, Path policy) throws Exception {
        Path config = segment.configure(label, yaml);
        Process node = segment.command(1, label, "node", "run", "--config", config.toString(), "--policy",
                policy.toString());
        await().atMost(SOON).until(() -> segment.holds(1, "10.0.1." + ROUTERS));
        await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
        Path file = folder.resolve(label + ".pcap");
        Process capture = segment.capture(file);
        await().pollDelay(WINDOW).atMost(WINDOW.plus(SOON)).until(() -> true);
        Instant signal = Instant.now();
        Segment.signal(node, "TERM");
        node.waitFor();
        await().atMost(SOON).until(() -> resignations(file).size() == ROUTERS);
        capture.destroy();
        capture.waitFor();
        double end = Double.parseDouble(resignations(file).getLast()) - signal.getEpochSecond()
                - signal.getNano() / 1e9;
        return Gaps.of(gaps(file), end * MILLIS);
    }

    private static List<String> resignations(Path file) throws Exception {
        return Wire.fields(file, "vrrp.prio == 0", "frame.time_epoch");
    }

    private static List<Double> gaps(Path file) throws Exception {
        Map<String, Double> last = new LinkedHashMap<>();
        List<Double> gaps = new ArrayList<>();
        for (String packet : Wire.fields(file, "vrrp.prio > 0", "vrrp.virt_rtr_id", "frame.time_epoch")) {
            List<String> fields = Arrays.asList(packet.split("\\|", -1));
            double at = Double.parseDouble(fields.get(1)) * MILLIS;
            Double before = last.put(fields.getFirst(), at);
            if (before != null) {
                gaps.add(at - before);
            }
        }
        return gaps.stream().sorted().toList();
    }
}
