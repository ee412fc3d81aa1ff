package dev.baton.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import dev.baton.config.ConfigLoader;
import dev.baton.config.ConfigResult;
import dev.baton.config.NodeConfig;
import dev.baton.keepalived.ConfExporter;
import dev.baton.keepalived.Export;

/// `baton export`: a node's configuration as a keepalived.conf.
@Command(name = "export", header = "Turn a node's configuration into a keepalived.conf.", description = {
        "Writes it to OUT, or else to the terminal, and tells what keepalived cannot do, with what to do instead. The file"
                + " is for keepalived 2.2.7 and later.",
        "",
        "Exit status: 0 good, 1 if FILE.yaml has an error, or with --strict if anything is not exported; then nothing"
                + " is written."}, footer = {"", "Example:",
                        "  baton export node.yaml --output keepalived.conf"})
final class RunExport implements Callable<Integer> {
    private static final String SCRIPT_FOLDER = "/etc/baton/scripts";

    @ParentCommand
    private Baton baton = new Baton();

    @Parameters(paramLabel = "FILE.yaml", description = "The node's configuration.")
    private Path file = Path.of("node.yaml");

    @Option(names = "--script-folder", paramLabel = "DIR", description = "Where the scripts lie that the configuration names"
            + " (default: " + SCRIPT_FOLDER + ").")
    private String scriptFolder = SCRIPT_FOLDER;

    @Option(names = "--strict", description = "Refuse a configuration that is not exported whole.")
    private boolean strict;

    @Option(names = {"-o", "--output"}, paramLabel = "OUT", description = "The file to write, whole or not at all.")
    private Optional<Path> target = Optional.empty();

    @Override
    public Integer call() {
        Surroundings here = baton.surroundings();
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CannotDo("'" + file + "' cannot be read; check the path and the right to read it.");
        }
        ConfigResult result = ConfigLoader.load(file);
        result.problems().forEach(problem -> here.err().println(problem.text().stripTrailing()));
        return switch (result) {
            case ConfigResult.Loaded loaded -> export(here, loaded.config());
            case ConfigResult.Invalid invalid -> {
                here.err().println(file + " has " + invalid.problems().size() + " problems; nothing was written.");
                yield Baton.FAILED;
            }
        };
    }

    private int export(Surroundings here, NodeConfig config) {
        Export export = ConfExporter.write(config, scriptFolder.replaceFirst("/+$", ""));
        export.notExported().forEach(omission -> here.err().println(omission));
        if (strict && !export.notExported().isEmpty()) {
            here.err().println(file + " was not exported, since --strict asks for all of it.");
            return Baton.FAILED;
        }
        target.ifPresentOrElse(out -> WholeFile.write(out, export.text()), () -> {
            here.out().print(export.text());
            here.out().flush();
        });
        return Baton.GOOD;
    }
}
