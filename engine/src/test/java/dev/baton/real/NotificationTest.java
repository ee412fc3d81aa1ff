package dev.baton.real;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.baton.real.Rig.SOON;
import static dev.baton.real.Rig.STEP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Two nodes; one tells a script and a webhook.
class NotificationTest {
    private static final String ADDRESS = "10.0.0.100";
    /// 3 × 100 ms and the skew of priority 100, and what a busy machine adds.
    private static final long LATEST_MICROS = 361_000 + 400_000;
    /// Hangs for as long as `hang` is there; writes the body of every request that it answers as a line.
    private static final String RECEIVER = """
            import http.server, os, sys, time
            class Hook(http.server.BaseHTTPRequestHandler):
                def do_POST(self):
                    body = self.rfile.read(int(self.headers['Content-Length']))
                    while os.path.exists(sys.argv[1] + '/hang'):
                        time.sleep(0.05)
                    with open(sys.argv[1] + '/posted', 'ab') as out:
                        out.write(body + b'\\n')
                    self.send_response(204)
                    self.end_headers()
            http.server.ThreadingHTTPServer(('127.0.0.1', 8080), Hook).serve_forever()
            """;

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void needs() throws Exception {
        Rig.needs("python3");
        Path script = Files.writeString(Files.createDirectory(folder.resolve("scripts")).resolve("on-change"), """
                #!/bin/sh
                echo "$* $BATON_SEQUENCE $BATON_PREVIOUS" >> %s/told
                """.formatted(folder));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(folder.resolve("policy.yaml"),
                "scripts: { folder: \"%s/scripts\" }%n".formatted(folder));
        Files.writeString(folder.resolve("receiver.py"), RECEIVER);
    }

    private static String node(int number, int priority, String more) {
        return Rig.node(number, priority, ADDRESS + "/24", "") + more;
    }

    private Process telling(Segment segment, String rules) throws Exception {
        return segment.command(2, "baton2", "node", "run", "--config",
                segment.configure("baton2", node(2, 100, rules)).toString(), "--policy",
                folder.resolve("policy.yaml").toString());
    }

    private List<String> lines(String file) throws Exception {
        Path path = folder.resolve(file);
        return Files.exists(path) ? Files.readAllLines(path) : List.of();
    }

    @Test
    void receiverThatHangs_delaysNoTakeover_andGetsEverythingInOrderLater() throws Exception {
        try (Segment segment = new Segment(folder)) {
            segment.host(1);
            segment.host(2);
            Files.createFile(folder.resolve("hang"));
            segment.start(2, "receiver", "python3", folder.resolve("receiver.py").toString(), folder.toString());
            Process first = segment.baton(1, node(1, 200, ""));
            segment.awaitHolder(1, ADDRESS);
            Process second = telling(segment, """
                    notify:
                      - { on: [master, backup, fault, stop], script: on-change }
                      - { on: [master, backup, fault, stop, finding], webhook: "http://127.0.0.1:8080/" }
                    """);
            segment.awaitRunning(2);
            await().atMost(SOON).pollInterval(STEP).until(() -> lines("told").size() == 1);
            long crash = Segment.nowMicros();
            Segment.crash(first);
            await().atMost(SOON).pollInterval(Duration.ofMillis(2)).until(() -> segment.holds(2, ADDRESS));
            long takeover = Segment.nowMicros() - crash;
            System.out.printf("takeover with a webhook that hangs: %.1f ms after the crash%n", takeover / 1e3);
            assertThat(takeover).isLessThan(LATEST_MICROS);
            await().atMost(SOON).pollInterval(STEP).until(() -> lines("told").size() == 2);
            assertThat(lines("posted")).as("it hangs").isEmpty();
            Files.delete(folder.resolve("hang"));
            await().atMost(SOON).pollInterval(STEP)
                    .until(() -> lines("posted").stream().anyMatch(p -> p.contains("\"event\":\"master\"")));
            Segment.signal(second, "TERM");
            second.waitFor();
            assertThat(lines("told")).hasSize(3);
            assertThat(lines("told").get(0)).isEqualTo("INSTANCE VI_1 BACKUP 100 1 0");
            assertThat(lines("told").get(1)).startsWith("INSTANCE VI_1 MASTER 100 ");
            assertThat(lines("told").get(2)).startsWith("INSTANCE VI_1 STOP 100 ");
            assertNoGap(lines("posted"));
            assertThat(lines("posted").getLast()).contains("\"event\":\"stop\"");
            assertThat(segment.holds(2, ADDRESS)).isFalse();
        }
    }

    private static void assertNoGap(List<String> posted) {
        long before = 0;
        for (String body : posted) {
            long sequence = number(body, "sequence");
            if (sequence != before) {
                assertThat(number(body, "previous")).as(String.join("\n", posted)).isEqualTo(before);
                assertThat(number(body, "skipped")).isZero();
            }
            before = sequence;
        }
    }

    private static long number(String body, String field) {
        return Long.parseLong(body.replaceAll(".*\"" + field + "\":(\\d+).*", "$1"));
    }

    @Test
    void finding_thatTheNodeHearsOnTheWire_isToldOnce() throws Exception {
        try (Segment segment = new Segment(folder)) {
            segment.host(1);
            segment.host(2);
            segment.baton(1, Rig.node(1, 200, "10.0.0.101/24", ""));
            segment.awaitHolder(1, "10.0.0.101");
            telling(segment, "notify: [{ on: [finding], script: on-change, routers: [VI_1] }]\n");
            await().atMost(SOON).pollInterval(STEP).until(() -> !lines("told").isEmpty());
            await().during(Duration.ofSeconds(2)).atMost(SOON).pollInterval(STEP)
                    .untilAsserted(() -> assertThat(lines("told")).singleElement().asString()
                            .startsWith("FINDING P07 OPENED 0 "));
        }
    }

    @Test
    void ruleWithAScriptThatIsNotThere_startsNothing_andReloadsNothing() throws Exception {
        try (Segment segment = new Segment(folder)) {
            segment.host(2);
            Process refused = telling(segment, "notify: [{ on: [master], script: on-chnage }]\n");
            assertThat(refused.waitFor()).isNotZero();
            assertThat(segment.log("baton2")).contains("notify: There is no script on-chnage in " + folder);
            Process node = telling(segment, "notify: [{ on: [master, stop], script: on-change }]\n");
            segment.awaitHolder(2, ADDRESS);
            segment.configure("baton2", node(2, 100, "notify: [{ on: [master], script: gone }]\n"));
            Segment.signal(node, "HUP");
            await().atMost(SOON).pollInterval(STEP)
                    .until(() -> segment.log("baton2").contains("There is no script gone"));
            segment.configure("baton2", node(2, 100, "notify: [{ on: [stop], script: on-change }]\n"));
            Segment.signal(node, "HUP");
            await().atMost(SOON).pollInterval(STEP).until(() -> segment.log("baton2").contains("reloaded: "));
            Segment.signal(node, "TERM");
            node.waitFor();
            assertThat(lines("told")).hasSize(2);
            assertThat(lines("told").getLast()).startsWith("INSTANCE VI_1 STOP 100 ");
        }
    }
}
