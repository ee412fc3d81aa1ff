package dev.baton.drill;

import dev.baton.api.ProbeSample;

/// Probes of one vantage in a row that went alike: all lost, or all answered by the same. Times are nanoseconds, of sending.
///
/// @param isAnswered    whether they were answered
/// @param by            by whom, where that is known; else empty
/// @param firstNanos    the first
/// @param lastNanos     the last
/// @param lastSequence  its number
/// @param count         how many
/// @param holeNanos     how much time there was between the probe before the first and the first, if some in between are not
///                      known; else 0
record Stretch(boolean isAnswered, String by, long firstNanos, long lastNanos, int lastSequence, int count,
        long holeNanos) {
    static Stretch of(ProbeSample sample, long holeNanos) {
        return new Stretch(sample.roundTripNanos().isPresent(), by(sample), sample.sentNanos(), sample.sentNanos(),
                sample.sequence(), 1, holeNanos);
    }

    /// Who has answered; a lost probe was answered by nobody, whatever it says.
    private static String by(ProbeSample sample) {
        return sample.roundTripNanos().isPresent() ? sample.by() : "";
    }

    boolean goesOn(ProbeSample sample) {
        return sample.sequence() == lastSequence + 1 && isAnswered == sample.roundTripNanos().isPresent()
                && by.equals(by(sample));
    }

    Stretch with(ProbeSample sample) {
        return new Stretch(isAnswered, by, firstNanos, sample.sentNanos(), sample.sequence(), count + 1, holeNanos);
    }

    boolean isAnsweredByOther(String name) {
        return isAnswered && !by.isEmpty() && !by.equals(name);
    }

    boolean isAnsweredBy(String name) {
        return isAnswered && by.equals(name);
    }
}
