package dev.baton.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.client.AddressBook;
import dev.baton.client.ClientHome;
import dev.baton.client.TestNode;
import dev.baton.push.SimFleet;

import static org.assertj.core.api.Assertions.assertThat;

/// The commands that speak to nodes, over real TLS to nodes that are simulated behind it.
class RunPushTest {
    @TempDir
    private Path folder;
    private final SimFleet fleet = new SimFleet(2);
    private final List<TestNode> served = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        for (String name : List.of("n1", "n2")) {
            TestNode node = new TestNode(fleet.node(name));
            served.add(node);
            AddressBook.of(new ClientHome(folder.resolve("home"))).put(node.known(name));
        }
    }

    @AfterEach
    void close() {
        served.forEach(TestNode::close);
    }

    private Shell.Run run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--home", folder.resolve("home").toString()));
        return new Shell().run(all.toArray(String[]::new));
    }

    private String file(int number, int priority) throws IOException {
        return Files.writeString(folder.resolve("n" + number + ".yaml"), SimFleet.text(number, priority)).toString();
    }

    @Test
    void planTellsDifferencesOrderAndHolders_andChangesNothing() throws IOException {
        Shell.Run run = run("plan", file(1, 170), file(2, 160));

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("VI_1 priority 190 → 170", "1. n2 (canary)", "2. n1",
                "In the end VI_1 is held by n1.");
        assertThat(fleet.node("n1").done).isEmpty();
    }

    @Test
    void pushReachesAllAndIsConfirmed_andIsWhatIsApproved() throws IOException {
        Shell.Run run = run("push", file(1, 170), file(2, 160), "--yes", "--blind", "--reason", "test");

        assertThat(run.status()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("Done: every node keeps the new configuration.");
        assertThat(fleet.node("n1").done).containsExactly("committed", "confirmed");
        assertThat(run("nodes").out()).doesNotContain("–");
        assertThat(run("status").out()).doesNotContain("has not ended");
    }

    @Test
    void pushWithoutSomebodyToAsk_needsYes_andWhatNoNodeWouldTakeIsSentToNone() throws IOException {
        Shell.Run unasked = run("push", file(1, 170));
        Shell.Run refused = run("push", Files.writeString(folder.resolve("x.yaml"),
                SimFleet.text(1, 170).replace("eth0", "eth9")).toString(), "--yes", "--blind");

        assertThat(unasked.status()).isEqualTo(2);
        assertThat(unasked.err()).contains("--yes");
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.out()).contains("eth9 is not allowed", "push.interfaces");
        assertThat(fleet.node("n1").done).isEmpty();
    }

    @Test
    void nodeThatIsGone_isToldWithItsAddress_andNothingIsSent() throws IOException {
        served.get(1).close();

        Shell.Run run = run("push", file(1, 170), file(2, 160), "--yes", "--blind");
        Shell.Run status = run("status");

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).contains("n2 (127.0.0.1:");
        assertThat(fleet.node("n1").done).isEmpty();
        assertThat(status.status()).isEqualTo(3);
        assertThat(status.out()).contains("n1 (127.0.0.1:", "MASTER", "n2 (127.0.0.1:");
    }

    @Test
    void handOverSettlesAboveTheOthers_andMaintenanceHandsOverFirst() {
        Shell.Run handOver = run("hand-over", "VI_1", "--node", "n2");
        assertThat(handOver.status()).as(handOver.err()).isZero();
        assertThat(handOver.out()).contains("n2/VI_1 is MASTER");
        assertThat(fleet.node("n2").done).containsExactly("claimed at OptionalInt[191]");

        Shell.Run maintenance = run("maintenance", "VI_1", "--node", "n2");
        assertThat(maintenance.err()).contains("n1 has taken over VI_1 first");
        assertThat(served.getFirst().asked).anyMatch(a -> a.startsWith("POST /v1/routers/VI_1/hand-over"));
        assertThat(served.get(1).asked).anyMatch(a -> a.startsWith("POST /v1/routers/VI_1/maintenance"));
    }

    @Test
    void whatDoesNotExist_isToldWithWhatDoes() {
        assertThat(run("resign", "VI_9", "--node", "n1").err()).contains("Did you mean 'VI_1'?");
        assertThat(run("resign", "VI_1", "--node", "n3").err()).contains("There is no node 'n3'", "n1, n2");
        assertThat(run("priority", "VI_1", "255", "--node", "n1").status()).isEqualTo(2);
        assertThat(run("push", "--resume", "nothing").status()).isEqualTo(3);
        assertThat(run("connect", "baton1:oops").status()).isEqualTo(2);
    }

    @Test
    void nodesAreListedRenamedAndRemoved() {
        assertThat(run("nodes", "--rename", "n2=edge").out()).contains("edge").doesNotContain("n2");
        assertThat(run("nodes", "--remove", "edge").out()).contains("n1").doesNotContain("edge");
        assertThat(run("nodes", "--json").out()).startsWith("{\"name\":\"n1\"");
    }
}
