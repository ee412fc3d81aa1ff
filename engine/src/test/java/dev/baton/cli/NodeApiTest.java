package dev.baton.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

import dev.baton.adapter.linux.SystemClock;
import dev.baton.agent.Agent;
import dev.baton.agent.AuditLog;
import dev.baton.agent.FakeDesk;
import dev.baton.agent.FakeEngine;
import dev.baton.agent.Views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NodeApiTest {
    private static final FakeEngine ENGINE = new FakeEngine(10);
    private static final Views VIEWS = new Views(ENGINE, new FakeDesk(), () -> "", List::of);

    private static NodeApi options(String... arguments) {
        return CommandLine.populateCommand(new NodeApi(), arguments);
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0:8642, add --listen-everywhere", "[::]:8642, add --listen-everywhere",
            "127.0.0.99:8642, is a virtual address of this configuration", "n1, is no address"})
    void addressThatANodeMustNotListenOnIsWrongUsage(String address, String sentence) {
        assertThatThrownBy(() -> options("--listen", address).check(ENGINE.config())).isInstanceOf(WrongUsage.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void nodeServesWhereItIsTold(@TempDir Path folder) {
        NodeApi api = options("--listen", "127.0.0.1:0", "--state-dir", folder.resolve("state").toString());
        List<String> notes = new ArrayList<>();
        api.check(ENGINE.config());
        try (AuditLog audit = api.audit(new SystemClock(), notes::add).orElseThrow();
                Agent agent = api.open(VIEWS, audit, new SystemClock(), notes::add).orElseThrow()) {
            assertThat(notes).singleElement().asString().contains(agent.key().hex());
        }
    }

    @Test
    void routersRunEvenIfTheAgentCannot(@TempDir Path folder) throws Exception {
        Path notAFolder = Files.writeString(folder.resolve("file"), "x");
        List<String> notes = new ArrayList<>();

        Optional<AuditLog> audit = options("--state-dir", notAFolder.resolve("state").toString()).audit(
                new SystemClock(),
                notes::add);

        assertThat(audit).isEmpty();
        assertThat(notes).singleElement().asString().endsWith("The routers run, but clients cannot reach this node.");
        assertThat(options("--no-api").audit(new SystemClock(), notes::add)).isEmpty();
        assertThat(notes).hasSize(1);
    }
}
