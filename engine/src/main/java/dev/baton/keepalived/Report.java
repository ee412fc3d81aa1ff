package dev.baton.keepalived;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.baton.config.Place;
import dev.baton.config.Problem;

/// Collects what there is to say of an import, at most [ConfLimits#MAX_NOTES] notes and [ConfLimits#MAX_PROBLEMS]
/// problems.
final class Report {
    private static final Comparator<Place> IN_FILE = Comparator.comparing(Place::file).thenComparingInt(Place::line)
            .thenComparingInt(Place::column);

    private final Problems problems = new Problems();
    private final Set<Note> notes = new LinkedHashSet<>();
    private int others;
    private int lost;

    /// @param earlier what reading the text has found
    Report(List<Problem> earlier) {
        earlier.forEach(problems::add);
    }

    /// A statement was taken over with another value.
    void changed(Node node, String becomes, String reason) {
        changed(node.keyword().place(), words(node), becomes, reason);
    }

    void changed(Place place, String written, String becomes, String reason) {
        add(new Note(Note.Kind.CHANGED, place, written, Optional.of(becomes), reason, List.of()));
    }

    /// A statement is not imported.
    void lost(Node node, String reason) {
        lost++;
        add(new Note(Note.Kind.NOT_IMPORTED, node.keyword().place(), words(node), Optional.empty(), reason,
                KeptText.of(node)));
    }

    void lost(Place place, String written, String reason) {
        lost++;
        add(new Note(Note.Kind.NOT_IMPORTED, place, written, Optional.empty(), reason, List.of(written)));
    }

    /// A statement of the load balancer.
    void foreign(Node node, String reason) {
        add(new Note(Note.Kind.NOT_MANAGED, node.keyword().place(), words(node), Optional.empty(), reason,
                KeptText.of(node)));
    }

    void error(Place place, String message, String advice) {
        problems.error(place, message, advice);
    }

    /// Whether further problems are only counted.
    boolean isFull() {
        return problems.isFull();
    }

    void warning(Place place, String message, String advice) {
        problems.warning(place, message, advice);
    }

    private void add(Note note) {
        if (notes.size() < ConfLimits.MAX_NOTES) {
            // A global statement is told once, however many instances it changes.
            notes.add(note);
        } else {
            others++;
        }
    }

    /// How many statements are not imported, those that are not listed included.
    int lostCount() {
        return lost;
    }

    /// How many notes are not listed.
    int unlisted() {
        return others;
    }

    /// In the order of the file.
    List<Note> notes() {
        return notes.stream().sorted(Comparator.comparing(Note::place, IN_FILE)).toList();
    }

    /// In the order of the file.
    List<Problem> problems() {
        return problems.list().stream().sorted(Comparator.comparing(Problem::place, IN_FILE)).toList();
    }

    /// A statement as it is written, without what its braces hold.
    static String words(Node node) {
        return KeptText.statement(node) + (node.isBlock() ? " { }" : "");
    }

    /// A text of the file within a message.
    static String quoted(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return "'" + (line.length() <= 40 ? line : line.substring(0, 40) + "…") + "'";
    }
}
