package dev.baton.app.settings;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a person decided about a finding.
public sealed interface FindingMark {
    /// When it was decided, seconds since 1970.
    long atSeconds();

    /// As it stands in the settings file.
    String text();

    /// It was seen, as it was then; when its cause goes and comes back, it is new again.
    ///
    /// @param sinceNanos when the finding was first seen
    record Acknowledged(long atSeconds, long sinceNanos) implements FindingMark {
        @Override
        public String text() {
            return "acknowledged " + sinceNanos + " " + atSeconds;
        }
    }

    /// It is not to be told of until a time, come or go.
    ///
    /// @param untilSeconds until when, seconds since 1970
    record Muted(long atSeconds, long untilSeconds) implements FindingMark {
        @Override
        public String text() {
            return "muted " + untilSeconds + " " + atSeconds;
        }
    }

    /// Reads what [#text] wrote; empty if it is something else.
    static Optional<FindingMark> parse(String text) {
        Matcher matcher = Form.MARK.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            long number = Long.parseLong(matcher.group(2));
            long at = Long.parseLong(matcher.group(3));
            return Optional.of(matcher.group(1).equals("muted") ? new Muted(at, number) : new Acknowledged(at, number));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /// How a mark is written.
    final class Form {
        private static final Pattern MARK = Pattern
                .compile("(acknowledged|muted) (-?\\d{1,19}) (\\d{1,12})");

        private Form() {}
    }
}
