package dev.baton.real;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.baton.real.Rig.SOON;
import static dev.baton.real.Rig.STEP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Orders of a person on real hosts: hosts 1 and 2 share an address, host 3 asks it for an echo every millisecond.
/// `-Dbaton.handover.runs=N` says how often each hand-over is repeated.
class HandOverTest {
    private static final int RUNS = Integer.getInteger("baton.handover.runs", 5);
    private static final int REQUESTS = 700;
    /// What a planned hand-over may cost at any interval.
    private static final long MOST_MICROS = 5_000;
    private static final Duration BEFORE = Duration.ofMillis(250);
    private static final String VIP = "10.0.0.100";

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void needsRoot() {
        Rig.needs();
    }

    private static String node(int number, int priority, int millis) {
        return """
                node: n%d
                routers:
                  - {name: VI_1, interface: eth0, vrid: 51, priority: %d, advertInterval: %dms, addresses: [%s/24]}
                """.formatted(number, priority, millis, VIP);
    }

    private static String keepalived(int priority, int millis) {
        return """
                global_defs {
                  vrrp_version 3
                }
                vrrp_instance VI_1 {
                  state BACKUP
                  interface eth0
                  virtual_router_id 51
                  priority %d
                  advert_int %s
                  virtual_ipaddress {
                    %s/24
                  }
                }
                """.formatted(priority, millis / 1_000.0, VIP);
    }

    private Segment segment() {
        Segment segment = new Segment(folder);
        for (int host = 1; host <= 3; host++) {
            segment.host(host);
        }
        return segment;
    }

    /// To and fro: the priorities are where they were in the end.
    @ParameterizedTest
    @CsvSource({"1000", "100", "10"})
    void handOverBetweenNodes_isNotNoticed(int millis) throws IOException, InterruptedException {
        List<Probing> seen = new ArrayList<>();
        try (Segment segment = segment()) {
            Steered one = Steered.start(segment, 1, "one", node(1, 150, millis));
            segment.awaitHolder(1, VIP, 2);
            Steered two = Steered.start(segment, 2, "two", node(2, 100, millis));
            Steered prober = Steered.prober(segment, 3, VIP);
            for (int run = 0; run < RUNS; run++) {
                boolean isTo = run % 2 == 0;
                settle(segment, isTo ? 1 : 2, millis);
                seen.add(handOver(segment, prober, isTo ? two : one, isTo ? 2 : 1, isTo ? 1 : 2));
            }
            told("Baton to Baton", millis, seen);
        }
        holds(seen);
    }

    /// keepalived is no part of the plan: it yields to a higher priority, as RFC 9568 section 6.4.3 has it.
    @ParameterizedTest
    @CsvSource({"1000", "100", "10"})
    void handOverFromKeepalived_isNotNoticed(int millis) throws IOException, InterruptedException {
        Rig.needs("keepalived");
        List<Probing> seen = new ArrayList<>();
        try (Segment segment = segment()) {
            Process _ = segment.keepalived(1, keepalived(150, millis));
            segment.awaitHolder(1, VIP, 2);
            Steered two = Steered.start(segment, 2, "two", node(2, 100, millis));
            Steered prober = Steered.prober(segment, 3, VIP);
            for (int run = 0; run < RUNS; run++) {
                settle(segment, 1, millis);
                seen.add(handOver(segment, prober, two, 2, 1));
                settle(segment, 2, millis);
                assertThat(two.tell("resign VI_1")).startsWith("done: ");
                segment.awaitHolder(1, VIP, 2);
            }
            told("keepalived to Baton", millis, seen);
        }
        holds(seen);
    }

    /// Waits until it has been the only holder for longer than a priority takes to settle.
    private static void settle(Segment segment, int holder, int millis) {
        await().during(Duration.ofMillis(4L * millis + 300)).atMost(SOON).pollInterval(STEP)
                .until(() -> segment.holds(holder, VIP) && !segment.holds(3 - holder, VIP));
    }

    private static Probing handOver(Segment segment, Steered prober, Steered heir, int to, int from)
            throws IOException {
        prober.write(Integer.toString(REQUESTS));
        await().pollDelay(BEFORE).until(() -> true);
        assertThat(heir.tell("claim VI_1")).startsWith("done: ");
        segment.awaitHolder(to, VIP, from);
        return prober.nextProbing();
    }

    private static void told(String what, int millis, List<Probing> seen) {
        List<Long> outages = seen.stream().map(Probing::outageMicros).sorted().toList();
        List<Long> silences = seen.stream().map(Probing::silentMicros).sorted().toList();
        System.out.printf(Locale.ROOT,
                "hand-over %s at %d ms, %d runs: lost requests %s; outage median %.2f p95 %.2f max %.2f ms; longest"
                        + " time between answers median %.2f p95 %.2f max %.2f ms%n",
                what, millis, seen.size(), seen.stream().map(Probing::lost).toList(), at(outages, 50), at(outages, 95),
                at(outages, 100), at(silences, 50), at(silences, 95), at(silences, 100));
    }

    private static double at(List<Long> sorted, int percent) {
        int place = (int) Math.ceil(percent / 100.0 * sorted.size()) - 1;
        return sorted.get(Math.max(0, place)) / 1e3;
    }

    private static void holds(List<Probing> seen) {
        assertThat(seen).allSatisfy(p -> {
            assertThat(p.sent()).isEqualTo(REQUESTS);
            assertThat(p.outageMicros()).isLessThanOrEqualTo(MOST_MICROS);
        });
    }

    /// Maintenance survives the process; a node that comes back with it takes nothing from the one that serves.
    @Test
    void maintenance_survivesARestart() throws IOException {
        try (Segment segment = segment()) {
            Steered one = Steered.start(segment, 1, "one", node(1, 150, 100), folder);
            segment.awaitHolder(1, VIP, 2);
            Steered.start(segment, 2, "two", node(2, 100, 100));
            assertThat(one.tell("maintenance VI_1 on")).startsWith("done: ");
            segment.awaitHolder(2, VIP, 1);
            one.end();
            Steered again = Steered.start(segment, 1, "again", node(1, 150, 100), folder);
            settle(segment, 2, 100);
            assertThat(again.tell("claim VI_1")).contains("409", "is in maintenance. End its maintenance first");
            assertThat(again.tell("maintenance VI_1 off")).startsWith("done: ");
            segment.awaitHolder(1, VIP, 2);
        }
    }

    @Test
    void whatCannotBeDone_isRefusedWithItsReason() throws IOException {
        try (Segment segment = segment()) {
            Steered one = Steered.start(segment, 1, "one", node(1, 150, 100));
            segment.awaitHolder(1, VIP, 2);
            assertThat(one.tell("claim VI_1")).contains("409", "is MASTER already");
            assertThat(one.tell("claim VI_9")).contains("404", "There is no router VI_9 here; there are VI_1.");
            assertThat(one.tell("priority VI_1 255")).contains("422", "name one between 1 and 254");
            assertThat(one.tell("resign VI_1")).startsWith("done: ");
            assertThat(one.tell("resign VI_1")).contains("409", "only a MASTER can resign");
        }
    }
}
