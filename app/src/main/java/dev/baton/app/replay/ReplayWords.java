package dev.baton.app.replay;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import dev.baton.app.control.Durations;
import dev.baton.app.i18n.Texts;
import dev.baton.app.source.SourceKind;

/// Says instants of the past: with date and time, or as a lab counts.
public final class ReplayWords {
    private final Texts texts;
    private final Durations durations;
    private final boolean isWall;
    private final DateTimeFormatter time;
    private final DateTimeFormatter day;

    /// @param kind a lab counts from its start, everything else has date and time
    public ReplayWords(Texts texts, SourceKind kind, ZoneId zone) {
        this.texts = texts;
        durations = new Durations(texts);
        isWall = kind != SourceKind.LAB;
        time = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(zone);
        day = DateTimeFormatter.ofPattern(texts.get("replay.day"), texts.locale()).withZone(zone);
    }

    /// "14:03:07.123, 27 Nov 2026", "23.169 s".
    public String instant(long atNanos) {
        if (!isWall) {
            return durations.instant(atNanos);
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(atNanos);
        Instant at = Instant.ofEpochSecond(seconds, atNanos - TimeUnit.SECONDS.toNanos(seconds));
        return texts.get("replay.instant", time.format(at), day.format(at));
    }
}
