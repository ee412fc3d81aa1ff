package dev.baton.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import dev.baton.api.CommitStatus;
import dev.baton.api.Json;
import dev.baton.api.NodeState;
import dev.baton.api.RouterState;
import dev.baton.client.Facts;
import dev.baton.client.KnownNode;
import dev.baton.client.NodeFailure;
import dev.baton.client.NodeLink;
import dev.baton.client.NodeView;
import dev.baton.doctor.ConfigFinding;
import dev.baton.doctor.NodeFacts;
import dev.baton.doctor.OperationChecks;
import dev.baton.failover.LastTests;
import dev.baton.failover.LedgerFile;
import dev.baton.finding.Severity;
import dev.baton.push.Progress;
import dev.baton.push.PushFile;
import dev.baton.push.Turn;

/// `baton status`: how the nodes are.
@Command(name = "status", header = "Tell how the paired nodes and their routers are.", description = {
        "Asks all nodes at once: routers, pushes that wait to be confirmed with the time until they undo themselves, clocks"
                + " that are apart, configurations that are not the approved ones. Pushes from here that have not ended are"
                + " listed, too.",
        "", "Exit status: 0 good; 1 if there are errors; 3 if a node cannot be asked."}, footer = {"", "Examples:",
                "  baton status", "  baton status --node n1 --json", "  baton status --watch"})
final class RunStatus implements Callable<Integer> {
    private static final long SECOND = 1_000_000_000L;
    private static final long LONGEST_WATCH = 24 * 3_600 * SECOND;

    @ParentCommand
    private Baton baton = new Baton();

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Option(names = "--node", paramLabel = "N", description = "Only this node; may be given several times.")
    private List<String> only = List.of();

    @Option(names = "--watch", description = "Go on and print every change, a line each, until Ctrl+C.")
    private boolean watch;

    @Option(names = "--for", paramLabel = "DURATION", description = "With --watch: end after this time, such as 30s.")
    private Optional<String> until = Optional.empty();

    @Option(names = "--json", description = "Print one JSON object a node and line; with --watch one a change.")
    private boolean json;

    /// What `--json` prints of a node.
    ///
    /// @param name      what it is called here
    /// @param reachable whether it has answered
    /// @param why       why it has not
    private record Line(String name, String address, boolean reachable, Optional<String> why,
            Optional<NodeState> state, OptionalLong roundTripNanos) {}

    @Override
    public Integer call() {
        if (until.isPresent() && !watch) {
            throw new WrongUsage("--for goes with --watch.");
        }
        List<KnownNode> nodes = only.isEmpty() ? client.nodes() : only.stream().map(client::node).distinct().toList();
        if (watch) {
            OptionalLong length = until.map(text -> OptionalLong.of(Amounts.duration("--for", text, SECOND / 10,
                    LONGEST_WATCH))).orElseGet(OptionalLong::empty);
            return new NodeWatch(baton.surroundings(), client.identity(), nodes, json).run(length);
        }
        try (ClientOptions.Connections connections = client.connect()) {
            connections.clients().keySet().removeIf(name -> nodes.stream().noneMatch(n -> n.name().equals(name)));
            return told(nodes, connections.states());
        }
    }

    private int told(List<KnownNode> nodes, Map<String, ClientOptions.Answered> answers) {
        PrintWriter out = baton.surroundings().out();
        List<NodeView> views = new ArrayList<>();
        for (KnownNode node : nodes) {
            ClientOptions.Answered answer = Optional.ofNullable(answers.get(node.name())).orElseThrow();
            views.add(view(node, answer));
            if (json) {
                out.println(Json.write(new Line(node.name(), node.address(), answer.state().isPresent(),
                        answer.failure().map(NodeFailure::getMessage), answer.state(),
                        OptionalLong.of(answer.roundTripNanos()))));
            } else {
                node(out, node, answer);
            }
        }
        List<ConfigFinding> findings = new ArrayList<>(Facts.findings(views));
        findings.addAll(OperationChecks.of(List.of(), LastTests.of(ClientOptions.answered(answers),
                new LedgerFile(client.home()), Clock.systemUTC().millis())));
        if (!json) {
            findings.forEach(
                    f -> out.println(f.severity().word() + " " + f.code() + ": " + f.sentence() + " " + f.fix()));
            client.plans().open().forEach(plan -> plan(out, plan));
        }
        out.flush();
        boolean isSilent = answers.values().stream().anyMatch(a -> a.failure().isPresent());
        boolean isBad = findings.stream().anyMatch(f -> f.severity() == Severity.ERROR);
        return isSilent ? Baton.CANNOT : isBad ? Baton.FAILED : Baton.GOOD;
    }

