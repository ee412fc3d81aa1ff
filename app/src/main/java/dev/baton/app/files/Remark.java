package dev.baton.app.files;

import java.util.List;
import java.util.Optional;

import dev.baton.config.Place;
import dev.baton.config.Problem;
import dev.baton.doctor.ConfigFinding;
import dev.baton.finding.Code;
import dev.baton.finding.Severity;

/// Something to say of configuration files.
///
/// @param code     its kind; empty: a reader of a file has it
/// @param severity how bad it is
/// @param file     the file that it is about; empty: several
/// @param subject  what it is about
/// @param sentence the cause
/// @param fix      what to do
/// @param spots    where it is written, the place to change first
public record Remark(Optional<Code> code, Severity severity, String file, String subject, String sentence, String fix,
        List<Spot> spots) {
    public Remark {
        spots = List.copyOf(spots);
    }

    /// A place that a remark rests on.
    ///
    /// @param text what is there, in a few words; may be empty
    public record Spot(Place place, String text) {}

    /// What a file's reader has to say.
    static Remark of(ConfigFile file, Problem problem) {
        return of(file.name(), problem);
    }

    /// What the reader of a text has to say.
    ///
    /// @param file what the text is called
    public static Remark of(String file, Problem problem) {
        Severity severity = switch (problem.severity()) {
            case ERROR -> Severity.ERROR;
            case WARNING -> Severity.WARNING;
        };
        Place place = Masked.place(problem.place());
        return new Remark(Optional.empty(), severity, file, file, sentence(problem.message()),
                problem.advice(), List.of(new Spot(place, "")));
    }

    /// What was found in a text, or across texts.
    ///
    /// @param file what the text is called; empty: it is about several
    public static Remark of(String file, ConfigFinding finding) {
        return new Remark(Optional.of(finding.code()), finding.severity(), file, finding.subject(),
                finding.sentence(), finding.fix(),
                finding.spots().stream().map(spot -> new Spot(spot.place(), spot.text())).toList());
    }

    /// A clause as a sentence.
    private static String sentence(String clause) {
        if (clause.isEmpty()) {
            return clause;
        }
        int first = clause.codePointAt(0);
        return Character.toString(Character.toTitleCase(first)) + clause.substring(Character.charCount(first)) + ".";
    }
}
