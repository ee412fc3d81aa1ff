package dev.baton.adapter.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.adapter.linux.ProcessGroups;
import dev.baton.config.ScriptPolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class ScriptRunnerTest {
    private static final long LONG = 10_000_000_000L;
    private static final long SHORT = 1_500_000_000L;

    @TempDir
    private Path folder = Path.of(".");
    private ScriptRunner runner = new ScriptRunner(ScriptPolicy.DEFAULT, ProcessGroups::kill);

    @BeforeEach
    void open() {
        runner = runner(Optional.empty());
    }

    @AfterEach
    void close() {
        runner.close();
    }

    private ScriptRunner runner(Optional<String> user) {
        return new ScriptRunner(new ScriptPolicy(folder.toString(), user, Map.of("SITE", "a b")), ProcessGroups::kill);
    }

    private void script(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private ScriptResult run(String name, long timeoutNanos, String... arguments) throws InterruptedException {
        return runner.run(new ScriptOrder(name, List.of(arguments), Map.of("BATON_ROUTER", "VI_1"), timeoutNanos,
                true));
    }

    /// A process that is dead and waits for the machine's first process to take note of it does not live.
    private static boolean isAlive(String pid) {
        try {
            String stat = Files.readString(Path.of("/proc", pid.strip(), "stat"));
            return !stat.substring(stat.lastIndexOf(')')).startsWith(") Z");
        } catch (IOException _) {
            return false;
        }
    }

    @Test
    void status_isTold_andOnly0IsASuccess() throws Exception {
        script("good", "exit 0");
        script("bad", "exit 3");
        assertThat(run("good", LONG).end()).isEqualTo(new ScriptEnd.Exited(0)).matches(ScriptEnd::isSuccess);
        assertThat(run("bad", LONG).end()).isEqualTo(new ScriptEnd.Exited(3)).matches(e -> !e.isSuccess());
    }

    @Test
    void foreignSignal_isNoSuccess() throws Exception {
        script("killed", "kill -9 $$");
        assertThat(run("killed", LONG).end()).isEqualTo(new ScriptEnd.Signalled(9)).matches(e -> !e.isSuccess());
    }

    @Test
    void environment_isWhatThePolicyAndTheNodeSay_andNothingElse() throws Exception {
        script("env", "env | sort; pwd; echo \"$1|$2\"; cat");
        assertThat(run("env", LONG, "a b", "$(id)").output().lines().filter(l -> !l.startsWith("_=")
                && !l.startsWith("PWD=") && !l.startsWith("OLDPWD=") && !l.startsWith("SHLVL=")))
                .containsExactly("BATON_ROUTER=VI_1", "LANG=C",
                        "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "SITE=a b", "/",
                        "a b|$(id)");
    }

    @Test
    void outputWithoutEnd_isCutToItsEnd_andHoldsNothingUp() throws Exception {
        script("loud", "head -c 5000000 /dev/zero | tr '\\0' x; echo; echo last; echo error >&2");
        ScriptResult result = run("loud", LONG);
        assertThat(result.end()).isEqualTo(new ScriptEnd.Exited(0));
        assertThat(result.output()).hasSize(ScriptRunner.OUTPUT_BYTES).endsWith("x\nlast\nerror\n");
    }

    @Test
    void scriptThatIgnoresSigterm_isKilledWithItsChildren_twoSecondsAfterItsTime() throws Exception {
        script("stubborn", "trap '' TERM; (trap '' TERM; sleep 300) & echo $!; setsid -w sh -c 'sleep 1' & sleep 300");
        ScriptResult result = run("stubborn", SHORT);
        assertThat(result.end()).isEqualTo(new ScriptEnd.TimedOut());
        assertThat(Duration.ofNanos(result.durationNanos())).isBetween(Duration.ofMillis(3_500),
                Duration.ofMillis(8_000));
        await().atMost(Duration.ofSeconds(2)).until(() -> !isAlive(result.output()));
    }

    @Test
    void scriptThatHeedsSigterm_endsAtOnce_andMayTidyUp() throws Exception {
        script("tidy", "trap 'echo tidied; exit 0' TERM; sleep 300 & wait");
        ScriptResult result = run("tidy", SHORT);
        assertThat(result.end()).as("it did not end by itself").isEqualTo(new ScriptEnd.TimedOut());
        assertThat(result.output()).isEqualTo("tidied\n");
        assertThat(Duration.ofNanos(result.durationNanos())).isLessThan(Duration.ofMillis(3_400));
    }

    @Test
    void whatACheckLeavesBehind_endsWithIt_andHoldsNothingUp() throws Exception {
        script("leaver", "sleep 300 & echo $!");
        ScriptResult result = run("leaver", LONG);
        assertThat(result.end()).isEqualTo(new ScriptEnd.Exited(0));
        assertThat(Duration.ofNanos(result.durationNanos())).isLessThan(Duration.ofSeconds(5));
        await().atMost(Duration.ofSeconds(2)).until(() -> !isAlive(result.output()));
    }

    @Test
    void whatANotificationStarts_mayStay() throws Exception {
        script("starter", "sleep 300 >/dev/null 2>&1 & echo $!");
        ScriptResult result = runner.run(new ScriptOrder("starter", List.of(), Map.of(), LONG, false));
        assertThat(isAlive(result.output())).isTrue();
        ProcessHandle.of(Long.parseLong(result.output().strip())).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void interruptedRun_leavesNothing() throws Exception {
        script("long", "echo $$ > " + folder.resolve("pid") + "; sleep 300");
        Thread caller = Thread.ofVirtual().start(() -> {
            try {
                run("long", LONG);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        awaitPid();
        caller.interrupt();
        assertThat(caller.join(Duration.ofSeconds(5))).isTrue();
        await().atMost(Duration.ofSeconds(2)).until(() -> !isAlive(Files.readString(folder.resolve("pid"))));
    }

    private void awaitPid() {
        await().atMost(Duration.ofSeconds(5)).until(() -> Files.exists(folder.resolve("pid"))
                && Files.readString(folder.resolve("pid")).endsWith("\n"));
    }

    @Test
    void closing_killsWhatRuns_andStartsNothingMore() throws Exception {
        script("long", "trap '' TERM; echo $$ > " + folder.resolve("pid") + "; sleep 300");
        Thread caller = Thread.ofVirtual().start(() -> {
            try {
                run("long", LONG);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        awaitPid();
        runner.close();
        assertThat(caller.join(Duration.ofSeconds(5))).isTrue();
        assertThat(isAlive(Files.readString(folder.resolve("pid")))).isFalse();
        assertThat(run("long", LONG).end()).isInstanceOf(ScriptEnd.NotStarted.class);
    }

    @Test
    void configuredUser_isWhoRuns_withoutRootsGroups() throws Exception {
        assumeTrue(ProcessHandle.current().info().user().filter("root"::equals).isPresent(), "needs root");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        script("who", "id -un; id -G; grep CapEff /proc/self/status");
        runner.close();
        runner = runner(Optional.of("nobody"));
        assertThat(run("who", LONG).output()).startsWith("nobody\n65534\n").contains("0000000000000000");
    }

    @Test
    void unknownUser_isToldWithWhatToDo() throws Exception {
        script("good", "exit 0");
        runner.close();
        runner = runner(Optional.of("nobody-here"));
        assertThat(run("good", LONG).end().words()).contains("no user nobody-here").contains("useradd");
        assertThat(runner.problem("good")).isPresent();
    }
}
