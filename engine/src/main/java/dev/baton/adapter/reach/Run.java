package dev.baton.adapter.reach;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

import dev.baton.api.ProbeBatch;
import dev.baton.api.ProbeRequest;
import dev.baton.api.ProbeSample;

/// One run of probes and what it has found out. From any thread.
final class Run {
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long GOING_ON = Long.MIN_VALUE;

    private final ProbeRequest request;
    private final InetAddress target;
    private final Samples samples = new Samples();
    private final String standing;
    private final AtomicLong beganNanos = new AtomicLong();
    private final AtomicLong overNanos = new AtomicLong(GOING_ON);
    private final AtomicLong lateNanos = new AtomicLong();
    private volatile Optional<String> trouble;

    /// @param target  the address with its interface, where it needs one
    /// @param remark  why no answer is to be expected, a sentence; empty: there is no reason
    Run(ProbeRequest request, InetAddress target, String remark) {
        this.request = request;
        this.target = target;
        this.standing = remark;
        this.trouble = remark.isEmpty() ? Optional.empty() : Optional.of(remark);
    }

    ProbeRequest request() {
        return request;
    }

    InetAddress target() {
        return target;
    }

    /// The most probes that a request leads to.
    static long most(ProbeRequest request) {
        return request.forMillis() * NANOS_PER_MILLI / request.everyNanos() + 1;
    }

    /// Its first probe is due. A thread that has to be started for it takes nothing of its time.
    void begun(long nowNanos) {
        beganNanos.set(nowNanos);
    }

    long endNanos() {
        return beganNanos.get() + request.forMillis() * NANOS_PER_MILLI;
    }

    /// A probe is sent next. By one thread alone.
    ///
    /// @param dueNanos when it was to be sent
    /// @return its number
    int sent(long dueNanos, long nowNanos) {
        lateNanos.accumulateAndGet(nowNanos - dueNanos, Math::max);
        return samples.sent(nowNanos);
    }

    /// An answer has come.
    ///
    /// @return when the probe was sent; empty: it does not count
    OptionalLong answered(int sequence, long nowNanos, String by) {
        OptionalLong sent = samples.answered(sequence, nowNanos, by);
        if (sent.isPresent()) {
            trouble = Optional.empty();
        }
        return sent;
    }

    /// The network, or who is asked, refuses.
    void refused(int sequence) {
        samples.lost(sequence);
    }

    /// It could not even be sent.
    ///
    /// @param why a sentence
    void refused(int sequence, String why) {
        samples.lost(sequence);
        trouble = Optional.of(why);
    }

    /// What was in the way of sending is no more.
    void isPossible() {
        if (trouble.isPresent() && standing.isEmpty()) {
            trouble = Optional.empty();
        }
    }

    /// Nothing more is sent.
    void over(long nowNanos) {
        overNanos.compareAndSet(GOING_ON, nowNanos);
    }

    boolean isOver() {
        return overNanos.get() != GOING_ON;
    }

    /// Whether it has been over for so long.
    boolean isOverFor(long nanos, long nowNanos) {
        return isOver() && nowNanos - overNanos.get() > nanos;
    }

    /// How many samples it takes room for, or may take yet.
    long room() {
        return isOver() ? samples.capacity() : Math.max(samples.capacity(), most(request));
    }

    /// What is known after the probe `sequence`.
    ProbeBatch after(int sequence, long nowNanos) {
        boolean wasOver = isOver();
        List<ProbeSample> found = samples.from(Math.max(-1, sequence) + 1, ProbeBatch.MOST, nowNanos);
        int next = found.isEmpty() ? Math.max(-1, sequence) + 1 : found.getLast().sequence() + 1;
        boolean isEnded = wasOver && samples.isSettled(nowNanos) && next >= samples.count();
        return new ProbeBatch(request.id(), found, nowNanos, isEnded, trouble, lateNanos.get());
    }
}
