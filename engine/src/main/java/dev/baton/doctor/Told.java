package dev.baton.doctor;

import java.util.List;
import java.util.stream.Collectors;

import dev.baton.track.Tracked;

/// Numbers and lists as sentences have them.
final class Told {
    private static final int SHOWN = 8;

    private Told() {}

    /// What a weight makes of a priority: `100 + 20 = 120`; the sum alone where nothing is added.
    static String sum(int base, int weight) {
        return weight == 0
                ? Integer.toString(base)
                : base + (weight < 0 ? " - " : " + ") + Math.abs(weight) + " = "
                        + (base + weight);
    }

    /// What it gives while its check passes.
    static int passing(Tracked tracked) {
        return tracked.weight() > 0 ? signed(tracked) : 0;
    }

    /// What it gives while its check fails.
    static int failing(Tracked tracked) {
        return tracked.weight() < 0 ? signed(tracked) : 0;
    }

    private static int signed(Tracked tracked) {
        return tracked.reverse() ? -tracked.weight() : tracked.weight();
    }

    /// The first of them, with how many more there are.
    static String list(List<?> items) {
        String shown = items.stream().limit(SHOWN).map(Object::toString).collect(Collectors.joining(", "));
        return items.size() <= SHOWN ? shown : shown + " and " + (items.size() - SHOWN) + " more";
    }

    /// `1 router`, `2 routers`.
    static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
