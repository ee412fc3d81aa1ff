package dev.baton.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import dev.baton.doctor.Diagnosis;
import dev.baton.doctor.Doctor;
import dev.baton.doctor.ScriptSource;
import dev.baton.finding.Severity;

/// `baton check`: what is wrong with configurations although they can be read.
@Command(name = "check", header = "Tell what is wrong with configurations, and how to mend it.", description = {
        "Reads configurations of nodes (YAML) and keepalived.conf files with all that they include, told apart by what they"
                + " hold; of a folder all *.conf, *.yaml and *.yml. Files of several nodes are also compared with each"
                + " other. Scripts that a configuration names are looked at where they are: in --scripts, on this machine,"
                + " or as a copy beside the configuration.",
        "",
        "Exit status: 0 good, or only warnings and notes; 1 if there are errors; 3 if a file cannot be read. Every code is"
                + " explained in engine/docs/findings.md."}, footer = {"", "Examples:",
                        "  baton check /etc/keepalived/keepalived.conf",
                        "  baton check n1.conf n2.conf --scripts scripts/",
                        "  baton check nodes/ --format sarif > findings.sarif"})
final class RunCheck implements Callable<Integer> {
    /// How it is told; in the words of the command line.
    private enum Form {
        text, json, sarif
    }

    @ParentCommand
    private Baton baton = new Baton();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "A configuration, a script of a check, or a folder of"
            + " configurations.")
    private List<Path> paths = List.of();

    @Option(names = "--format", paramLabel = "FORMAT", description = "How it is told: ${COMPLETION-CANDIDATES} (default:"
            + " text). json is one object, sarif is SARIF 2.1.0 for code scanners.")
    private Form format = Form.text;

    @Option(names = "--json", description = "The same as --format json.")
    private boolean json;

    @Option(names = "--config-id", paramLabel = "ID", description = "The configuration id whose lines of a keepalived.conf"
            + " count, as keepalived's --config-id (default: the first label of this host's name).")
    private Optional<String> id = Optional.empty();

    @Option(names = "--scripts", paramLabel = "DIR", description = "The folder where the scripts are that the"
            + " configurations name; one that is not there is an error.")
    private Optional<Path> scripts = Optional.empty();

    @Override
    public Integer call() {
        if (json && format == Form.sarif) {
            throw new WrongUsage("--json and --format sarif do not go together; give one of them.");
        }
        scripts.filter(folder -> !folder.toFile().isDirectory()).ifPresent(folder -> {
            throw new CannotDo("'" + folder + "' is no folder; --scripts names the folder of the scripts.");
        });
        CheckFiles files = CheckFiles.read(paths, id.orElseGet(ToYaml::hostLabel));
        ScriptSource source = new ScriptsOnDisk(scripts);
        Diagnosis diagnosis = Doctor.examine(files.documents(), files.scripts(), source);
        CheckTeller teller = switch (json ? Form.json : format) {
            case text -> new CheckText(baton.surroundings().out());
            case json -> new CheckJson(baton.surroundings().out());
            case sarif -> new CheckSarif(baton.surroundings().out());
        };
        teller.tell(diagnosis);
        baton.surroundings().out().flush();
        return diagnosis.count(Severity.ERROR) > 0 ? Baton.FAILED : Baton.GOOD;
    }
}
