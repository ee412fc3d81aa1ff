package dev.baton.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import dev.baton.adapter.linux.ServiceSocket;
import dev.baton.api.Problem;
import dev.baton.api.Refusal;
import dev.baton.commit.Reread;
import dev.baton.config.ConfigLoader;
import dev.baton.config.ConfigResult;
import dev.baton.config.NodeConfig;
import dev.baton.config.NodePolicy;
import dev.baton.config.PolicyLoader;
import dev.baton.config.PolicyResult;
import dev.baton.node.NodeException;
import dev.baton.node.Release;
import dev.baton.port.NotifyPort;
import dev.baton.vrrp.Oddity;
import dev.baton.vrrp.Transition;

/// `baton node`: the engine on this machine's real interfaces.
@Command(name = "node", header = "Run the engine on this machine's interfaces.", synopsisSubcommandLabel = "COMMAND", subcommands = RehearseNode.class, footer = {
        "", "Example:", "  baton node run --config node.yaml"})
final class RunNode implements Callable<Integer> {
    private static final long NANOS_PER_MICRO = 1_000L;

    @ParentCommand
    private Baton baton = new Baton();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "node needs a command: run or release.");
    }

    /// `baton node run`: the daemon, in the foreground.
    @Command(name = "run", header = "Run the routers of a configuration until told to end.", description = "Needs root, or"
            + " CAP_NET_ADMIN and CAP_NET_RAW. Ctrl+C and SIGTERM end it in order: addresses away, priority 0 sent. SIGHUP"
            + " reads FILE and the policy again: routers that are the same go on undisturbed, and a file with a problem"
            + " changes nothing.", footer = {
                    "", "Example:", "  baton node run --config node.yaml",
                    "  baton node run --config node.yaml --policy /etc/baton/policy.yaml"})
    Integer run(
            @Option(names = "--config", paramLabel = "FILE", required = true, description = "The routers, as YAML.") Path file,
            @Option(names = "--policy", paramLabel = "FILE", description = "What the node may do on this machine, as"
                    + " YAML: which scripts it may run, as whom, and what a push may contain.") Optional<Path> policyFile,
            @Mixin NodeApi api) {
        NodePolicy policy = policyFile.map(this::policy).orElse(NodePolicy.DEFAULT);
        Surroundings around = baton.surroundings();
        ServiceSocket manager = new ServiceSocket(System.getenv(), ProcessHandle.current().pid());
        ExecutorService reloads = Executors
                .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("baton-reload").factory());
        try (LinePrinter printer = new LinePrinter(around.out());
                NodeService node = new NodeService(
                        new NodeService.Order(file, policy, policyFile, api, new Teller(printer), manager,
                                Baton.version(), printer::print, p -> around.err().println(p.text())))) {
            node.notes().forEach(around.err()::println);
            boolean _ = HangUp.listen(() -> reloads.execute(() -> reload(node, manager, printer)));
            node.start();
            manager.ready(routers(node.config()));
            printer.print("node " + node.config().node() + ": " + routers(node.config()) + " are running");
            while (!around.interruption().isRequested()) {
                around.interruption().sleep(Long.MAX_VALUE);
            }
            manager.stopping();
        } catch (NodeException e) {
            throw new CannotDo(String.valueOf(e.getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            reloads.shutdownNow();
        }
        return Baton.GOOD;
    }

    /// `baton node release`: what a configuration may have left, off this machine.
    @Command(name = "release", header = "Take the addresses of a configuration off this machine.", description = "Removes"
            + " every address, route, virtual MAC interface and filter that the routers of FILE may have left here, whether"
            + " or not a daemon ran. Doing it again does no harm. A running node is to be ended instead.", footer = {
                    "", "Example:", "  baton node release --config node.yaml"})
    Integer release(
            @Option(names = "--config", paramLabel = "FILE", required = true, description = "The routers, as YAML.") String file) {
        Surroundings around = baton.surroundings();
        try {
            List<String> removed = Release.of(load(file));
            removed.forEach(around.out()::println);
            around.out().println(removed.isEmpty() ? "nothing was left" : removed.size() + " removed");
            return Baton.GOOD;
        } catch (NodeException e) {
            throw new CannotDo(String.valueOf(e.getMessage()));
        }
    }

    private static String routers(NodeConfig config) {
        return config.routers().size() + " routers";
    }

    private NodeConfig load(String file) {
        ConfigResult result = ConfigLoader.load(Path.of(file));
        result.problems().forEach(p -> baton.surroundings().err().println(p.text()));
        return switch (result) {
            case ConfigResult.Loaded loaded -> loaded.config();
            case ConfigResult.Invalid invalid -> throw new WrongUsage(
                    file + " has " + invalid.problems().size() + " problems; nothing was started.");
        };
    }

    private NodePolicy policy(Path file) {
        PolicyResult result = PolicyLoader.load(file);
        result.problems().forEach(p -> baton.surroundings().err().println(p.text()));
        return switch (result) {
            case PolicyResult.Loaded loaded -> loaded.policy();
            case PolicyResult.Invalid invalid -> throw new WrongUsage(
                    file + " has " + invalid.problems().size() + " problems; nothing was started.");
        };
    }

    /// Reads the file again. Whatever is wrong with it, the node runs on as before and says why.
    private static void reload(NodeService node, ServiceSocket manager, LinePrinter printer) {
        manager.reloading(System.nanoTime() / NANOS_PER_MICRO);
        node.rereadPolicy().forEach(printer::print);
        try {
            Reread reread = node.reread();
            reread.warnings().forEach(p -> printer.print(p.text().stripTrailing()));
            reread.diff().changes().forEach(c -> printer.print("reloaded: " + c.words()));
            if (reread.diff().isEmpty()) {
                printer.print("reloaded: nothing has changed");
            }
            node.notes().forEach(printer::print);
            manager.ready(routers(node.config()));
        } catch (Refusal e) {
            e.problem().violations().forEach(v -> printer.print(words(node.file(), v)));
            printer.print("not reloaded: " + e.problem().detail() + "; everything runs on as before");
            manager.ready("not reloaded: " + e.problem().detail());
        }
    }

    private static String words(Path file, Problem.Violation violation) {
        return file + ":" + violation.line() + ":" + violation.column() + ": "
                + (violation.fatal() ? "error: " : "warning: ") + violation.message() + "\n  " + violation.advice();
    }

    /// Tells every transition and oddity in a line.
    private record Teller(LinePrinter printer) implements NotifyPort {
        private static final Told TOLD = new Told(Object::toString, false);

        @Override
        public void transitioned(String router, Transition transition) {
            printer.print(router + "  " + transition.from() + " → " + transition.to() + "  "
                    + why(transition));
        }

        @Override
        public String why(Transition transition) {
            return TOLD.of(transition, transition.atNanos());
        }

        @Override
        public String words(Oddity oddity) {
            return TOLD.of(oddity);
        }

        @Override
        public void noticed(String router, Oddity oddity) {
            printer.print(router + "  " + words(oddity));
        }

        @Override
        public void refused(String router, String sentence) {
            printer.print(sentence);
        }

        @Override
        public void found(String router, String sentence) {
            printer.print(sentence);
        }
    }
}
