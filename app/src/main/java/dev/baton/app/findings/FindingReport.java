package dev.baton.app.findings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.baton.app.i18n.Texts;
import dev.baton.config.Place;

/// Findings as Markdown, for people to hand on.
///
/// @param entries what was found, in the order of the report
record FindingReport(Texts texts, FoundWords words, List<Entry> entries) {
    FindingReport {
        entries = List.copyOf(entries);
    }

    /// For people.
    String markdown() {
        StringBuilder text = new StringBuilder("# " + texts.get("findings.report.title") + "\n");
        Map<String, List<Entry>> groups = new LinkedHashMap<>();
        entries.forEach(entry -> groups.computeIfAbsent(entry.found().group(), _ -> new ArrayList<>())
                .add(entry));
        groups.forEach((group, members) -> {
            text.append("\n## ").append(words.group(group)).append('\n');
            members.forEach(entry -> add(text, entry));
        });
        return text.toString();
    }

    private void add(StringBuilder text, Entry entry) {
        Found found = entry.found();
        text.append("\n### ").append(words.severity(found)).append(" · ")
                .append((found.codeText() + " " + words.title(found)).strip()).append("\n\n").append(words.what(found))
                .append("\n\n");
        for (Proof proof : found.proofs()) {
            text.append("- ").append(name(proof)).append(proof.text().isEmpty() ? "" : ": " + texts.said(proof.text()))
                    .append('\n');
            if (proof instanceof Proof.InFile(Place place, String _) && !place.excerpt().isEmpty()) {
                text.append("\n  ```\n  ").append(place.excerpt()).append("\n  ").append(ProofRow.caret(place))
                        .append("\n  ```\n\n");
            }
        }
        text.append('\n').append(texts.get("findings.detail.fix")).append(": ").append(words.fix(found)).append('\n');
        if (!found.span().equals(Span.STILL)) {
            text.append('\n').append(texts.get("findings.history.first")).append(": ")
                    .append(words.instant(found.span().sinceNanos())).append("; ")
                    .append(texts.get("findings.history.last")).append(": ")
                    .append(words.instant(found.span().lastNanos())).append("; ").append(words.count(found))
                    .append('\n');
        }
    }

    private String name(Proof proof) {
        return switch (proof) {
            case Proof.InPacket(long number, String _) -> texts.get("findings.proof.packet", number);
            case Proof.InFile(Place place, String _) -> place.toString();
        };
    }
}
