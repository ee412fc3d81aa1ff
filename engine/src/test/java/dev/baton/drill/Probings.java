package dev.baton.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import dev.baton.api.ProbeKind;
import dev.baton.api.ProbeSample;
import dev.baton.wire.IpAddress;

/// Probes as tests want them.
final class Probings {
    static final long MILLI = 1_000_000L;
    static final long EVERY = 10 * MILLI;
    static final IpAddress ADDRESS = IpAddress.parse("10.0.0.100");
    private static final long ROUND_TRIP = 200_000L;

    private Probings() {}

    static Vantage vantage(String from) {
        return new Vantage(from, ProbeKind.IDENTITY, ADDRESS);
    }

    static ProbeSample answered(int sequence, long sentNanos, String by) {
        return new ProbeSample(sequence, sentNanos, OptionalLong.of(ROUND_TRIP), by);
    }

    static ProbeSample lost(int sequence, long sentNanos) {
        return new ProbeSample(sequence, sentNanos, OptionalLong.empty(), "");
    }

    /// One probe every 10 ms for each letter: `.` is lost, another letter is the name of who answers.
    static List<ProbeSample> drawn(String letters) {
        List<ProbeSample> samples = new ArrayList<>();
        for (int i = 0; i < letters.length(); i++) {
            char letter = letters.charAt(i);
            samples.add(letter == '.' ? lost(i, i * EVERY) : answered(i, i * EVERY, String.valueOf(letter)));
        }
        return samples;
    }

    static Strip strip(String from, List<ProbeSample> samples) {
        return new Strip(vantage(from), samples, 0, "");
    }
}
