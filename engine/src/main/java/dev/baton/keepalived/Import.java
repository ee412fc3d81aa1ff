package dev.baton.keepalived;

import java.util.List;
import java.util.Optional;

import dev.baton.config.ConfigWriter;
import dev.baton.config.NodeConfig;
import dev.baton.config.Problem;
import dev.baton.config.Severity;

/// What came of reading a keepalived.conf.
///
/// @param config      the configuration; empty when the file has no instance that can be one of our routers
/// @param isUsable    whether a node would take that configuration as it is; if not, errors among the problems say why
/// @param notes       what is not simply taken over, in the order in which it was found
/// @param problems    what is wrong with the file
/// @param notImported how many statements are not imported
/// @param unlisted    how many notes are not listed
public record Import(Optional<NodeConfig> config, boolean isUsable, List<Note> notes, List<Problem> problems,
        int notImported, int unlisted) {
    /// How many lines of what is not imported are kept in the YAML text.
    private static final int KEPT = 5_000;

    public Import {
        notes = List.copyOf(notes);
        problems = List.copyOf(problems);
    }

    /// Whether everything was imported and nothing is wrong: what `--strict` asks for.
    public boolean isComplete() {
        return isUsable && notImported == 0 && problems.stream().noneMatch(p -> p.severity() == Severity.ERROR);
    }

    /// The configuration as YAML; what is not imported follows as comments, so that it is not forgotten.
    public String yaml() {
        StringBuilder text = new StringBuilder(config.map(ConfigWriter::write).orElse(""));
        List<Note> kept = notes.stream().filter(note -> note.kind() != Note.Kind.CHANGED).toList();
        if (!kept.isEmpty()) {
            text.append("\n# Not imported:\n");
            int lines = 0;
            for (Note note : kept) {
                lines += 1 + note.kept().size();
                if (lines > KEPT) {
                    return text.append("# ... and more\n").toString();
                }
                text.append("# ").append(note.place()).append(": ").append(note.kind().words()).append(":\n");
                note.kept().forEach(line -> text.append("#   ").append(line.replaceAll("[^ -~\\p{L}]", "?"))
                        .append('\n'));
            }
        }
        return text.toString();
    }
}
