package dev.baton.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import dev.baton.api.CommitStatus;
import dev.baton.api.Json;
import dev.baton.client.NodeClient;
import dev.baton.client.NodeFailure;
import dev.baton.push.Decision;
import dev.baton.push.LiveEyes;
import dev.baton.push.PlanFiles;
import dev.baton.push.PushEnd;
import dev.baton.push.PushFile;
import dev.baton.push.PushPreparation;
import dev.baton.push.PushRun;
import dev.baton.push.PushTime;
import dev.baton.push.Turn;

/// `baton push`: configurations reach the nodes, or none of them keeps one.
@Command(name = "push", header = "Push configurations to nodes: confirmed on all, or undone on all.", description = {
        "All nodes are asked first whether they would take theirs. Then node after node, the lowest backup first and the"
                + " master last, each behind gates: routers as configured, one MASTER that another node hears, for three"
                + " intervals. Only when all are good they are confirmed. If anything is not, all are undone in reverse"
                + " order; a node that cannot be reached undoes itself.",
        "", "Exit status: 0 good; 1 if it failed or was refused; 3 if a node cannot be reached."}, footer = {"",
                "Examples:", "  baton push n1.yaml n2.yaml --reason \"new address\"",
                "  baton push n1.yaml n2.yaml --node n2 --rollback-after 5m --yes",
                "  baton push --resume 20260301-101500-4711"})
final class RunPush implements Callable<Integer> {
    private static final long SECOND = 1_000_000_000L;
    private static final long SHORTEST = 30 * SECOND;
    private static final long LONGEST = 3_600 * SECOND;
    private static final int LONGEST_REASON = 500;
    private static final int RANDOM_END = 10_000;

