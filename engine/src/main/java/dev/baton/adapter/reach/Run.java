package dev.baton.adapter.reach;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import dev.baton.api.ProbeBatch;
import dev.baton.api.ProbeRequest;
import dev.baton.api.ProbeSample;

/// One run of probes and what it has found out. From any thread.
final class Run {
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final ProbeRequest request;
    private final InetAddress target;
    private long beganNanos;
    private final Samples samples = new Samples();
    private Optional<String> trouble;
    private final String standing;
    private boolean isOver;
    private long overNanos;
    private long lateNanos;

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
    synchronized void begun(long nowNanos) {
        beganNanos = nowNanos;
    }

    synchronized long endNanos() {
        return beganNanos + request.forMillis() * NANOS_PER_MILLI;
    }

    /// A probe is sent next.
    ///
    /// @param dueNanos when it was to be sent
    /// @return its number
    synchronized int sent(long dueNanos, long nowNanos) {
        lateNanos = Math.max(lateNanos, nowNanos - dueNanos);
        return samples.sent(nowNanos);
    }

    /// An answer has come.
    ///
    /// @return when the probe was sent; empty: it does not count
    synchronized OptionalLong answered(int sequence, long nowNanos, String by) {
        OptionalLong sent = samples.answered(sequence, nowNanos, by);
        if (sent.isPresent()) {
            trouble = Optional.empty();
        }
        return sent;
    }

    /// The network, or who is asked, refuses.
    synchronized void refused(int sequence) {
        samples.lost(sequence);
    }

    /// It could not even be sent.
    ///
    /// @param why a sentence
    synchronized void refused(int sequence, String why) {
        samples.lost(sequence);
        trouble = Optional.of(why);
    }

    /// What was in the way of sending is no more.
    synchronized void isPossible() {
        if (trouble.isPresent() && standing.isEmpty()) {
            trouble = Optional.empty();
        }
    }

    /// Nothing more is sent.
    synchronized void over(long nowNanos) {
        if (!isOver) {
            isOver = true;
            overNanos = nowNanos;
        }
    }

    synchronized boolean isOver() {
        return isOver;
    }

    /// Whether it has been over for so long.
    synchronized boolean isOverFor(long nanos, long nowNanos) {
        return isOver && nowNanos - overNanos > nanos;
    }

    /// How many samples it takes room for, or may take yet.
    synchronized long room() {
        return isOver ? samples.capacity() : Math.max(samples.capacity(), most(request));
    }

    /// What is known after the probe `sequence`.
    synchronized ProbeBatch after(int sequence, long nowNanos) {
        List<ProbeSample> found = samples.from(Math.max(-1, sequence) + 1, ProbeBatch.MOST, nowNanos);
        int next = found.isEmpty() ? Math.max(-1, sequence) + 1 : found.getLast().sequence() + 1;
        boolean isEnded = isOver && samples.isSettled(nowNanos) && next >= samples.count();
        return new ProbeBatch(request.id(), found, nowNanos, isEnded, trouble, lateNanos);
    }
}
