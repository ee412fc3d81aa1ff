package dev.baton.app.source;

import java.util.Optional;
import java.util.function.Consumer;

import dev.baton.adapter.pcap.CaptureCounters;
import dev.baton.adapter.pcap.CaptureException;
import dev.baton.adapter.pcap.CapturedFrame;

/// One interface that is listened on: its tap, opened anew when the interface comes back, and its counters over all
/// taps. One thread.
final class Line {
    /// How long it waits before it tries again.
    static final long RETRY_NANOS = 1_000_000_000L;

    private final String name;
    private final Tap.Opener opener;
    private final Consumer<CapturedFrame> listener;
    private Optional<Tap> tap;
    private CaptureCounters before = new CaptureCounters(0, 0, 0);
    private CaptureCounters now = before;
    private String problem = "";
    private long retryNanos;

    /// Opens the interface.
    ///
    /// @throws CaptureException if that is not possible
    Line(String name, Tap.Opener opener, Consumer<CapturedFrame> listener) {
        this.name = name;
        this.opener = opener;
        this.listener = listener;
        tap = Optional.of(opener.open(name, listener));
    }

    /// Looks whether the tap is well, and opens it anew where it was lost.
    void look(long nowNanos) {
        tap.ifPresent(open -> {
            try {
                count(open.counters());
                open.failure().ifPresent(failure -> lose(open, failure, nowNanos));
            } catch (CaptureException e) {
                lose(open, e, nowNanos);
            }
        });
        if (tap.isEmpty() && nowNanos >= retryNanos) {
            try {
                tap = Optional.of(opener.open(name, listener));
                problem = "";
            } catch (CaptureException e) {
                problem = String.valueOf(e.getMessage());
                retryNanos = nowNanos + RETRY_NANOS;
            }
        }
    }

    private void lose(Tap lost, CaptureException why, long nowNanos) {
        problem = String.valueOf(why.getMessage());
        tap = Optional.empty();
        before = now;
        retryNanos = nowNanos + RETRY_NANOS;
        lost.close();
    }

    private void count(CaptureCounters counted) {
        now = new CaptureCounters(before.received() + counted.received(), before.dropped() + counted.dropped(),
                before.droppedByDevice() + counted.droppedByDevice());
    }

    CaptureCounters counters() {
        return now;
    }

    /// Why nothing comes; empty while it is open.
    String problem() {
        return problem;
    }

    void close() {
        tap.ifPresent(Tap::close);
        tap = Optional.empty();
    }
}
