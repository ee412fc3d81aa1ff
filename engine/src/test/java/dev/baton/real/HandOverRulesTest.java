package dev.baton.real;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Orders of a person on real hosts: how long they last, and which are refused. Hosts 1 and 2 share an address.
class HandOverRulesTest {
    private static final Duration LASTING = Duration.ofSeconds(4);
    private static final String VIP = HandOverTest.VIP;

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void needsRoot() {
        Rig.needs();
    }

    /// It settles at keepalived's own priority, and keepalived is content with that for many master down intervals.
    @Test
    void handOverFromKeepalived_lasts() throws IOException {
        Rig.needs("keepalived");
        try (Segment segment = HandOverTest.segment(folder)) {
            Process _ = segment.keepalived(1, HandOverTest.keepalived(150, 100));
            segment.awaitHolder(1, VIP, 2);
            Steered two = Steered.start(segment, 2, "two", HandOverTest.node(2, 100, 100));
            assertThat(HandOverTest.settle(segment, 100)).isEqualTo(1);
            assertThat(two.tell("claim VI_1")).startsWith("done: ");
            segment.awaitHolder(2, VIP, 1);
            await().during(LASTING).atMost(Rig.SOON)
                    .until(() -> segment.holds(2, VIP) && !segment.holds(1, VIP));
        }
    }

    /// Maintenance survives the process; a node that comes back with it takes nothing from the one that serves.
    @Test
    void maintenance_survivesARestart() throws IOException {
        try (Segment segment = HandOverTest.segment(folder)) {
            Steered one = Steered.start(segment, 1, "one", HandOverTest.node(1, 150, 100), folder);
            segment.awaitHolder(1, VIP, 2);
            Steered.start(segment, 2, "two", HandOverTest.node(2, 100, 100));
            assertThat(one.tell("maintenance VI_1 on")).startsWith("done: ");
            segment.awaitHolder(2, VIP, 1);
            one.end();
            Steered again = Steered.start(segment, 1, "again", HandOverTest.node(1, 150, 100), folder);
            assertThat(HandOverTest.settle(segment, 100)).isEqualTo(2);
            assertThat(again.tell("claim VI_1")).contains("409", "is in maintenance. End its maintenance first");
            assertThat(again.tell("maintenance VI_1 off")).startsWith("done: ");
            segment.awaitHolder(1, VIP, 2);
        }
    }

    @Test
    void whatCannotBeDone_isRefusedWithItsReason() throws IOException {
        try (Segment segment = HandOverTest.segment(folder)) {
            Steered one = Steered.start(segment, 1, "one", HandOverTest.node(1, 150, 100));
            segment.awaitHolder(1, VIP, 2);
            assertThat(one.tell("claim VI_1")).contains("409", "is MASTER already");
            assertThat(one.tell("claim VI_9")).contains("404", "There is no router VI_9 here; there are VI_1.");
            assertThat(one.tell("priority VI_1 255")).contains("422", "name one between 1 and 254");
            assertThat(one.tell("resign VI_1")).startsWith("done: ");
            assertThat(one.tell("resign VI_1")).contains("409", "only a MASTER can resign");
        }
    }
}
