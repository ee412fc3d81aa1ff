package dev.baton.doctor;

import java.util.List;
import java.util.stream.Stream;

import dev.baton.config.Problem;
import dev.baton.finding.Severity;

/// What came of looking at configurations.
///
/// @param files    what was found in each, in the order given
/// @param across   what was found across nodes
/// @param clusters how many virtual routers run on more than one of the nodes
/// @param unlisted how many findings more there are than are listed
public record Diagnosis(List<OfFile> files, List<ConfigFinding> across, int clusters, long unlisted) {
    public Diagnosis {
        files = List.copyOf(files);
        across = List.copyOf(across);
    }

    /// What was found in one file and in the scripts that it names.
    ///
    /// @param file     its name
    /// @param format   `yaml`, `keepalived` or `script`
    /// @param node     the node's name among those looked at; empty where there is none
    /// @param isUsable whether a node takes the configuration as it is
    /// @param findings in the order of the file, those of scripts last
    /// @param problems what is wrong with it that has no code, in the order of the file; none is in `findings`, too
    public record OfFile(String file, String format, String node, boolean isUsable, List<ConfigFinding> findings,
            List<Problem> problems) {
        public OfFile {
            findings = List.copyOf(findings);
            problems = List.copyOf(problems);
        }
    }

    /// Every finding, those across nodes last.
    public List<ConfigFinding> findings() {
        return Stream.concat(files.stream().flatMap(f -> f.findings().stream()), across.stream()).toList();
    }

    /// Every problem that is no finding.
    public List<Problem> problems() {
        return files.stream().flatMap(f -> f.problems().stream()).toList();
    }

    /// How many errors, warnings or notes there are, problems included.
    public long count(Severity severity) {
        return findings().stream().filter(f -> f.severity() == severity).count()
                + problems().stream().filter(p -> severityOf(p) == severity).count();
    }

    /// A problem's severity in the words of findings.
    public static Severity severityOf(Problem problem) {
        return switch (problem.severity()) {
            case ERROR -> Severity.ERROR;
            case WARNING -> Severity.WARNING;
        };
    }
}
