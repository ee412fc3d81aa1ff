package dev.baton.adapter.notify;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// Reads the header of that name (RFC 9110 section 10.2.3): seconds, or a date.
final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private RetryAfter() {}

    /// How long to wait from `now` on; empty: the text says nothing.
    static OptionalLong nanos(String text, Instant now) {
        String value = text.strip();
        if (SECONDS.matcher(value).matches()) {
            return OptionalLong.of(Duration.ofSeconds(Long.parseLong(value)).toNanos());
        }
        try {
            Instant when = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            long seconds = Math.clamp(Duration.between(now, when).toSeconds(), 0, Integer.MAX_VALUE);
            return OptionalLong.of(Duration.ofSeconds(seconds).toNanos());
        } catch (DateTimeException _) {
            return OptionalLong.empty();
        }
    }
}
