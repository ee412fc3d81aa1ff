package dev.baton.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.baton.config.Place;
import dev.baton.config.Problem;
import dev.baton.doctor.ConfDocument;
import dev.baton.doctor.ConfigFinding;
import dev.baton.doctor.Diagnosis;
import dev.baton.doctor.Doctor;
import dev.baton.doctor.Document;
import dev.baton.doctor.YamlDocument;
import dev.baton.finding.Code;
import dev.baton.finding.Severity;
import dev.baton.keepalived.FileSource;

/// All that is wrong with a text, alone and beside those of other nodes, with what mends it.
public final class Diagnoses {
    /// How many are told at most, worst first where there are more.
    public static final int MAX_DIAGNOSTICS = 1_000;
    /// How many texts of other nodes are looked at.
    public static final int MAX_OTHERS = 32;

    /// The text of a node.
    ///
    /// @param file   what it is called, different from others
    /// @param syntax its language
    /// @param text   the whole text
    public record Source(String file, Syntax syntax, String text) {}

    private final Source source;
    private final int[] starts;

    private Diagnoses(Source source) {
        this.source = source;
        this.starts = starts(source.text());
    }

    /// Looks at a text, with line feeds as breaks.
    ///
    /// @param others the texts of the nodes that it forms clusters with
    public static List<Diagnostic> of(Source source, List<Source> others) {
        return new Diagnoses(source).run(others);
    }

    private static int[] starts(String text) {
        int[] starts = new int[1 + (int) text.chars().filter(c -> c == '\n').count()];
        int count = 1;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            starts[count++] = i + 1;
        }
        return Arrays.copyOf(starts, count);
    }

    private static Document document(Source source) {
        return switch (source.syntax()) {
            case YAML -> YamlDocument.read(source.file(), source.text());
            case KEEPALIVED -> ConfDocument.read(source.file(), source.text(), "", FileSource.NONE);
        };
    }

    private List<Diagnostic> run(List<Source> others) {
        List<Document> documents = new ArrayList<>(List.of(document(source)));
        others.stream().filter(o -> !o.file().equals(source.file())).limit(MAX_OTHERS)
                .forEach(other -> documents.add(document(other)));
        Diagnosis diagnosis = Doctor.examine(documents);
        Diagnosis.OfFile own = diagnosis.files().getFirst();
        Fixes fixes = new Fixes(source.syntax(), source.text(), own.node());
        own.problems().forEach(problem -> fixes.know(range(problem.place()), problem.advice()));
        List<Diagnostic> all = new ArrayList<>();
        own.problems().forEach(problem -> all.add(problem(problem, fixes)));
        own.findings().forEach(finding -> finding(finding, fixes).ifPresent(all::add));
        diagnosis.across().forEach(finding -> finding(finding, fixes).ifPresent(all::add));
        if (all.size() > MAX_DIAGNOSTICS) {
            all.sort(Comparator.comparing(Diagnostic::severity));
        }
        List<Diagnostic> told = new ArrayList<>(all.subList(0, Math.min(all.size(), MAX_DIAGNOSTICS)));
        told.sort(Comparator.comparingInt((Diagnostic d) -> d.range().start()).thenComparing(Diagnostic::severity));
        return told;
    }

    private Diagnostic problem(Problem problem, Fixes fixes) {
        TextRange range = range(problem.place());
        return new Diagnostic(range, Diagnosis.severityOf(problem), Optional.empty(), problem.message(),
                problem.advice(), fixes.of(range, Optional.empty(), problem.message(), problem.advice()));
    }

    private Optional<Diagnostic> finding(ConfigFinding finding, Fixes fixes) {
        Optional<Place> place = finding.spots().stream().map(ConfigFinding.Spot::place)
                .filter(p -> p.file().equals(source.file())).findFirst();
        boolean isOfOthers = place.isEmpty() && !finding.spots().isEmpty();
        return isOfOthers ? Optional.empty() : Optional.of(told(finding, fixes, place));
    }

    private Diagnostic told(ConfigFinding finding, Fixes fixes, Optional<Place> place) {
        TextRange range = place.map(this::range).orElseGet(() -> range(Place.ofFile(source.file())));
        Optional<Code> code = Optional.of(finding.code());
        Severity severity = finding.severity();
        return new Diagnostic(range, severity, code, finding.sentence(), finding.fix(),
                fixes.of(range, code, finding.sentence(), finding.fix()));
    }

    /// The characters that a place means; at least one, if the line has any.
    private TextRange range(Place place) {
        int line = Math.clamp(place.line() - 1, 0, starts.length - 1);
        int limit = line + 1 < starts.length ? starts[line + 1] - 1 : source.text().length();
        int start = Math.clamp(starts[line] + place.column() - 1L, starts[line], Math.max(starts[line], limit));
        int end = Math.clamp(start + (long) place.length(), start, Math.max(start, limit));
        boolean isBehind = end == start && start > starts[line];
        return new TextRange(isBehind ? start - 1 : start, end);
    }
}