    @ParentCommand
    private Baton baton = new Baton();

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "The new configurations, a node's YAML or a"
            + " keepalived.conf each; a file belongs to the node of its name ('node' in the file).")
    private List<Path> files = List.of();

    @Option(names = "--node", paramLabel = "N", description = "Only to this node; may be given several times (default: to"
            + " those of all files).")
    private List<String> only = List.of();

    @Option(names = "--rollback-after", paramLabel = "DURATION", description = "How long a node waits for the"
            + " confirmation before it undoes the push by itself, 30s to 1h (default: 120s).")
    private String rollbackAfter = "120s";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the nodes' audit logs.")
    private String reason = "";

    @Option(names = "--config-id", paramLabel = "ID", description = "The configuration id whose lines of a keepalived.conf"
            + " count (default: the first label of this host's name).")
    private Optional<String> id = Optional.empty();

    @Option(names = "--resume", paramLabel = "PLAN", description = "Go on with a push that was interrupted; 'baton status'"
            + " lists them.")
    private Optional<String> resume = Optional.empty();

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(names = "--blind", description = "Go by what the nodes say alone: do not ask the virtual addresses from this"
            + " machine, nor look at what the nodes hear.")
    private boolean blind;

    @Option(names = "--json", description = "Print one JSON object a line: what happens, and in the end what has come of"
            + " it.")
    private boolean json;

    /// What `--json` prints while it goes on.
    private record Step(String node, String progress, String sentence) {}

    @Override
    public Integer call() {
        if (resume.isPresent() == !files.isEmpty()) {
            throw new WrongUsage(resume.isPresent()
                    ? "--resume goes on with a plan that holds its configurations; give no FILE."
                    : "there is no file; name the new configurations: baton push n1.yaml n2.yaml.");
        }
        if (reason.length() > LONGEST_REASON) {
            throw new WrongUsage("--reason: at most " + LONGEST_REASON + " characters.");
        }
        long waitNanos = Amounts.duration("--rollback-after", rollbackAfter, SHORTEST, LONGEST);
        only.forEach(client::node);
        try (ClientOptions.Connections connections = client.connect()) {
            return resume.isPresent()
                    ? run(connections, client.plans().read(resume.get()))
                    : begun(connections, (int) (waitNanos / SECOND));
        }
    }

    private int begun(ClientOptions.Connections connections, int waitSeconds) {
        Surroundings here = baton.surroundings();
        Optional<PushPreparation> prepared = PushFiles.prepare(here, connections, files, only, id);
        if (prepared.isEmpty()) {
            return Baton.FAILED;
        }
        PlanTeller teller = new PlanTeller(prepared.get());
        if (!json) {
            teller.text(here.out());
        }
        if (prepared.get().isRefused()) {
            here.err().println("baton push: Nothing was sent to any node: mend the errors above first.");
            if (json) {
                teller.json(here.out());
            }
            return Baton.FAILED;
        }
        if (prepared.get().plan().steps().isEmpty()) {
            return Baton.GOOD;
        }
        if (!yes && !(here.isTerminal() && Question.isYes(here, "Push this?"))) {
            throw new WrongUsage(here.isTerminal()
                    ? "Nothing was sent to any node."
                    : "nobody can be asked here; look at 'baton plan', then add --yes.");
        }
        Instant now = Instant.now();
        String name = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC).format(now)
                + "-" + ThreadLocalRandom.current().nextInt(RANDOM_END);
        PushFile file = prepared.get().file(name, now, reason, waitSeconds);
        client.plans().save(file);
        return run(connections, file);
    }

    private int run(ClientOptions.Connections connections, PushFile file) {
        PlanFiles plans = client.plans();
        Lanes lanes = new Lanes(file);
        PushEnd end = blind
                ? new PushRun(file, connections.calls(), plans::save, new Time(), lanes::told).run()
                : seeing(connections, file, lanes);
        approve(connections, file, end);
        Surroundings here = baton.surroundings();
        if (json) {
            here.out().println(Json.write(end));
        } else {
            here.out().println();
            end.nodes().forEach(node -> here.out().println(node.sentence()));
            here.out().println(verdict(end));
        }
        here.out().flush();
        return end.result() == PushEnd.Result.DONE ? Baton.GOOD : Baton.FAILED;
    }

    private PushEnd seeing(ClientOptions.Connections connections, PushFile file, Lanes lanes) {
        PlanFiles plans = client.plans();
        try (LiveEyes eyes = LiveEyes.open(client.nodes(), client.identity())) {
            return new PushRun(file, connections.calls(), plans::save, new Time(), lanes::told, eyes, Decision.KEEP)
                    .run();
        }
    }

    private static String verdict(PushEnd end) {
        return switch (end.result()) {
            case DONE -> "Done: every node keeps the new configuration.";
            case REFUSED -> "Nothing was sent to any node. " + end.why();
            case UNDONE -> "Undone: every node has the old configuration, or goes back to it by itself. " + end.why();
            case MIXED -> "Some nodes have the new configuration and others may not; look at 'baton status'. "
                    + end.why();
        };
    }

    /// What was pushed from here is what the nodes should run from now on, even if somebody has changed one since.
    private void approve(ClientOptions.Connections connections, PushFile file, PushEnd end) {
        for (PushEnd.NodeEnd node : end.nodes()) {
            if (node.has() == PushEnd.Has.NEW) {
                try {
                    NodeClient asked = connections.client(node.node());
                    client.book().approve(node.node(), file.turns().stream()
                            .filter(turn -> turn.node().equals(node.node()))
                            .flatMap(turn -> asked.commitStatus(turn.commitId()).stream()).map(CommitStatus::after)
                            .findFirst().orElseGet(() -> asked.state().config()));
                } catch (NodeFailure e) {
                    baton.surroundings().err().println("baton push: " + node.node()
                            + " is not noted as approved: " + e.getMessage());
                }
            }
        }
    }

    /// How far every node is, side by side, with what happened last.
    private final class Lanes {
        private final Map<String, String> lanes = new LinkedHashMap<>();

        Lanes(PushFile file) {
            file.turns().forEach(turn -> lanes.put(turn.node(), word(turn)));
        }

        private static String word(Turn turn) {
            return turn.progress().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        void told(Turn turn, String sentence) {
            Surroundings here = baton.surroundings();
            lanes.put(turn.node(), word(turn));
            if (json) {
                here.out().println(Json.write(new Step(turn.node(), turn.progress().name(), sentence)));
            } else {
                StringBuilder line = new StringBuilder();
                lanes.forEach((node, word) -> line.append(String.format(Locale.ROOT, "%s: %-14s ", node, word)));
                here.out().println(line + "| " + turn.node() + " " + sentence);
            }
            here.out().flush();
        }
    }

    /// The time of this machine; Ctrl+C asks for the end.
    private final class Time implements PushTime {
        private final long fromNanos = System.nanoTime();

        @Override
        public long nowNanos() {
            return System.nanoTime() - fromNanos;
        }

        @Override
        public Instant wall() {
            return Instant.now();
        }

        @Override
        public boolean sleep(long nanos) {
            baton.surroundings().interruption().sleep(nanos);
            if (baton.surroundings().interruption().isRequested()) {
                pause(Math.min(nanos, SECOND));
                return true;
            }
            return false;
        }

        /// Once the end was asked for, pauses between attempts are still pauses.
        private static void pause(long nanos) {
            try {
                Thread.sleep(Duration.ofNanos(nanos));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
