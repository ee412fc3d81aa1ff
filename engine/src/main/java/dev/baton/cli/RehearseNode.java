package dev.baton.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.baton.config.ConfigLoader;
import dev.baton.config.ConfigResult;
import dev.baton.node.Practice;

/// `baton node rehearse`: what `node run` does before it touches the machine, and elections in memory. Installers run it
/// once to make the AOT cache of a node; it needs no rights and no interfaces.
@Command(name = "rehearse", hidden = true, header = "Practise without a network, for the AOT cache.")
final class RehearseNode implements Callable<Integer> {
    @Option(names = "--config", paramLabel = "FILE", required = true, description = "The routers, as YAML.")
    private Path file = Path.of("node.yaml");

    @Override
    public Integer call() {
        ConfigResult result = ConfigLoader.load(file);
        return switch (result) {
            case ConfigResult.Loaded loaded -> {
                Practice.of(loaded.config());
                yield Baton.GOOD;
            }
            case ConfigResult.Invalid invalid -> throw new WrongUsage(
                    file + " has " + invalid.problems().size() + " problems: " + invalid.problems().getFirst().text());
        };
    }
}
