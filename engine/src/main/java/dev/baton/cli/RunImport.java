package dev.baton.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import dev.baton.keepalived.Conf;
import dev.baton.keepalived.ConfImporter;
import dev.baton.keepalived.ConfLimits;
import dev.baton.keepalived.Import;
import dev.baton.keepalived.IncludedFiles;

/// `baton import`: a keepalived.conf as a node's configuration.
@Command(name = "import", header = "Turn a keepalived.conf into a node's configuration.", description = {
        "Writes YAML to OUT, or else to the terminal, and tells what was changed and what could not be taken over, each with"
                + " its line. Values are those that keepalived would use, not those that its manual promises.",
        "",
        "Exit status: 0 if a node can use the result, 1 if it cannot, or with --strict if anything is not taken over or"
                + " wrong; then --strict writes nothing."}, footer = {"", "Example:",
                        "  baton import /etc/keepalived/keepalived.conf --output node.yaml"})
final class RunImport implements Callable<Integer> {
    @ParentCommand
    private Baton baton = new Baton();

    @Parameters(paramLabel = "FILE", description = "The keepalived.conf; what it includes is read, too.")
    private Path file = Path.of("keepalived.conf");

    @Option(names = {"--id",
            "--config-id"}, paramLabel = "ID", description = "The configuration id whose lines count, as keepalived's"
                    + " --config-id (default: the first label of this host's name).")
    private Optional<String> id = Optional.empty();

    @Option(names = "--strict", description = "Refuse a file that is not taken over whole.")
    private boolean strict;

    @Option(names = {"-o", "--output"}, paramLabel = "OUT", description = "The file to write, whole or not at all.")
    private Optional<Path> target = Optional.empty();

    @Override
    public Integer call() {
        Surroundings here = baton.surroundings();
        String configId = id.orElseGet(RunImport::hostLabel);
        Import result = ConfImporter.read(Conf.read(file.toString(), text(file), configId, new IncludedFiles()),
                configId);
        result.problems().forEach(problem -> here.err().println(problem.text().stripTrailing()));
        result.notes().forEach(note -> here.err().println(note.text()));
        if (result.unlisted() > 0) {
            here.err().println(result.unlisted() + " more notes are not listed.");
        }
        boolean isRefused = result.config().isEmpty() || (strict && !result.isComplete());
        if (isRefused) {
            here.err().println(file + " was not imported: " + (result.config().isEmpty()
                    ? "there is nothing in it that a node can use."
                    : result.notImported() + " statements are not taken over, and --strict asks for all."));
            return Baton.FAILED;
        }
        write(here, result.yaml());
        here.err().println(told(result));
        return result.isUsable() ? Baton.GOOD : Baton.FAILED;
    }

    private void write(Surroundings here, String text) {
        target.ifPresentOrElse(out -> WholeFile.write(out, text), () -> {
            here.out().print(text);
            here.out().flush();
        });
    }

    private static String told(Import result) {
        return result.config().map(config -> config.routers().size() + " routers, " + config.checks().size()
                + " checks, " + config.groups().size() + " groups").orElse("nothing") + "; "
                + result.notImported() + " statements are not imported."
                + (result.isUsable() ? "" : " A node refuses the result until the errors above are mended.");
    }

    /// The text of a file that is to be there.
    private static String text(Path file) {
        try {
            return IncludedFiles.read(file).orElseThrow(() -> new CannotDo(file + " is larger than "
                    + ConfLimits.MAX_CHARACTERS + " bytes; check that it is the right file."));
        } catch (NoSuchFileException _) {
            throw new CannotDo("there is no file '" + file + "'; check the path.");
        } catch (AccessDeniedException _) {
            throw new CannotDo(file + " may not be read; give this user the right to, or use sudo.");
        } catch (IOException _) {
            throw new CannotDo(file + " cannot be read; it must be a file.");
        }
    }

    /// As keepalived has it when no id is given.
    private static String hostLabel() {
        try {
            String name = InetAddress.getLocalHost().getHostName();
            int dot = name.indexOf('.');
            return dot > 0 ? name.substring(0, dot) : name;
        } catch (UnknownHostException _) {
            return "node";
        }
    }
}
