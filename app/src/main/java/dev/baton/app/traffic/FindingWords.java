package dev.baton.app.traffic;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import dev.baton.app.i18n.Texts;
import dev.baton.finding.Finding;
import dev.baton.finding.Severity;

/// Findings in words. The engine's own sentence names everybody involved, in English; other languages have a sentence for
/// each code.
final class FindingWords {
    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing((Finding finding) -> !finding.isOpen())
            .thenComparing(Finding::severity)
            .thenComparing(Comparator.comparingLong(Finding::lastNanos).reversed());

    private final Texts texts;

    FindingWords(Texts texts) {
        this.texts = texts;
    }

    /// Those that somebody should see, what is still so before what has ended, the worst first. Notes of what has ended are
    /// left out.
    static List<Finding> worst(List<Finding> findings) {
        return findings.stream().filter(finding -> finding.isOpen() || finding.severity() != Severity.NOTE)
                .sorted(WORST_FIRST).toList();
    }

    String severity(Finding finding) {
        return texts.get("traffic.findings." + finding.severity().word());
    }

    String title(Finding finding) {
        return texts.get("traffic.code." + word(finding));
    }

    String sentence(Finding finding) {
        return texts.locale().equals(Locale.ENGLISH) ? finding.sentence() : inGeneral(finding);
    }

    /// What findings of this code mean, about this subject.
    String inGeneral(Finding finding) {
        return texts.get("traffic.finding." + word(finding),
                finding.subject().replace("IPV4", "IPv4").replace("IPV6", "IPv6"));
    }

    /// The cause in the engine's words, and what to do.
    String help(Finding finding) {
        return texts.get("traffic.findings.help", stopped(finding.sentence()), finding.fix());
    }

    private static String stopped(String sentence) {
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }

    /// How often it was seen, and whether it has ended.
    String count(Finding finding) {
        String count = texts.get("traffic.findings.count", finding.count());
        return finding.isOpen() ? count : count + " · " + texts.get("traffic.findings.over");
    }

    private static String word(Finding finding) {
        return finding.code().name().toLowerCase(Locale.ROOT);
    }
}
