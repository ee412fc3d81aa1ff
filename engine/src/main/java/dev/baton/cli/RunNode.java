package dev.baton.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import dev.baton.adapter.linux.ServiceSocket;
import dev.baton.config.ConfigLoader;
import dev.baton.config.ConfigResult;
import dev.baton.config.NodeConfig;
import dev.baton.node.Daemon;
import dev.baton.node.NodeException;
import dev.baton.port.NotifyPort;
import dev.baton.vrrp.Oddity;
import dev.baton.vrrp.Transition;

/// `baton node`: the engine on this machine's real interfaces.
@Command(name = "node", header = "Run the engine on this machine's interfaces.", synopsisSubcommandLabel = "COMMAND", footer = {
        "", "Example:", "  baton node run --config node.yaml"})
final class RunNode implements Callable<Integer> {
    @ParentCommand
    private Baton baton = new Baton();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "node needs a command: run.");
    }

    /// `baton node run`: the daemon, in the foreground.
    @Command(name = "run", header = "Run the routers of a configuration until told to end.", description = "Needs root, or"
            + " CAP_NET_ADMIN and CAP_NET_RAW. Ctrl+C and SIGTERM end it in order: addresses away, priority 0 sent.", footer = {
                    "", "Example:", "  baton node run --config node.yaml"})
    Integer run(
            @Option(names = "--config", paramLabel = "FILE", required = true, description = "The routers, as YAML.") String file) {
        NodeConfig config = load(file);
        Surroundings around = baton.surroundings();
        NotifyPort teller = new Teller(around);
        ServiceSocket manager = new ServiceSocket(System.getenv(), ProcessHandle.current().pid());
        try (Daemon daemon = new Daemon(config, teller, _ -> {})) {
            daemon.notes().forEach(around.err()::println);
            daemon.start();
            manager.ready(config.routers().size() + " routers");
            around.out().println("node " + config.node() + ": " + config.routers().size() + " routers are running");
            around.out().flush();
            while (!around.interruption().isRequested()) {
                around.interruption().sleep(Long.MAX_VALUE);
            }
            manager.stopping();
        } catch (NodeException e) {
            throw new CannotDo(String.valueOf(e.getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return Baton.GOOD;
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

    /// Tells every transition and oddity in a line.
    private record Teller(Surroundings around) implements NotifyPort {
        @Override
        public void transitioned(String router, Transition transition) {
            around.out().println(router + "  " + transition.from() + " → " + transition.to() + "  "
                    + new Told(Object::toString).of(transition, transition.atNanos()));
            around.out().flush();
        }

        @Override
        public void noticed(String router, Oddity oddity) {
            around.out().println(router + "  noticed " + oddity);
            around.out().flush();
        }

        @Override
        public void refused(String router, String sentence) {
            around.out().println(sentence);
            around.out().flush();
        }
    }
}
