package dev.baton.app.tour;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

import dev.baton.adapter.reach.IdentityEcho;
import dev.baton.app.testing.Quiet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// The failover test of the window on two real nodes in network namespaces, by what can be pressed in it.
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = Quiet.MACHINE, mode = ResourceAccessMode.READ)
@Tag("measured")
class FailoverOnNodesTest {
    private static final String ADDRESS = "10.0.0.100";
    private static final int NODES = 2;
    private static final long EVERY_NANOS = 1_000_000;
    private static final long AGREED_NANOS = 2_000_000;
    private static final Duration LEASE = Duration.ofSeconds(40);
    private static final Duration SOON = Duration.ofMinutes(4);

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void possible() {
        RealHosts.assumePossible();
        for (String tool : List.of("tcpdump", "tshark")) {
            assumeTrue(Files.isExecutable(Path.of("/usr/bin", tool)), "needs " + tool);
        }
    }

    private static String config(int number) {
        return """
                node: n%d
                routers:
                  - name: VI_1
                    interface: eth0
                    vrid: 51
                    priority: %d
                    advertInterval: 500ms
                    addresses: [%s/24]
                """.formatted(number, 170 - 20 * number, ADDRESS);
    }

    private RealHosts paired() throws IOException {
        RealHosts hosts = new RealHosts(folder);
        for (int number = 1; number <= NODES; number++) {
            hosts.connect(hosts.node(number, config(number)), number);
        }
        return hosts;
    }

    private String[] words(FailoverAtDesk.Way way) {
        return new String[]{folder.resolve("profile-" + way).toString(), way.name()};
    }

    @Test
    void testFailoverOnTheOverview_measuresWhatACaptureShows_andTheClusterIsAsItWas() throws Exception {
        Path file = folder.resolve("probes.pcap");
        try (RealHosts hosts = paired()) {
            Process capture = hosts.capture(file, "udp port 8643");
            int status = hosts.atDesk(FailoverAtDesk.class, words(FailoverAtDesk.Way.TO_THE_VERDICT));
            String log = hosts.log("desk");
            RealHosts.interrupt(capture);

            assertThat(status).as(log).isZero();
            String[] told = log.lines().filter(l -> l.startsWith(FailoverAtDesk.MEASURED)).findFirst().orElseThrow()
                    .substring(FailoverAtDesk.MEASURED.length()).split(" ", -1);
            long gap = Long.parseLong(told[0]);
            long captured = longestNanos(file);
            System.out.println("window: outage " + gap + " ns, capture " + captured + " ns");
            assertThat(told[2]).as(log).isIn("PASSED", "TOO_LONG");
            assertThat(told[3]).as(log).isEqualTo("true");
            assertThat(gap).as("at least most of the skew time of n2").isGreaterThan(40_000_000L);
            assertThat(Math.max(gap, Long.parseLong(told[1]))).as(log).isCloseTo(captured, within(AGREED_NANOS));
            await().atMost(SOON).until(() -> hosts.holders(ADDRESS).equals(List.of(1)));
            for (int number = 1; number <= NODES; number++) {
                assertThat(Files.readString(hosts.file(number))).isEqualTo(config(number));
            }
        }
    }

    @Test
    void windowThatIsKilledInTheMiddle_leavesTheClusterWhole_andTheNextWindowTellsOfTheTest() throws Exception {
        try (RealHosts hosts = paired()) {
            Process window = hosts.beginAtDesk("dying", FailoverAtDesk.class, words(FailoverAtDesk.Way.UNTIL_KILLED));
            await().atMost(SOON).untilAsserted(() -> assertThat(hosts.log("dying")).contains(FailoverAtDesk.HELD));
            await().atMost(SOON).untilAsserted(() -> assertThat(hosts.log("n1")).contains("the fault mute"));
            window.destroyForcibly().waitFor();
            assertThat(hosts.log("n1")).as("the fault outlives the window").doesNotContain("ended after");

            await().atMost(LEASE).until(() -> hosts.log("n1").contains("ended after")
                    && hosts.holders(ADDRESS).equals(List.of(1)));
            int status = hosts.atDesk(FailoverAtDesk.class, words(FailoverAtDesk.Way.WHAT_IS_LEFT));
            assertThat(status).as(hosts.log("desk")).isZero();
            assertThat(hosts.log("desk")).contains(FailoverAtDesk.TOLD).contains("was interrupted",
                    "The fault of n1 has ended: Its time was up.", "n1 has the addresses again.");
        }
    }

    /// The longest outage that the probes of the desk show as they passed its interface.
    private static long longestNanos(Path capture) throws IOException, InterruptedException {
        Map<Integer, Long> sent = new TreeMap<>();
        Map<Integer, Boolean> answered = new TreeMap<>();
        Process process = new ProcessBuilder("tshark", "-r", capture.toString(), "-Y", "udp.port == 8643", "-T",
                "fields", "-e", "frame.time_epoch", "-e", "udp.payload").redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        for (String line : text.lines().toList()) {
            String[] words = line.split("\t", -1);
            ByteBuffer datagram = ByteBuffer.wrap(HexFormat.of().parseHex(words[1].replace(":", "")));
            switch (IdentityEcho.decode(datagram)) {
                case IdentityEcho.Request request -> sent.put(request.sequence(), new BigDecimal(words[0])
                        .movePointRight(9).longValue());
                case IdentityEcho.Answer answer -> answered.put(answer.sequence(), true);
                case IdentityEcho.Rejected rejected -> throw new AssertionError(rejected.reason());
            }
        }
        long longest = 0;
        long last = 0;
        boolean isMissing = false;
        for (Map.Entry<Integer, Long> probe : sent.entrySet()) {
            if (answered.containsKey(probe.getKey())) {
                longest = isMissing && last != 0
                        ? Math.max(longest, probe.getValue() - last - EVERY_NANOS)
                        : longest;
                last = probe.getValue();
                isMissing = false;
            } else {
                isMissing = true;
            }
        }
        return longest;
    }
}
