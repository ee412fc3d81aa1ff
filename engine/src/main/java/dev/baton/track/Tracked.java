package dev.baton.track;

/// How one router tracks one check.
///
/// @param check    the check's name
/// @param weight   -253..253; 0: a failure is a FAULT. Positive: added while the check passes. Negative: subtracted
///                 while it fails
/// @param reverse  turns the sign of what the weight gives; with weight 0, passing is the FAULT
public record Tracked(String check, int weight, boolean reverse) {
    /// The largest weight, either way.
    public static final int MAX_WEIGHT = 253;

    public Tracked {
        if (Math.abs(weight) > MAX_WEIGHT) {
            throw new IllegalArgumentException("weight " + weight + " of check " + check + " is outside -253..253");
        }
    }

    /// What the weight adds to the priority while the check says `verdict`; a check that has said nothing adds nothing.
    int delta(Verdict verdict) {
        boolean counts = weight > 0 ? verdict == Verdict.PASSING : verdict == Verdict.FAILING;
        if (!counts) {
            return 0;
        }
        return reverse ? -weight : weight;
    }

    /// Whether `verdict` puts the router into FAULT.
    boolean isFault(Verdict verdict) {
        return weight == 0 && verdict == (reverse ? Verdict.PASSING : Verdict.FAILING);
    }
}
