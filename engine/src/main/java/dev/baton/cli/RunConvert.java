package dev.baton.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `baton convert`: a keepalived.conf as a node's configuration, and the other way round.
@Command(name = "convert", header = "Turn a keepalived.conf into a node's configuration, or back.", description = {
        "Writes to OUT, or else to the terminal, and tells what was changed and what could not be carried over, with what to"
                + " do. From a keepalived.conf values are those that keepalived would use, not those that its manual"
                + " promises. A keepalived.conf that is written is for keepalived 2.2.7 and later.",
        "",
        "Exit status: 0 good; 1 if the source is in error so that a node cannot use the result, or with --strict if"
                + " anything is not carried over; then --strict writes nothing."}, footer = {"", "Examples:",
                        "  baton convert /etc/keepalived/keepalived.conf --to yaml --output node.yaml",
                        "  baton convert node.yaml --to keepalived --output keepalived.conf"})
final class RunConvert implements Callable<Integer> {
    private static final String SCRIPT_FOLDER = "/etc/baton/scripts";

    /// What is written; in the words of the command line.
    private enum To {
        yaml, keepalived
    }

    @ParentCommand
    private Baton baton = new Baton();

    @Parameters(paramLabel = "FILE", description = "What is read: a keepalived.conf with all that it includes, or a node's"
            + " configuration.")
    private Path file = Path.of("keepalived.conf");

    @Option(names = "--to", required = true, paramLabel = "FORMAT", description = "What is written: ${COMPLETION-CANDIDATES}.")
    private To to = To.yaml;

    @Option(names = "--config-id", paramLabel = "ID", description = "The configuration id whose lines of a keepalived.conf"
            + " count, as keepalived's --config-id (default: the first label of this host's name).")
    private Optional<String> id = Optional.empty();

    @Option(names = "--script-folder", paramLabel = "DIR", description = "Where the scripts lie that a node's configuration"
            + " names (default: " + SCRIPT_FOLDER + ").")
    private String scriptFolder = SCRIPT_FOLDER;

    @Option(names = "--strict", description = "Refuse a file that cannot be carried over whole.")
    private boolean strict;

    @Option(names = {"-o", "--output"}, paramLabel = "OUT", description = "The file to write, whole or not at all.")
    private Optional<Path> target = Optional.empty();

    @Override
    public Integer call() {
        Surroundings here = baton.surroundings();
        return switch (to) {
            case yaml -> new ToYaml(here, file, id, strict, target).run();
            case keepalived -> new ToKeepalived(here, file, scriptFolder, strict, target).run();
        };
    }
}
