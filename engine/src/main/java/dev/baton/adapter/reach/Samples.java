package dev.baton.adapter.reach;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import dev.baton.api.ProbeSample;

/// The probes of one run, packed: a run of three minutes at 1 ms is 180,000 of them. Not for two threads at once.
public final class Samples {
    private static final int CHUNK = 4_096;
    /// How many nodes are told apart in one run; more than that answer only if something is very wrong.
    private static final int MAX_NAMES = 32;
    private static final String OTHERS = "(another)";
    private static final int PENDING = -1;
    private static final int LOST = -2;

    private static final class Chunk {
        private final long[] sentNanos = new long[CHUNK];
        /// At most a second, so that an int holds it.
        private final int[] roundTripNanos = new int[CHUNK];
        private final byte[] by = new byte[CHUNK];
    }

    private final List<Chunk> chunks = new ArrayList<>();
    private final List<String> names = new ArrayList<>(List.of(""));
    private int count;
    /// All before this are answered or lost.
    private int settled;

    /// How many have been sent.
    public int count() {
        return count;
    }

    /// How many it has room for without getting larger.
    int capacity() {
        return chunks.size() * CHUNK;
    }

    /// A probe is about to be sent.
    ///
    /// @return its number
    public int sent(long nowNanos) {
        if (count == capacity()) {
            chunks.add(new Chunk());
        }
        Chunk chunk = chunks.getLast();
        chunk.sentNanos[count % CHUNK] = nowNanos;
        chunk.roundTripNanos[count % CHUNK] = PENDING;
        return count++;
    }

    private boolean isPending(int sequence) {
        return sequence >= 0 && sequence < count && trip(sequence) == PENDING;
    }

    private int trip(int sequence) {
        return chunks.get(sequence / CHUNK).roundTripNanos[sequence % CHUNK];
    }

    private long sentNanos(int sequence) {
        return chunks.get(sequence / CHUNK).sentNanos[sequence % CHUNK];
    }

    /// An answer has come; the first one counts, and only one that comes in time.
    ///
    /// @return when the probe was sent; empty: this does not count
    public OptionalLong answered(int sequence, long nowNanos, String by) {
        if (!isPending(sequence)) {
            return OptionalLong.empty();
        }
        long sent = sentNanos(sequence);
        if (nowNanos - sent > ProbeSample.PATIENCE_NANOS) {
            return OptionalLong.empty();
        }
        Chunk chunk = chunks.get(sequence / CHUNK);
        chunk.roundTripNanos[sequence % CHUNK] = (int) Math.max(0, nowNanos - sent);
        chunk.by[sequence % CHUNK] = (byte) name(by);
        return OptionalLong.of(sent);
    }

    private int name(String by) {
        int known = names.indexOf(by);
        if (known >= 0) {
            return known;
        }
        if (names.size() < MAX_NAMES) {
            names.add(by);
        } else if (!names.getLast().equals(OTHERS)) {
            names.add(OTHERS);
        }
        return names.size() - 1;
    }

    /// No answer will come to this one.
    public void lost(int sequence) {
        if (isPending(sequence)) {
            chunks.get(sequence / CHUNK).roundTripNanos[sequence % CHUNK] = LOST;
        }
    }

    /// Whether every probe is answered or lost by now.
    public boolean isSettled(long nowNanos) {
        return settle(nowNanos) == count;
    }

    private int settle(long nowNanos) {
        while (settled < count
                && (trip(settled) != PENDING || nowNanos - sentNanos(settled) > ProbeSample.PATIENCE_NANOS)) {
            lost(settled);
            settled++;
        }
        return settled;
    }

    /// The probes from `first` on to which no answer can come any more, at most `most`.
    public List<ProbeSample> from(int first, int most, long nowNanos) {
        int end = (int) Math.min(settle(nowNanos), Math.max(0, first) + (long) most);
        List<ProbeSample> samples = new ArrayList<>(Math.max(0, end - first));
        for (int i = Math.max(0, first); i < end; i++) {
            int trip = trip(i);
            samples.add(new ProbeSample(i, sentNanos(i), trip < 0 ? OptionalLong.empty() : OptionalLong.of(trip),
                    names.get(chunks.get(i / CHUNK).by[i % CHUNK])));
        }
        return samples;
    }
}
