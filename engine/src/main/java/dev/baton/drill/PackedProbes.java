package dev.baton.drill;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import dev.baton.api.ProbeSample;

/// The probes of a vantage in about a sixth of the room that they take one by one: a long series has millions. It never
/// changes.
final class PackedProbes extends AbstractList<ProbeSample> {
    private static final int MOST_NAMES = Byte.MAX_VALUE;
    private static final int LOST = -1;

    private final int[] sequences;
    private final int[] drifts;
    private final int[] roundTrips;
    private final byte[] answerers;
    private final List<String> names;
    private final long firstNanos;
    private final long everyNanos;

    private PackedProbes(List<ProbeSample> samples, List<String> names, long everyNanos) {
        int size = samples.size();
        sequences = new int[size];
        drifts = new int[size];
        roundTrips = new int[size];
        answerers = new byte[size];
        this.names = List.copyOf(names);
        this.everyNanos = everyNanos;
        firstNanos = samples.getFirst().sentNanos();
        int first = samples.getFirst().sequence();
        for (int i = 0; i < size; i++) {
            ProbeSample sample = samples.get(i);
            sequences[i] = sample.sequence();
            drifts[i] = Math
                    .toIntExact(sample.sentNanos() - firstNanos - everyNanos * (sample.sequence() - (long) first));
            roundTrips[i] = sample.roundTripNanos().isPresent()
                    ? Math.toIntExact(sample.roundTripNanos().getAsLong())
                    : LOST;
            answerers[i] = (byte) names.indexOf(sample.by());
        }
    }

    /// The same probes, packed if they can be: sent about as evenly as they are numbered, and answered by few.
    static List<ProbeSample> of(List<ProbeSample> samples) {
        if (samples.isEmpty() || samples instanceof PackedProbes) {
            return samples;
        }
        ProbeSample first = samples.getFirst();
        ProbeSample last = samples.getLast();
        long every = (last.sentNanos() - first.sentNanos()) / Math.max(1, last.sequence() - (long) first.sequence());
        List<String> names = new ArrayList<>();
        for (ProbeSample sample : samples) {
            long drift = sample.sentNanos() - first.sentNanos() - every * (sample.sequence() - (long) first.sequence());
            boolean isEven = drift >= Integer.MIN_VALUE && drift <= Integer.MAX_VALUE;
            long roundTrip = sample.roundTripNanos().orElse(0);
            if (!names.contains(sample.by())) {
                names.add(sample.by());
            }
            if (!isEven || roundTrip < 0 || roundTrip > Integer.MAX_VALUE || names.size() > MOST_NAMES) {
                return samples;
            }
        }
        return new PackedProbes(samples, names, every);
    }

    @Override
    public ProbeSample get(int index) {
        long sent = firstNanos + everyNanos * (sequences[index] - (long) sequences[0]) + drifts[index];
        return new ProbeSample(sequences[index], sent, roundTrips[index] == LOST
                ? OptionalLong.empty()
                : OptionalLong.of(roundTrips[index]), names.get(answerers[index]));
    }

    @Override
    public int size() {
        return sequences.length;
    }
}
