package dev.baton.real;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static org.awaitility.Awaitility.await;

/// Three nodes and a keepalived on network namespaces, and a desk that is paired with the nodes: what
/// `installers/demo cluster` runs, as root. With a display it opens the window at the desk; without one, or when asked to
/// walk, it shows in the terminal what the desk can do.
final class ClusterDemo {
    private static final int HIGH = 200;
    private static final int LOW = 101;
    private static final String EVERY = "1s";
    private static final int HANDED_BACK = 2;
    private static final Duration SETTLING = Duration.ofSeconds(1);

    private final PrintStream out = System.out;
    private final Path folder;

    ClusterDemo(Path folder) {
        this.folder = folder;
    }

    /// Shows it.
    ///
    /// @param baton the command of the source tree, which has the window; empty: it walks
    /// @return the commands of the walk that did not end well
    List<String> show(List<String> baton) throws Exception {
        List<String> failed = List.of();
        out.println("Three nodes, n1 to n3 on 10.0.0.1 to .3, share 10.0.0.100 with a keepalived on 10.0.0.4. A desk on"
                + " 10.0.0.9 is paired with the nodes. This takes a minute or two.");
        try (PairedCluster cluster = new PairedCluster(folder, EVERY, false)) {
            for (int number = 1; number <= PairedCluster.NODES; number++) {
                proposal(number, number == PairedCluster.NODES ? HIGH : LOW + number - 1);
            }
            if (baton.isEmpty()) {
                failed = walk(cluster);
            } else {
                window(cluster, baton);
            }
        }
        out.println("Logs, configurations and state: " + folder);
        return failed;
    }

    private Path proposal(int number, int priority) throws IOException {
        Path proposals = Files.createDirectories(folder.resolve("new"));
        return Files.writeString(proposals.resolve("n" + number + ".yaml"),
                PairedCluster.config(number, priority).replace("100ms", EVERY));
    }

    private List<String> walk(PairedCluster cluster) throws IOException, InterruptedException {
        String proposals = folder.resolve("new").toString();
        List<List<String>> commands = List.of(List.of("status"),
                List.of("hand-over", "VI_1", "--node", "n2"), List.of("hand-over", "VI_1", "--node", "n1"),
                List.of("drill", "--list"), List.of("drill", "VI_1", "--fault", "resign", "--rehearse"),
                drill("hand-over"), drill("resign"), List.of("drill", "--list"),
                List.of("plan", proposals + "/n1.yaml", proposals + "/n2.yaml", proposals + "/n3.yaml"),
                List.of("push", proposals + "/n1.yaml", proposals + "/n2.yaml", proposals + "/n3.yaml", "--reason",
                        "n3 is the strongest now", "--yes"),
                List.of("status"));
        List<String> failed = new ArrayList<>();
        for (List<String> command : commands) {
            out.println();
            out.println("$ baton " + String.join(" ", command));
            PairedCluster.Ran ran = cluster.desk(command.toArray(String[]::new));
            out.print(ran.output());
            if (ran.status() != 0) {
                out.println("(exit status " + ran.status() + ")");
                failed.add(String.join(" ", command));
            }
            out.println("10.0.0.100 is on host " + cluster.holders());
            if (command.equals(commands.get(HANDED_BACK))) {
                out.println("Until n1 holds it by its own priority again, some seconds ...");
                await().atMost(Segment.SOON).pollInterval(SETTLING)
                        .until(() -> cluster.desk("status").output().contains("MASTER  priority 150  "));
            }
        }
        return failed;
    }

    /// A failover test as `drill` runs it, with its report.
    private List<String> drill(String fault) {
        return List.of("drill", "VI_1", "--fault", fault, "--before", "2s", "--after", "2s",
                "--limit", "1s", "--report", folder.resolve("reports").toString(), "--yes");
    }

    private void window(PairedCluster cluster, List<String> baton) throws IOException, InterruptedException {
        List<String> atDesk = new ArrayList<>(List.of("ip", "netns", "exec",
                cluster.segment().at(PairedCluster.DESK).name(), "env", "BATON_HOME=" + cluster.home()));
        atDesk.addAll(baton);
        Path command = folder.resolve("desk");
        Files.writeString(command, "#!/bin/sh\nexec " + String.join(" ", atDesk) + " \"$@\"\n");
        Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwxr-xr-x"));
        out.println("The window opens at the desk. Beside it, in another terminal as root:");
        out.println("  " + command + " status");
        out.println("  " + command + " hand-over VI_1 --node n2");
        out.println("  " + command + " drill VI_1 --report " + folder + "/reports");
        out.println("  " + command + " plan " + folder + "/new/n?.yaml");
        out.println("  " + command + " push " + folder + "/new/n?.yaml --reason \"n3 is the strongest now\"");
        out.println(
                "In the window: Overview, then 'Test failover' on the card of VRID 51, or Ctrl+6. The test hands the"
                        + " address over, measures the outage, puts everything back and has a report.");
        out.println("Closing the window ends the demo.");
        Process window = new ProcessBuilder(command.toString(), "gui", "--paired").inheritIO().start();
        window.waitFor();
    }
}
