package dev.baton.app.findings;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import dev.baton.app.control.Durations;
import dev.baton.app.control.FindingWords;
import dev.baton.app.i18n.Texts;
import dev.baton.app.settings.FindingMark;
import dev.baton.app.source.SourceKind;

/// What was found, in words.
final class FoundWords {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter UNTIL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Texts texts;
    private final FindingWords words;
    private final Durations durations;
    private final SourceKind kind;
    private final ZoneId zone;

    FoundWords(Texts texts, SourceKind kind, ZoneId zone) {
        this.texts = texts;
        this.words = new FindingWords(texts);
        this.durations = new Durations(texts);
        this.kind = kind;
        this.zone = zone;
    }

    String title(Found found) {
        return found.code().map(words::title).orElseGet(() -> texts.said(unstopped(found.sentence())));
    }

    String severity(Found found) {
        return words.severity(found.severity());
    }

    String subject(Found found) {
        return FindingWords.subject(found.subject());
    }

    String group(String group) {
        return group.isEmpty() ? texts.get("findings.group.across") : FindingWords.subject(group);
    }

    /// What was found. Where the engine's sentence is in another language than the window, the sentence of its code comes
    /// first.
    String what(Found found) {
        String sentence = FindingWords.stopped(found.sentence());
        String said = texts.said(sentence);
        boolean isKnown = words.isEnglish() || found.code().isEmpty() || !said.equals(sentence);
        return isKnown ? said : inGeneral(found) + "\n" + sentence;
    }

    private static String unstopped(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    /// The same on one line; of what a reader says, which is its own title, what to do.
    String brief(Found found) {
        if (found.code().isEmpty()) {
            return fix(found);
        }
        return found.code().map(code -> words.sentence(code, found.subject(), found.sentence()))
                .orElseGet(() -> texts.said(found.sentence()));
    }

    /// What to do.
    String fix(Found found) {
        return texts.said(FindingWords.stopped(found.fix()));
    }

    /// What findings of this kind mean; empty for what a reader says.
    String inGeneral(Found found) {
        return found.code().map(code -> words.inGeneral(code, found.subject())).orElse("");
    }

    /// Where findings of this kind usually come from; empty where the sentence says it already.
    String cause(Found found) {
        return found.code().map(code -> "findings.cause." + code.name().toLowerCase(Locale.ROOT)).filter(texts::has)
                .map(texts::get).orElse("");
    }

    String state(Entry entry) {
        return entry.mark().map(mark -> switch (mark) {
            case FindingMark.Acknowledged _ -> texts.get(Attention.ACKNOWLEDGED.textKey());
            case FindingMark.Muted(long _, long until) -> texts.get("findings.state.muted-until",
                    UNTIL.format(Instant.ofEpochSecond(until).atZone(zone)));
        }).orElseGet(() -> texts.get(Attention.NEW.textKey()));
    }

    /// When it was decided.
    String decided(FindingMark mark) {
        return UNTIL.format(Instant.ofEpochSecond(mark.atSeconds()).atZone(zone));
    }

    /// A point in time at the source: of the lab since it began, else the date and the time.
    String instant(long nanos) {
        if (kind == SourceKind.LAB) {
            return durations.instant(nanos);
        }
        Instant instant = Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS_PER_SECOND),
                Math.floorMod(nanos, NANOS_PER_SECOND));
        return CLOCK.format(instant.atZone(zone));
    }

    /// How long it has been so, or how long it was.
    String lasted(Found found, long nowNanos) {
        long end = found.span().endedNanos().orElse(Math.max(nowNanos, found.span().lastNanos()));
        String length = durations.since(end - found.span().sinceNanos());
        return texts.get(found.isOpen() ? "findings.for" : "findings.lasted", length);
    }

    String count(Found found) {
        return texts.get("finding.count", found.span().count());
    }

    /// All that a person may search for.
    String searched(Found found) {
        return String.join(" ", found.codeText(), title(found), subject(found), found.sentence(), severity(found),
                found.fix(), inGeneral(found), what(found), fix(found));
    }
}
