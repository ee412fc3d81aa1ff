package dev.baton.keepalived;

import java.util.List;
import java.util.Optional;

import dev.baton.track.Tracked;

/// A weight as keepalived writes it: `N`, `N reverse`, `N noreverse`.
///
/// @param value   -253..253
/// @param reverse whether it counts the other way round
record Weight(int value, boolean reverse) {
    /// What a failure does without a weight: FAULT.
    static final Weight NONE = new Weight(0, false);

    private static final int CLAMPED = 254;

    /// What was read, and what was wrong with it.
    ///
    /// @param weight  empty: keepalived refuses it
    /// @param clamped whether 254 became 253
    record Read(Optional<Weight> weight, boolean clamped) {}

    /// Reads the words behind `weight`.
    ///
    /// @param before what `reverse` says when nothing is said
    static Read of(List<Word> words, boolean before) {
        Optional<Long> number = words.isEmpty()
                ? Optional.empty()
                : Accepts.whole(-CLAMPED, CLAMPED).reader().read(words.getFirst().text());
        boolean reverse = words.size() < 2 ? before : words.get(1).text().equals("reverse");
        boolean clamped = number.filter(n -> Math.abs(n) > Tracked.MAX_WEIGHT).isPresent();
        return new Read(number.map(n -> new Weight(
                Math.toIntExact(Math.clamp(n, -Tracked.MAX_WEIGHT, Tracked.MAX_WEIGHT)), reverse)), clamped);
    }

    /// The weight of an object; told when it is not as written.
    static Weight ofObject(Statements statements, Keyword<String> keyword, Weight fallback, Report report) {
        Optional<Node> node = statements.last(keyword);
        if (node.isEmpty()) {
            return fallback;
        }
        Read read = of(node.get().args(), false);
        if (read.weight().isEmpty() || read.clamped()) {
            Weight counts = read.weight().orElse(fallback);
            report.changed(node.get(), "weight " + counts, "keepalived accepts -253..253 here.");
        }
        return read.weight().orElse(fallback);
    }

    @Override
    public String toString() {
        return value + (reverse ? " reverse" : "");
    }
}
