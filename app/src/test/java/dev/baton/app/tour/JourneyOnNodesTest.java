package dev.baton.app.tour;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

import dev.baton.app.testing.Quiet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// From an empty start to a pushed change and back, through the window's own view models, against three real nodes in
/// network namespaces; and a fourth, without routers, for the wizard.
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = Quiet.MACHINE, mode = ResourceAccessMode.READ)
@Tag("measured")
class JourneyOnNodesTest {
    private static final String ADDRESS = "10.0.0.100";
    private static final int NODES = 3;

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void possible() {
        RealHosts.assumePossible();
    }

    private static String config(int number) {
        return """
                # n%d, written by hand
                node: n%d
                routers:
                  - name: VI_1
                    interface: eth0
                    vrid: 51
                    priority: %d
                    advertInterval: 100ms
                    addresses: [%s/24]
                """.formatted(number, number, 170 - 20 * number, ADDRESS);
    }

    @Test
    void pairedNodes_arePushedTo_driftIsAskedAbout_andTheWayBackLeadsToWhatRanAtFirst() throws Exception {
        try (RealHosts hosts = new RealHosts(folder)) {
            List<String> words = new ArrayList<>(List.of(folder.toString()));
            for (int number = 1; number <= NODES + 1; number++) {
                words.add(hosts.node(number, number > NODES ? "node: n" + number + "\n" : config(number)));
                words.add(Long.toString(hosts.pid(number)));
            }
            int status = hosts.atDesk(AtDesk.class, words.toArray(String[]::new));
            assertThat(hosts.log("desk")).contains(AtDesk.ALL);
            assertThat(status).isZero();
            await().atMost(Duration.ofSeconds(20)).until(() -> hosts.holders(ADDRESS).equals(List.of(1)));
        }
    }
}
