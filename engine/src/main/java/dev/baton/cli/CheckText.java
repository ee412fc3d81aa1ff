package dev.baton.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import dev.baton.config.Place;
import dev.baton.config.Problem;
import dev.baton.doctor.ConfigFinding;
import dev.baton.doctor.Diagnosis;
import dev.baton.finding.Severity;

/// Tells a person what was found: file after file in the order of their lines, then what is wrong between nodes, and the
/// counts.
final class CheckText implements CheckTeller {
    private static final int WIDTH = 100;
    private static final String INDENT = "    ";

    private final PrintWriter out;

    CheckText(PrintWriter out) {
        this.out = out;
    }

    /// What is told of a file at one place.
    private record Item(Place place, Runnable tell) {}

    @Override
    public void tell(Diagnosis diagnosis) {
        for (Diagnosis.OfFile file : diagnosis.files()) {
            head(file);
            items(file).forEach(item -> item.tell().run());
        }
        if (!diagnosis.across().isEmpty()) {
            out.println("Between nodes");
            out.println();
            diagnosis.across().forEach(this::finding);
        }
        out.println(counts(diagnosis));
    }

    private void head(Diagnosis.OfFile file) {
        boolean isGood = file.findings().isEmpty() && file.problems().isEmpty();
        String node = file.node().isEmpty() || file.node().equals(file.file()) ? "" : ", node " + file.node();
        out.println(file.file() + " (" + file.format() + node + ")" + (isGood ? ": nothing found" : ""));
        out.println();
    }

    private List<Item> items(Diagnosis.OfFile file) {
        List<Item> items = new ArrayList<>();
        file.problems().forEach(problem -> items.add(new Item(problem.place(), () -> problem(problem))));
        file.findings().forEach(finding -> items.add(new Item(finding.spots().isEmpty()
                ? Place.ofFile(file.file())
                : finding.spots().getFirst().place(), () -> finding(finding))));
        items.sort(Comparator.comparing((Item item) -> !item.place().file().equals(file.file()))
                .thenComparing(item -> item.place().file()).thenComparingInt(item -> item.place().line())
                .thenComparingInt(item -> item.place().column()));
        return items;
    }

    private void problem(Problem problem) {
        out.println("  " + problem.place() + ": " + problem.severity().word() + ": " + problem.message());
        excerpt(problem.place());
        paragraph("Fix: " + problem.advice());
        out.println();
    }

    private void finding(ConfigFinding finding) {
        boolean isPlaced = !finding.spots().isEmpty();
        out.println("  " + (isPlaced ? finding.spots().getFirst().place() + ": " : finding.subject() + ": ")
                + finding.severity().word() + " " + finding.code() + ": " + finding.code().title());
        for (int i = 0; i < finding.spots().size(); i++) {
            ConfigFinding.Spot spot = finding.spots().get(i);
            if (i > 0) {
                out.println(INDENT + spot.place() + (spot.text().isEmpty() ? "" : ": " + spot.text()));
            } else if (!spot.text().isEmpty() && finding.spots().size() > 1) {
                out.println(INDENT + spot.text() + ":");
            }
            excerpt(spot.place());
        }
        paragraph(finding.sentence());
        paragraph("Fix: " + finding.fix());
        out.println();
    }

    private void excerpt(Place place) {
        if (!place.excerpt().isBlank()) {
            int tail = Math.clamp(place.excerpt().length() - place.caret(), 1, place.length());
            out.println(INDENT + "  | " + place.excerpt());
            out.println(INDENT + "  | " + " ".repeat(place.caret()) + "^" + "~".repeat(tail - 1));
        }
    }

    private void paragraph(String text) {
        StringBuilder line = new StringBuilder(INDENT);
        for (String word : text.split(" ", -1)) {
            if (line.length() + word.length() + 1 > WIDTH && !line.toString().isBlank()) {
                out.println(line.toString().stripTrailing());
                line = new StringBuilder(INDENT);
            }
            line.append(word).append(' ');
        }
        out.println(line.toString().stripTrailing());
    }

    private static String counts(Diagnosis diagnosis) {
        List<String> counts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            long number = diagnosis.count(severity);
            counts.add(number + " " + severity.word() + (number == 1 ? "" : "s"));
        }
        int files = diagnosis.files().size();
        String shared = diagnosis.clusters() == 0
                ? ""
                : String.format(Locale.ROOT, ", %d virtual router%s on several nodes",
                        diagnosis.clusters(), diagnosis.clusters() == 1 ? "" : "s");
        String unlisted = diagnosis.unlisted() == 0
                ? ""
                : " " + diagnosis.unlisted() + " more findings are not listed.";
        return files + (files == 1 ? " file" : " files") + shared + ": " + String.join(", ", counts) + "." + unlisted;
    }
}
