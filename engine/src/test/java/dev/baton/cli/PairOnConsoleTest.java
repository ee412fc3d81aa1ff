package dev.baton.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.agent.AgentRig;
import dev.baton.trust.Identity;
import dev.baton.trust.PairingCode;
import dev.baton.trust.VerificationWords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(60)
class PairOnConsoleTest {
    private static final String OFFER = "pairing.json";

    @Test
    void codeIsPrintedAndTheWordsFollowOnceItWasUsed(@TempDir Path folder) throws Exception {
        Path state = folder.resolve("state");
        try (AgentRig rig = AgentRig.in(state)) {
            String text = new Shell().run("pair", "--role", "operator", "--ttl", "1m", "--no-wait", "--state-dir",
                    state.toString()).out().strip();
            PairingCode code = PairingCode.parse(text);
            assertThat(code.node()).isEqualTo(rig.agent.key());
            assertThat(code.port()).isEqualTo(rig.agent.address().getPort());

            Shell shell = new Shell();
            CompletableFuture<Shell.Run> waiting = CompletableFuture
                    .supplyAsync(() -> shell.run("pair", "--role", "viewer",
                            "--host", "n1.example.net", "--state-dir", state.toString()));
            await().until(() -> !Files.readString(state.resolve(OFFER)).contains(code.secret().hex()));
            Identity window = Identity.make("window");
            assertThat(rig.pairWithOffer(window, "desk")).isEqualTo(200);

            Shell.Run run = waiting.get();
            List<String> lines = run.lines();
            assertThat(run.status()).isZero();
            assertThat(PairingCode.parse(lines.getFirst()).host()).isEqualTo("n1.example.net");
            assertThat(lines.get(1)).isEqualTo("paired with desk (" + window.hash() + ") as viewer");
            assertThat(lines.get(2)).isEqualTo(
                    "words: " + String.join(" ", VerificationWords.of(rig.agent.key(), window.hash())));
        }
    }

    @Test
    void interruptedWaitTakesTheCodeBack(@TempDir Path folder) throws Exception {
        Path state = folder.resolve("state");
        try (AgentRig _ = AgentRig.in(state)) {
            Shell shell = new Shell();
            CompletableFuture<Shell.Run> waiting = CompletableFuture
                    .supplyAsync(() -> shell.run("pair", "--role", "admin", "--state-dir", state.toString()));
            await().until(() -> Files.exists(state.resolve(OFFER)));
            shell.interruption.request();

            assertThat(waiting.get().status()).isEqualTo(1);
            assertThat(waiting.get().err()).contains("Nobody has paired; the code is void.");
            assertThat(state.resolve(OFFER)).doesNotExist();
        }
    }

    @Test
    void withoutARunningNodeThereIsNoCode(@TempDir Path folder) throws Exception {
        Shell.Run none = new Shell().run("pair", "--role", "viewer", "--state-dir", folder.toString());
        assertThat(none.status()).isEqualTo(3);
        assertThat(none.err()).contains("baton node run --config FILE --listen ADDRESS --state-dir " + folder);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void wrongRoleAndTimeAreWrongUsage(@TempDir Path folder) {
        Path state = folder.resolve("state");
        try (AgentRig _ = AgentRig.in(state)) {
            Shell.Run role = new Shell().run("pair", "--role", "viwer", "--state-dir", state.toString());
            assertThat(role.status()).isEqualTo(2);
            assertThat(role.err()).contains("Did you mean 'viewer'?");
            assertThat(new Shell().run("pair", "--role", "viewer", "--ttl", "2h", "--state-dir", state.toString())
                    .status())
                    .isEqualTo(2);
            Shell.Run host = new Shell().run("pair", "--role", "viewer", "--host", "a b", "--state-dir",
                    state.toString());
            assertThat(host.status()).isEqualTo(2);
            assertThat(state.resolve(OFFER)).doesNotExist();
        }
    }

    @Test
    void wrongRole_isToldBeforeANodeIsLookedFor() {
        Shell.Run run = new Shell().run("pair", "--role", "boss", "--state-dir", "nowhere");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("'boss' is no role");
    }
}
