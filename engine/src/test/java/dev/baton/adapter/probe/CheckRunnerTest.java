package dev.baton.adapter.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.loop.NodeInput;
import dev.baton.port.EchoPort;
import dev.baton.port.PortException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class CheckRunnerTest {
    private static final long MILLI = 1_000_000L;

    @TempDir
    private Path folder = Path.of(".");

    /// A server that accepts, by its backlog, and says nothing.
    private static ServerSocket silent() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    private void script(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Running running(EchoPort echoes) {
        return new Running(folder.toString(), echoes, _ -> {
            throw new PortException("no events in this test.");
        });
    }

    @Test
    void tcp_passesWhileConnectionsAreAccepted_andFailsAtOnceWhenTheyAreRefused() throws Exception {
        try (Running running = Running.plain()) {
            try (ServerSocket server = silent()) {
                running.begin("{ name: a, tcp: \"127.0.0.1:" + server.getLocalPort()
                        + "\", interval: 20ms, timeout: 5s }");
                running.awaitFirst("a", true);
            }
            running.awaitLast("a", false);
            assertThat(running.notices).singleElement().asString().contains("check a fails", "refused the connection");
        }
    }

    @Test
    void tcpOverIpv6_passes() throws Exception {
        try (Running running = Running.plain();
                ServerSocket server = new ServerSocket(0, 5, InetAddress.ofLiteral("::1"))) {
            running.begin("{ name: a, tcp: \"[::1]:" + server.getLocalPort() + "\" }");
            running.awaitFirst("a", true);
        }
    }

    @Test
    void unknownHost_isAFailure() {
        try (Running running = Running.plain()) {
            running.begin("{ name: a, tcp: \"no-such-host.invalid:1\", timeout: 8s, interval: 8s }");
            running.awaitFirst("a", false);
        }
    }

    @Test
    void serverThatSaysNothing_isAFailureWhenTheTimeIsUp() throws Exception {
        try (Running running = Running.plain(); ServerSocket server = silent()) {
            running.begin("{ name: a, http: \"http://127.0.0.1:" + server.getLocalPort()
                    + "/\", interval: 10s, timeout: 100ms }");
            long begin = System.nanoTime();
            running.awaitFirst("a", false);
            assertThat(Duration.ofNanos(running.heard.getFirst().atNanos() - begin)).isBetween(Duration.ofMillis(95),
                    Duration.ofMillis(1_500));
            assertThat(running.notices).singleElement().asString().contains("no answer within 100ms");
        }
    }

    @Test
    void lookOutOfTime_countsOnce_andTheNextOneCounts() throws Exception {
        try (Running running = Running.plain(); ServerSocket server = silent()) {
            running.begin("{ name: a, http: \"http://127.0.0.1:" + server.getLocalPort()
                    + "/\", interval: 200ms, timeout: 50ms }");
            await().atMost(Running.SOON).until(() -> running.heard.size() >= 4);
            for (int i = 1; i < 4; i++) {
                long apart = running.heard.get(i).atNanos() - running.heard.get(i - 1).atNanos();
                assertThat(apart / MILLI).as("ms between failures").isBetween(100L, 1_000L);
            }
        }
    }

    @Test
    void script_isJudgedByItsStatus_andItsLastLineIsTold() throws Exception {
        script("good", "exit 0");
        script("bad", "echo starting; echo 'disk full'; exit 2");
        try (Running running = running(_ -> new CompletableFuture<>())) {
            running.begin("{ name: a, script: good }", "{ name: b, script: bad, timeout: 1s }",
                    "{ name: c, script: missing }");
            running.awaitFirst("a", true);
            running.awaitFirst("b", false);
            running.awaitFirst("c", false);
            assertThat(running.notices).anyMatch(n -> n.contains("check b fails: bad ended with status 2: disk full"))
                    .anyMatch(n -> n.contains("There is no script missing"));
        }
    }

    @Test
    void hangingScript_failsWhenItsTimeIsUp_andNeverRunsTwiceAtOnce() throws Exception {
        Path log = folder.resolve("log");
        script("hang", "trap '' TERM; echo begin >> " + log + "; sleep 300");
        try (Running running = running(_ -> new CompletableFuture<>())) {
            running.begin("{ name: a, script: hang, interval: 300ms, timeout: 300ms }");
            running.awaitFirst("a", false);
            await().pollDelay(Duration.ofMillis(1_200)).until(() -> true);
            assertThat(Files.readAllLines(log)).as("it is killed 2 s after its time").hasSize(1);
            await().atMost(Running.SOON).until(() -> Files.readAllLines(log).size() >= 2);
        }
    }

    @Test
    void host_passesWhenItAnswers_andFailsWhenItCannotBeAsked() {
        AtomicBoolean answers = new AtomicBoolean(true);
        EchoPort echoes = _ -> {
            if (!answers.get()) {
                throw new PortException("the network is unreachable");
            }
            return CompletableFuture.completedFuture(true);
        };
        try (Running running = running(echoes)) {
            running.begin("{ name: a, icmp: 192.0.2.1, interval: 20ms, timeout: 5s }");
            running.awaitFirst("a", true);
            answers.set(false);
            running.awaitLast("a", false);
        }
    }

    @Test
    void interface_isToldAtOnce_whateverTheInterval() {
        try (Running running = Running.plain()) {
            running.runner.links(Map.of("eth0", true));
            running.begin("{ name: a, interface: eth0, interval: 1h }", "{ name: b, interface: eth9, interval: 1h }");
            running.awaitFirst("a", true);
            running.awaitFirst("b", false);
            running.runner.link("eth0", false);
            running.runner.link("eth0", false);
            running.runner.link("eth0", true);
            running.runner.links(Map.of());
            assertThat(running.of("a")).containsExactly(true, false, true, false);
        }
    }

    @Test
    void checkThatIsTheSame_runsOn_andAnotherOneEndsTheOldOne() throws Exception {
        try (Running running = Running.plain(); ServerSocket server = silent()) {
            String good = "{ name: a, tcp: \"127.0.0.1:" + server.getLocalPort() + "\", interval: 1h }";
            running.begin(good);
            running.awaitFirst("a", true);
            running.begin(good, "{ name: b, interface: eth9 }");
            running.awaitFirst("b", false);
            assertThat(running.of("a")).as("it did not begin anew").hasSize(1);
            running.begin("{ name: a, interface: eth9, interval: 1h }");
            running.awaitLast("a", false);
            assertThat(running.of("a")).containsExactly(true, false);
        }
    }

    @Test
    void nothingIsToldOfACheck_onceItIsAnotherOne() throws Exception {
        try (Running running = Running.plain()) {
            running.runner.links(Map.of("eth0", true));
            running.begin("{ name: a, interface: eth0, interval: 10ms }");
            running.awaitFirst("a", true);
            running.runner.prepare(List.of());
            int told = running.heard.size();
            running.runner.link("eth0", false);
            await().pollDelay(Duration.ofMillis(100)).until(() -> true);
            assertThat(running.heard).hasSize(told);
        }
    }

    @Test
    void resultThatFoundNoRoom_isOfferedAgain_theNewestOfEachCheck() {
        AtomicBoolean hasRoom = new AtomicBoolean();
        List<NodeInput> taken = new ArrayList<>();
        try (Running running = Running.plain()) {
            running.runner.deliverTo(input -> hasRoom.get() && taken.add(input));
            running.runner.links(Map.of("eth0", true));
            running.begin("{ name: a, interface: eth0, interval: 1h }", "{ name: b, interface: eth0, interval: 1h }");
            await().pollDelay(Duration.ofMillis(200)).until(() -> true);
            running.runner.link("eth0", false);
            hasRoom.set(true);
            await().atMost(Running.SOON).until(() -> taken.size() >= 2);
            assertThat(taken).containsExactlyInAnyOrder(new NodeInput.CheckEnded("a", false),
                    new NodeInput.CheckEnded("b", false));
        }
    }

    @Test
    void manyChecks_doNotLookAtOnce() {
        try (Running running = Running.plain()) {
            running.begin(IntStream.range(0, 100).mapToObj(i -> "{ name: c" + i + ", interface: eth0 }")
                    .toArray(String[]::new));
            await().atMost(Running.SOON).until(() -> running.heard.size() >= 100);
            long span = running.heard.get(99).atNanos() - running.heard.getFirst().atNanos();
            assertThat(span / MILLI).as("ms from the first to the last").isGreaterThan(400);
        }
    }

    @Test
    void flappingCheck_isToldPeopleOnceASecondAtMost() {
        try (Running running = Running.plain()) {
            running.runner.links(Map.of("eth0", true));
            running.begin("{ name: a, interface: eth0, interval: 1h }");
            running.awaitFirst("a", true);
            for (int i = 0; i < 50; i++) {
                running.runner.link("eth0", false);
                running.runner.link("eth0", true);
            }
            assertThat(running.of("a")).as("the loop hears everything").hasSize(101);
            assertThat(running.notices).hasSizeLessThanOrEqualTo(2);
        }
    }
}
