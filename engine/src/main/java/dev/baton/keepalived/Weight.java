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
        return new Read(number.map(n -> new Weight(cut(n), reverse)), clamped);
    }

    /// The weight of an object. keepalived complains of one that is too large and counts it all the same; here it is cut.
    static Weight ofObject(Statements statements, Keyword<String> keyword, Weight fallback, Report report) {
        Optional<Node> node = statements.last(keyword);
        if (node.isEmpty()) {
            return fallback;
        }
        Optional<Long> number = node.get().arg(0)
                .flatMap(w -> Accepts.whole(Integer.MIN_VALUE, Integer.MAX_VALUE).reader().read(w.text()));
        boolean reverse = node.get().arg(1).filter(w -> w.text().equals("reverse")).isPresent();
        Weight counts = number.map(n -> new Weight(cut(n), reverse)).orElse(fallback);
        if (number.filter(n -> cut(n) == n).isEmpty()) {
            report.changed(node.get(), "weight " + counts, number.isPresent()
                    ? "The largest is 253; keepalived complains and counts it all the same."
                    : "keepalived accepts a number here.");
        }
        return counts;
    }

    private static int cut(long number) {
        return Math.clamp(number, -Tracked.MAX_WEIGHT, Tracked.MAX_WEIGHT);
    }

    @Override
    public String toString() {
        return value + (reverse ? " reverse" : "");
    }
}
