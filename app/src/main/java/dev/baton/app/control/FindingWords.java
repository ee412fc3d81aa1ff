package dev.baton.app.control;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

import dev.baton.app.i18n.Texts;
import dev.baton.finding.Code;
import dev.baton.finding.Finding;
import dev.baton.finding.Severity;

/// Findings in words. The engine's own sentence names everybody involved; where the language does not have it, there is a
/// sentence for each code.
public final class FindingWords {
    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing((Finding finding) -> !finding.isOpen())
            .thenComparing(Finding::severity)
            .thenComparing(Comparator.comparingLong(Finding::lastNanos).reversed());

    private final Texts texts;

    public FindingWords(Texts texts) {
        this.texts = texts;
    }

    /// Those that somebody should see, what is still so before what has ended, the worst first. Notes of what has ended are
    /// left out.
    public static List<Finding> worst(List<Finding> findings) {
        return findings.stream().filter(finding -> finding.isOpen() || finding.severity() != Severity.NOTE)
                .sorted(WORST_FIRST).toList();
    }

    /// The mark of a severity, the same on every screen.
    public static Ikon icon(Severity severity) {
        return switch (severity) {
            case ERROR -> MaterialDesignC.CLOSE_OCTAGON_OUTLINE;
            case WARNING -> MaterialDesignA.ALERT_OUTLINE;
            case NOTE -> MaterialDesignI.INFORMATION_OUTLINE;
        };
    }

    /// "Error", "Warning", "Note".
    public String severity(Severity severity) {
        return texts.get("finding.severity." + severity.word());
    }

    /// A few words for a kind of finding.
    public String title(Code code) {
        return texts.get("finding.code." + word(code));
    }

    /// What was found, with everybody involved where the language has it.
    public String sentence(Finding finding) {
        return sentence(finding.code(), finding.subject(), finding.sentence());
    }

    /// The same of a finding whose parts are known.
    public String sentence(Code code, String subject, String sentence) {
        String said = texts.said(sentence);
        return isEnglish() || !said.equals(sentence) ? said : inGeneral(code, subject);
    }

    /// Whether the engine's own sentences are in the language of these texts.
    public boolean isEnglish() {
        return texts.locale().equals(Locale.ENGLISH);
    }

    /// What findings of this code mean, about this subject.
    public String inGeneral(Code code, String subject) {
        return texts.get("finding.general." + word(code), subject(subject));
    }

    /// A subject as a person writes it.
    public static String subject(String subject) {
        return subject.replace("IPV4", "IPv4").replace("IPV6", "IPv6");
    }

    /// The cause in the engine's words, and what to do.
    public String help(Finding finding) {
        return texts.get("finding.help", texts.said(stopped(finding.sentence())), texts.said(finding.fix()));
    }

    /// The sentence with a full stop.
    public static String stopped(String sentence) {
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }

    /// How often it was seen, and whether it has ended.
    public String count(Finding finding) {
        String count = texts.get("finding.count", finding.count());
        return finding.isOpen() ? count : count + " · " + texts.get("finding.over");
    }

    private static String word(Code code) {
        return code.name().toLowerCase(Locale.ROOT);
    }
}