    private static NodeView view(KnownNode node, ClientOptions.Answered answer) {
        NodeLink link = new NodeLink(answer.state().isPresent() ? NodeLink.Phase.LIVE : NodeLink.Phase.LOST,
                answer.failure().map(f -> String.valueOf(f.getMessage())).orElse(""), 0);
        Optional<NodeFacts.Clock> wall = answer.state().map(state -> new NodeFacts.Clock(
                apart(answer.asked().plusNanos(answer.roundTripNanos() / 2), state.wall()),
                answer.roundTripNanos() / 2 + SECOND / 50));
        return new NodeView(node, link, answer.state(), Optional.empty(), wall,
                OptionalLong.of(answer.roundTripNanos()), 0);
    }

    private static long apart(Instant ours, Instant theirs) {
        try {
            return Duration.between(ours, theirs).toNanos();
        } catch (ArithmeticException _) {
            return ours.isBefore(theirs) ? Long.MAX_VALUE / 4 : Long.MIN_VALUE / 4;
        }
    }

    private static void node(PrintWriter out, KnownNode node, ClientOptions.Answered answer) {
        if (answer.state().isEmpty()) {
            out.println(node.name() + " (" + node.address() + "): "
                    + answer.failure().map(NodeFailure::getMessage).orElse("no answer"));
            out.println();
            return;
        }
        NodeState state = answer.state().get();
        out.println(node.name() + " (" + node.address() + "): " + state.engine() + " " + state.version()
                + ", configuration " + state.config().generation() + " (" + Facts.revision(state.config())
                + "), answered in "
                + Amounts.span(answer.roundTripNanos()));
        state.pending().ifPresent(p -> out.println("  " + pending(p)));
        List<List<String>> rows = new ArrayList<>();
        for (RouterState router : state.routers()) {
            rows.add(List.of(router.name(), router.role().name(), "priority " + WhatifWords.priority(router.priority()),
                    router.interfaceName() + ", VRID " + router.vrid(),
                    String.join(", ", router.addresses().stream().map(Object::toString).toList()),
                    "for " + Amounts.instant(Math.max(0, state.nowNanos() - router.sinceNanos())), steering(router)));
        }
        Columns.print(out, "  ", rows);
        out.println();
    }

    private static String steering(RouterState router) {
        List<String> told = new ArrayList<>();
        if (router.steering().maintenance()) {
            told.add("maintenance");
        }
        if (router.steering().claimed()) {
            told.add("took over by hand-over");
        }
        if (router.steering().resigned()) {
            told.add("resigned");
        }
        router.steering().priority().ifPresent(p -> told.add("priority set to " + p));
        return String.join(", ", told);
    }

    static String pending(CommitStatus pending) {
        return "a push of " + pending.by() + " waits to be confirmed (\"" + pending.reason() + "\"); undoes itself in "
                + pending.remainingNanos() / SECOND + " s";
    }

    private static void plan(PrintWriter out, PushFile plan) {
        out.println("Push " + plan.id() + " of " + plan.begun() + " has not ended (" + plan.reason()
                + "); go on with 'baton push --resume " + plan.id() + "':");
        for (Turn turn : plan.turns()) {
            out.println("  " + turn.node() + " " + words(turn));
        }
    }

    private static String words(Turn turn) {
        long seconds = turn.deadline().map(d -> Duration.between(Clock.systemUTC().instant(), d).toSeconds())
                .orElse(0L);
        boolean waits = turn.progress() == Progress.ASKED || turn.progress() == Progress.APPLIED
                || turn.progress() == Progress.GREEN || turn.progress() == Progress.UNDOES_ITSELF;
        if (waits) {
            return seconds > 0 ? "undoes itself in " + seconds + " s" : "has undone it by itself by now, if it lives";
        }
        Map<Progress, String> told = new LinkedHashMap<>();
        told.put(Progress.WAITING, "was not sent anything");
        told.put(Progress.CONFIRM_ASKED, "was asked to keep the new configuration; whether it does is not known here");
        told.put(Progress.UNKNOWN, "was asked to keep the new configuration; whether it does is not known here");
        told.put(Progress.CONFIRMED, "keeps the new configuration");
        told.put(Progress.UNDONE, "runs the old configuration");
        told.put(Progress.UNDO_FAILED, "could not go back to the old configuration; look at it");
        return told.getOrDefault(turn.progress(), turn.said());
    }
}
