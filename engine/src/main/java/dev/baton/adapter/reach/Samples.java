package dev.baton.adapter.reach;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

import dev.baton.api.ProbeSample;

/// The probes of one run, packed: a run of three minutes at 1 ms is 180,000 of them. One thread sends, others may tell
/// answers and read meanwhile: nobody ever waits for anybody, least of all who sends.
public final class Samples {
    private static final int CHUNK = 4_096;
    /// How many nodes are told apart in one run; more than that answer only if something is very wrong.
    private static final int MAX_NAMES = 32;
    private static final String OTHERS = "(another)";
    private static final long PENDING = -1;
    private static final long LOST = -2;

    private static final class Chunk {
        private final AtomicLongArray sentNanos = new AtomicLongArray(CHUNK);
        /// [#PENDING], [#LOST], or the number of the name in the upper half and the round trip, at most a second, in the
        /// lower.
        private final AtomicLongArray outcome = new AtomicLongArray(CHUNK);
    }

    private final List<Chunk> chunks = new CopyOnWriteArrayList<>();
    private final List<String> names = new CopyOnWriteArrayList<>(List.of(""));
    private final AtomicInteger count = new AtomicInteger();
    /// All before this are answered or lost. Only a hint of where to look on.
    private final AtomicInteger settled = new AtomicInteger();

    /// How many have been sent.
    public int count() {
        return count.get();
    }

    /// How many it has room for without getting larger.
    int capacity() {
        return chunks.size() * CHUNK;
    }

    /// A probe is about to be sent.
    ///
    /// @return its number
    public int sent(long nowNanos) {
        int sequence = count.get();
        if (sequence == capacity()) {
            chunks.add(new Chunk());
        }
        Chunk chunk = chunk(sequence);
        chunk.sentNanos.set(sequence % CHUNK, nowNanos);
        chunk.outcome.set(sequence % CHUNK, PENDING);
        return count.getAndIncrement();
    }

    private Chunk chunk(int sequence) {
        return chunks.get(sequence / CHUNK);
    }

    private long outcome(int sequence) {
        return chunk(sequence).outcome.get(sequence % CHUNK);
    }

    private long sentNanos(int sequence) {
        return chunk(sequence).sentNanos.get(sequence % CHUNK);
    }

    /// An answer has come; the first one counts, and only one that comes in time.
    ///
    /// @return when the probe was sent; empty: this does not count
    public OptionalLong answered(int sequence, long nowNanos, String by) {
        if (sequence < 0 || sequence >= count.get()) {
            return OptionalLong.empty();
        }
        long sent = sentNanos(sequence);
        long trip = Math.max(0, nowNanos - sent);
        if (trip > ProbeSample.PATIENCE_NANOS || outcome(sequence) != PENDING) {
            return OptionalLong.empty();
        }
        long outcome = ((long) name(by) << Integer.SIZE) | trip;
        return chunk(sequence).outcome.compareAndSet(sequence % CHUNK, PENDING, outcome)
                ? OptionalLong.of(sent)
                : OptionalLong.empty();
    }

    private int name(String by) {
        int known = names.indexOf(by);
        return known >= 0 ? known : named(by);
    }

    private synchronized int named(String by) {
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
        if (sequence >= 0 && sequence < count.get()) {
            chunk(sequence).outcome.compareAndSet(sequence % CHUNK, PENDING, LOST);
        }
    }

    /// Whether every probe is answered or lost by now.
    public boolean isSettled(long nowNanos) {
        return settle(nowNanos) == count.get();
    }

    private int settle(long nowNanos) {
        int end = count.get();
        int next = settled.get();
        while (next < end && (outcome(next) != PENDING || nowNanos - sentNanos(next) > ProbeSample.PATIENCE_NANOS)) {
            lost(next);
            next++;
        }
        settled.accumulateAndGet(next, Math::max);
        return next;
    }

    /// The probes from `first` on to which no answer can come any more, at most `most`.
    public List<ProbeSample> from(int first, int most, long nowNanos) {
        int begin = Math.max(0, first);
        int end = (int) Math.min(settle(nowNanos), begin + (long) most);
        List<ProbeSample> samples = new ArrayList<>(Math.max(0, end - begin));
        for (int i = begin; i < end; i++) {
            long outcome = outcome(i);
            boolean isAnswered = outcome >= 0;
            samples.add(new ProbeSample(i, sentNanos(i),
                    isAnswered ? OptionalLong.of(outcome & 0xFFFF_FFFFL) : OptionalLong.empty(),
                    isAnswered ? names.get((int) (outcome >>> Integer.SIZE)) : ""));
        }
        return samples;
    }
}
