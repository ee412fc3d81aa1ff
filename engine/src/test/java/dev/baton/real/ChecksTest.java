package dev.baton.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.baton.real.Rig.SOON;
import static dev.baton.real.Rig.STEP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Checks decide who holds the address, on a real segment: by FAULT, by weights, at once, and until the node ends.
class ChecksTest {
    private static final String VIP = "10.0.0.100";
    /// From what a check sees to the other node's takeover: the skew time of 100 ms adverts, on a busy machine.
    private static final Duration QUICK = Duration.ofMillis(1_500);

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void needs() {
        Rig.needs("keepalived");
    }

    private static String node(int number, int priority, String track, String check) {
        return Rig.node(number, priority, VIP + "/24", "track: [" + track + "]") + "checks:\n  - " + check + "\n";
    }

    private static void awaitLog(Segment segment, String text) {
        await().atMost(SOON).pollInterval(STEP)
                .untilAsserted(() -> assertThat(segment.log("baton1")).contains(text));
    }

    private Segment segment(int hosts) {
        Segment segment = new Segment(folder);
        for (int number = 1; number <= hosts; number++) {
            segment.host(number);
        }
        return segment;
    }

    /// A program of that name, which nothing else on this machine has.
    private Path program(String name) throws IOException {
        return Files.copy(Path.of("/bin/sleep"), folder.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static Process start(Segment segment, Path program) throws IOException {
        return segment.start(1, "program", program.toString(), "300");
    }

    private static void peer(Segment segment, String kind) throws IOException {
        switch (kind) {
            case "keepalived" -> segment.keepalived(2, Agreement.of(Dialect.V3_IPV4).keepalived(2, 100));
            default -> segment.baton(2, Rig.node(2, 100, VIP + "/24", ""));
        }
    }

    /// The interval is longer than the test: the kernel tells of processes.
    @ParameterizedTest
    @ValueSource(strings = {"baton", "keepalived"})
    void processThatDies_movesTheAddress_andComesBackWithIt(String kind) throws Exception {
        Path program = program("btnweb" + kind.length());
        try (Segment segment = segment(2)) {
            Process first = start(segment, program);
            segment.baton(1, node(1, 150, "{ check: web }",
                    "{ name: web, process: " + program.getFileName() + ", interval: 60s }"));
            peer(segment, kind);
            segment.awaitHolder(1, VIP, 2);
            await().atMost(SOON).until(() -> !segment.log(kind + "2").isEmpty());
            Segment.signal(first, "KILL");
            await().atMost(QUICK.plus(QUICK)).pollInterval(STEP)
                    .until(() -> segment.holds(2, VIP) && !segment.holds(1, VIP));
            Rig.awaitLog(segment, "baton1", "VI_1  MASTER → FAULT  check web fails",
                    "check web fails: 0 processes named " + program.getFileName() + " run, wanted are at least 1");
            start(segment, program);
            await().atMost(QUICK.plus(QUICK)).pollInterval(STEP)
                    .until(() -> segment.holds(1, VIP) && !segment.holds(2, VIP));
            Rig.awaitLog(segment, "baton1", "FAULT → BACKUP  check web passes again");
        }
    }

    @Test
    void scriptThatIgnoresSigterm_isAFault_andNothingOfItOutlivesTheNode() throws Exception {
        Path scripts = Files.createDirectory(folder.resolve("scripts"));
        Path script = Files.writeString(scripts.resolve("hang"),
                "#!/bin/sh\ntrap '' TERM\n" + program("btnhang") + " 300 &\nwait\nwait\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path policy = Files.writeString(folder.resolve("policy.yaml"), "scripts: { folder: " + scripts + " }\n");
        try (Segment segment = segment(2)) {
            Path config = segment.configure("baton1", node(1, 150, "{ check: own }",
                    "{ name: own, script: hang, interval: 300ms }"));
            Process node = segment.command(1, "baton1", "node", "run", "--config", config.toString(), "--policy",
                    policy.toString());
            segment.baton(2, Rig.node(2, 100, VIP + "/24", ""));
            segment.awaitHolder(2, VIP, 1);
            awaitLog(segment, "check own fails: no answer within 300ms");
            await().atMost(SOON).pollInterval(STEP).until(ChecksTest::isHanging);
            Segment.signal(node, "TERM");
            node.waitFor();
            await().atMost(Duration.ofMillis(500)).until(() -> !isHanging());
        }
    }

    private static boolean isHanging() {
        return ProcessHandle.allProcesses()
                .anyMatch(p -> p.info().command().filter(c -> c.endsWith("/btnhang")).isPresent());
    }

    @Test
    void fileThatDrainsANode_lowersItsPriority_untilItIsTakenAway() throws Exception {
        Path drain = folder.resolve("drain");
        try (Segment segment = segment(2)) {
            segment.baton(1, node(1, 150, "{ check: drain, weight: -100 }",
                    "{ name: drain, file: " + drain + ", wanted: absent, interval: 60s }"));
            segment.baton(2, Rig.node(2, 100, VIP + "/24", ""));
            Rig.awaitRunning(segment, 2);
            segment.awaitHolder(1, VIP, 2);
            Files.createFile(drain);
            segment.awaitHolder(2, VIP, 1);
            Rig.awaitLog(segment, "baton1", "VI_1  priority 150 → 50  configured 150 - 100 (check drain fails)",
                    "MASTER → BACKUP  heard 10.0.0.2 with priority 100, higher than its own 50");
            assertThat(segment.log("baton1")).doesNotContain("FAULT");
            Files.delete(drain);
            segment.awaitHolder(1, VIP, 2);
            awaitLog(segment, "VI_1  priority 50 → 150  configured 150");
        }
    }

    @Test
    void hostThatAnswersNoMore_costsItsWeight() throws Exception {
        try (Segment segment = segment(3)) {
            segment.baton(1, node(1, 110, "{ check: gw, weight: -20 }",
                    "{ name: gw, icmp: 10.0.0.3, interval: 200ms, timeout: 150ms, fall: 2 }"));
            segment.baton(2, Rig.node(2, 100, VIP + "/24", ""));
            Rig.awaitRunning(segment, 2);
            segment.awaitHolder(1, VIP, 2);
            segment.partition(3);
            segment.awaitHolder(2, VIP, 1);
            awaitLog(segment, "priority 110 → 90  configured 110 - 20 (check gw fails)");
            segment.heal(3);
            segment.awaitHolder(1, VIP, 2);
        }
    }

    @Test
    void trackedInterface_isFollowedAtOnce() throws Exception {
        try (Segment segment = segment(1)) {
            segment.at(1).ip("link add lan0 type veth peer name lan1");
            segment.at(1).ip("link set lan1 up");
            segment.at(1).ip("link set lan0 up");
            segment.baton(1, Rig.node(1, 150, VIP + "/24", "track: [{ interface: lan0 }]"));
            segment.awaitHolder(1, VIP);
            segment.at(1).ip("link set lan1 down");
            awaitLog(segment, "VI_1  MASTER → FAULT");
            Rig.awaitLog(segment, "baton1", "lan0 is down or has no carrier");
            segment.at(1).ip("link set lan1 up");
            segment.awaitHolder(1, VIP);
            segment.at(1).ip("link del lan0");
            segment.awaitReleased(1, VIP);
        }
    }

    @Test
    void reloadedCheck_beginsAnewWhereItIsAnotherOne_andRunsOnWhereNot() throws Exception {
        Path program = program("btnreload");
        try (Segment segment = segment(1)) {
            start(segment, program);
            String good = node(1, 150, "{ check: web }", "{ name: web, process: btnreload, interval: 60s }");
            Process node = segment.baton(1, good);
            segment.awaitHolder(1, VIP);
            segment.configure("baton1", good.replace("interval: 60s", "interval: 50s"));
            Segment.signal(node, "HUP");
            awaitLog(segment, "reloaded: check web interval");
            assertThat(segment.log("baton1")).doesNotContain("MASTER → ");
            segment.configure("baton1", good.replace("process: btnreload", "process: btnnowhere"));
            Segment.signal(node, "HUP");
            awaitLog(segment, "VI_1  MASTER → FAULT  check web fails");
            segment.configure("baton1", good);
            Segment.signal(node, "HUP");
            segment.awaitHolder(1, VIP);
        }
    }

    @Test
    void routerWaitsInInit_untilItsCheckHasSaidSomething() throws Exception {
        try (Segment segment = segment(1)) {
            segment.baton(1, node(1, 255, "{ check: far }",
                    "{ name: far, tcp: \"10.0.0.77:1\", interval: 2s, timeout: 1500ms }"));
            awaitLog(segment, "routers are running");
            assertThat(segment.holds(1, VIP)).isFalse();
            awaitLog(segment, "VI_1  INIT → FAULT  check far fails");
            assertThat(segment.log("baton1")).doesNotContain("→ MASTER");
        }
    }

    @Test
    void checkThatNobodyTracks_isToldOf_andAMissingScriptToo() throws Exception {
        try (Segment segment = segment(1)) {
            segment.baton(1, node(1, 150, "{ check: own }", "{ name: own, script: no-such-script }")
                    + "  - { name: idle, tcp: \"127.0.0.1:1\" }\n");
            awaitLog(segment, "check idle is tracked by no router and no group, and does not run.");
            awaitLog(segment, "check own: There is no");
        }
    }
}
