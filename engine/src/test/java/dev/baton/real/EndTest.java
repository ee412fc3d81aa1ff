package dev.baton.real;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.baton.real.Rig.SOON;
import static dev.baton.real.Rig.STEP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// SIGTERM: addresses away, then priority 0 on the wire.
class EndTest {
    /// The goal is 50 ms on a quiet machine; what was measured is printed. A build machine is not quiet.
    private static final double BUSY_MILLIS = 400;
    private static final double SECONDS_TO_MILLIS = 1e3;

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void needs() {
        Rig.needs("tcpdump", "tshark");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 255})
    void sigterm_takesAddressesAwayAndResigns(int routers) throws Exception {
        try (Segment segment = new Segment(folder)) {
            segment.host(1);
            Process node = segment.baton(1, node(routers));
            await().atMost(SOON).pollInterval(STEP).until(() -> held(segment) == routers);
            Path file = folder.resolve("end.pcap");
            Process capture = segment.capture(file);
            await().atMost(SOON).until(() -> segment.log("capture").contains("listening"));
            await().atMost(SOON).pollInterval(STEP).until(() -> Wire.fields(file, "vrrp", "vrrp.prio").size() > 2);
            Instant signal = Instant.now();
            Segment.signal(node, "TERM");
            node.waitFor();
            assertThat(held(segment)).isZero();
            await().atMost(SOON).untilAsserted(() -> assertThat(resignations(file)).hasSize(routers));
            capture.destroy();
            double last = Double.parseDouble(resignations(file).getLast());
            double millis = (last - signal.getEpochSecond() - signal.getNano() / 1e9) * SECONDS_TO_MILLIS;
            System.out.printf("end of %d routers: last priority 0 on the wire %.1f ms after the signal%n", routers,
                    millis);
            assertThat(millis).isBetween(0.0, BUSY_MILLIS);
        }
    }

    private static List<String> resignations(Path file) throws Exception {
        return Wire.fields(file, "vrrp.prio == 0", "frame.time_epoch");
    }

    private static long held(Segment segment) {
        return segment.at(1).ip("-o addr show dev eth0").lines().filter(l -> l.contains(" 10.1.")).count();
    }

    private static String node(int routers) {
        StringBuilder yaml = new StringBuilder("node: n1\nrouters:\n");
        for (int i = 1; i <= routers; i++) {
            yaml.append("  - {name: VI_%d, interface: eth0, vrid: %d, addresses: [10.1.0.%d/32]}%n".formatted(i, i, i));
        }
        return yaml.toString();
    }
}
