package dev.baton.app.failover;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.baton.api.ProbeSample;
import dev.baton.drill.Strip;

/// The probes of one vantage as numbers: what came since the last look is added, the rest is not looked at again.
final class StripData {
    /// How many probes are kept: more than the longest test has.
    static final int MOST_SAMPLES = 400_000;
    /// How many answering nodes are told apart.
    static final int MOST_NODES = 32;
    /// A probe that was lost.
    static final byte LOST = -1;
    /// A probe that somebody answered who does not say who it is.
    static final byte SOMEBODY = -2;

    private static final int FIRST_SIZE = 1_024;

    private final List<String> nodes = new ArrayList<>();
    private long[] sent = new long[FIRST_SIZE];
    private byte[] by = new byte[FIRST_SIZE];
    private int size;
    private int lost;

    /// Adds what has come.
    void take(Strip strip) {
        List<ProbeSample> samples = strip.samples();
        if (samples.size() < size) {
            size = 0;
            lost = 0;
            nodes.clear();
        }
        int until = Math.min(samples.size(), MOST_SAMPLES);
        grow(until);
        for (int i = size; i < until; i++) {
            ProbeSample sample = samples.get(i);
            sent[i] = sample.sentNanos();
            by[i] = answer(sample);
            if (by[i] == LOST) {
                lost++;
            }
        }
        size = until;
    }

    private void grow(int wanted) {
        if (wanted > sent.length) {
            int next = Math.min(MOST_SAMPLES, Math.max(wanted, sent.length * 2));
            sent = Arrays.copyOf(sent, next);
            by = Arrays.copyOf(by, next);
        }
    }

    private byte answer(ProbeSample sample) {
        if (sample.roundTripNanos().isEmpty()) {
            return LOST;
        }
        if (sample.by().isEmpty()) {
            return SOMEBODY;
        }
        int known = nodes.indexOf(sample.by());
        if (known < 0 && nodes.size() < MOST_NODES) {
            nodes.add(sample.by());
            known = nodes.size() - 1;
        }
        return known < 0 ? SOMEBODY : (byte) known;
    }

    int size() {
        return size;
    }

    int lost() {
        return lost;
    }

    long sentNanos(int index) {
        return sent[index];
    }

    /// Who answered: the number of a node in [#nodes], [#LOST] or [#SOMEBODY].
    byte by(int index) {
        return by[index];
    }

    /// Who has answered, in the order in which each first did.
    List<String> nodes() {
        return List.copyOf(nodes);
    }

    /// The first that was sent at an instant or after it; [#size] if none was.
    int firstAt(long atNanos) {
        int found = Arrays.binarySearch(sent, 0, size, atNanos);
        return found >= 0 ? found : -found - 1;
    }
}
