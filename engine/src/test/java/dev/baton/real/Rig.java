package dev.baton.real;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import dev.baton.adapter.linux.Namespace;
import dev.baton.adapter.linux.SystemClock;
import dev.baton.agent.Console;
import dev.baton.api.Access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// What the tests of single features on a real segment have in common.
final class Rig {
    static final Duration SOON = Duration.ofSeconds(20);
    static final Duration STEP = Duration.ofMillis(20);

    private static final long CODE_SECONDS = 600;

    private Rig() {}

    /// Skips the test, by name, where it cannot run.
    static void needs(String... tools) {
        assumeTrue(Boolean.getBoolean("baton.real"), "takes long: needs -Dbaton.real=true, as installers/test has it");
        assumeTrue(Namespace.possible(), "network namespaces need root");
        for (String tool : tools) {
            assumeTrue(Files.isExecutable(Path.of("/usr/sbin", tool)) || Files.isExecutable(Path.of("/usr/bin", tool)),
                    "needs " + tool);
        }
    }

    /// A node with one router of VRID 51, 100 ms adverts; `more` are further keys of it, one a line, not indented.
    static String node(int number, int priority, String addresses, String more) {
        return """
                node: n%d
                routers:
                  - name: VI_1
                    interface: eth0
                    vrid: 51
                    priority: %d
                    advertInterval: 100ms
                    addresses: [%s]
                """.formatted(number, priority, addresses) + more.indent(4);
    }

    /// A pairing code, made on the console of a node that runs on a host.
    ///
    /// @param state   the node's state folder
    /// @param address where clients reach it
    static String code(Segment segment, int number, Path state, Access role, String address) throws Exception {
        await().atMost(SOON).pollInterval(STEP).until(() -> Files.exists(state.resolve("local.token")));
        return segment.at(number).inside(() -> Console.of(state)
                .make(role, CODE_SECONDS, Optional.of(address), new SystemClock().nowNanos()).code().reveal());
    }

    static void awaitMaster(Segment segment, int number) {
        await().atMost(SOON).pollInterval(STEP).until(() -> segment.log("baton" + number).contains("→ MASTER"));
    }

    /// A node tells of a change once it has made it, so what it did is seen before what it says.
    static void awaitLog(Segment segment, String label, String... texts) {
        await().atMost(SOON).pollInterval(STEP)
                .untilAsserted(() -> assertThat(segment.log(label)).contains(texts));
    }

    static void awaitRunning(Segment segment, int number) {
        await().atMost(SOON).pollInterval(STEP)
                .until(() -> segment.log("baton" + number).contains("routers are running"));
    }
}
