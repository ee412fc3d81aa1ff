package dev.baton.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.adapter.linux.SystemClock;
import dev.baton.agent.AgentRig;
import dev.baton.agent.AuditLog;
import dev.baton.api.Access;
import dev.baton.client.AddressBook;
import dev.baton.client.ClientHome;
import dev.baton.client.KnownNode;
import dev.baton.trust.GuardedFile;
import dev.baton.trust.Identity;

import static org.assertj.core.api.Assertions.assertThat;

class RunAuditTest {
    private static final int LINES = 450;

    @TempDir
    private Path folder = Path.of("");

    private Path log(int lines) {
        Path state = folder.resolve("log");
        try (AuditLog log = AuditLog.openIn(state, new SystemClock())) {
            for (int i = 1; i <= lines; i++) {
                log.record("alice (abc)", "10.0.0.9", "POST /v1/commits", "commit-" + i, "verifying");
            }
        }
        return state;
    }

    @Test
    void wholeLogOfANode_isPrintedAndComputedAgain_fromItsBeginning() throws Exception {
        Path home = folder.resolve("home");
        try (AgentRig rig = AgentRig.in(folder.resolve("state"))) {
            rig.offer(Access.VIEWER);
            GuardedFile.prepareFolder(home);
            Identity own = Identity.keptIn(new ClientHome(home).identity(), ClientOptions.ownName());
            assertThat(rig.pairWithOffer(own, "auditor")).isEqualTo(200);
            AddressBook.of(new ClientHome(home)).put(new KnownNode("n1", "127.0.0.1",
                    rig.agent.address().getPort(), rig.agent.key().hex(), Access.VIEWER, Instant.EPOCH,
                    Optional.empty()));
            for (int i = 0; i < LINES; i++) {
                rig.record("line " + i);
            }

            Shell.Run run = new Shell().run("audit", "n1", "--home", home.toString());
            Shell.Run json = new Shell().run("audit", "n1", "--json", "--home", home.toString());

            assertThat(run.status()).as(run.err()).isZero();
            assertThat(run.err()).contains("is whole: " + (LINES + 1) + " lines");
            assertThat(run.lines()).hasSize(LINES + 1).first().asString().startsWith("1  ").contains("POST /v1/pair");
            Path kept = Files.writeString(folder.resolve("n1.audit"), json.out());
            assertThat(new Shell().run("audit", "--verify", kept.toString()).status()).isZero();
        }
    }

    @Test
    void logThatLiesHere_isVerified_asAFolderAndAsAFile() {
        Path state = log(5);
        Shell.Run ofFolder = new Shell().run("audit", "--verify", state.toString());
        Shell.Run ofFile = new Shell().run("audit", "--verify", state.resolve("audit.log").toString());

        assertThat(ofFolder.status()).isZero();
        assertThat(ofFolder.err()).contains("is whole: 5 lines");
        assertThat(ofFile.status()).isZero();
        assertThat(ofFile.err()).contains("is whole: 5 lines", "after the last are missing is not known");
    }

    @Test
    void lineThatWasChangedAddedOrTaken_isFound() throws IOException {
        Path file = log(5).resolve("audit.log");
        String whole = Files.readString(file);
        String[] lines = whole.split("\n", -1);
        for (String broken : new String[]{whole.replace("commit-3", "commit-4"), whole.replace(lines[2] + "\n", ""),
                whole + lines[1] + "\n", whole.replace(lines[2], lines[3]), whole + "{}\n"}) {
            Files.writeString(file, broken);
            Shell.Run run = new Shell().run("audit", "--verify", file.toString());
            assertThat(run.status()).as(broken).isEqualTo(1);
            assertThat(run.err()).contains("WAS CHANGED", "audit.log line ");
        }
    }

    @Test
    void endThatWasCutOff_isFoundByTheHeadBesideIt() throws IOException {
        Path state = log(5);
        Path file = state.resolve("audit.log");
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.lastIndexOf('{')));

        Shell.Run run = new Shell().run("audit", "--verify", state.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("at the end are missing");
    }

    @Test
    void nothingOrBothOrWhatIsNotThere_isToldWithWhatToDo() {
        assertThat(new Shell().run("audit").status()).isEqualTo(2);
        assertThat(new Shell().run("audit", "n1", "--verify", "x").err()).contains("name a node, or a file");
        assertThat(new Shell().run("audit", "--verify", folder.resolve("none").toString()).status()).isEqualTo(3);
        assertThat(new Shell().run("audit", "--verify", folder.toString()).err()).contains("There is no audit log in");
    }
}
