package dev.baton.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

import dev.baton.adapter.pcap.CaptureCounters;
import dev.baton.api.EngineHealth;
import dev.baton.loop.LoopCounters;
import dev.baton.port.Clock;

/// How the engine is: what its routers noticed of stalls, and what the kernel says of its memory and its captures, asked
/// at most once a second.
final class Vitals {
    private static final long FRESH_NANOS = 1_000_000_000L;
    private static final long BYTES_A_KIB = 1_024;
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";

    private final Clock clock;
    private final Captures captures;
    private final AtomicLong stalls = new AtomicLong();
    private final AtomicLong worstStallNanos = new AtomicLong();
    private long stallSeenNanos = Long.MIN_VALUE;
    private long askedNanos = Long.MIN_VALUE;
    private long resident;
    private long lost;

    Vitals(Clock clock, Captures captures) {
        this.clock = clock;
        this.captures = captures;
    }

    /// A router has noticed that the process did not run for so long. Every router notices the same stall: one that began
    /// before the last was noticed is no other. For the loop's thread.
    void stalled(long lengthNanos) {
        long now = clock.nowNanos();
        if (stallSeenNanos == Long.MIN_VALUE || now - lengthNanos > stallSeenNanos) {
            stalls.incrementAndGet();
        }
        stallSeenNanos = now;
        worstStallNanos.accumulateAndGet(lengthNanos, Math::max);
    }

    /// How it is now, with what the loop has counted.
    synchronized EngineHealth health(LoopCounters counters) {
        long now = clock.nowNanos();
        if (askedNanos == Long.MIN_VALUE || now - askedNanos >= FRESH_NANOS) {
            askedNanos = now;
            resident = residentBytes();
            lost = captures.counters().values().stream().mapToLong(CaptureCounters::dropped).sum();
        }
        return new EngineHealth(stalls.get(), worstStallNanos.get(), counters.shed(), counters.refused(),
                counters.portFailures(), lost, resident);
    }

    /// As the kernel counts it; 0 where it does not say.
    static long residentBytes() {
        try {
            return Files.readAllLines(STATUS).stream().filter(l -> l.startsWith(RESIDENT))
                    .mapToLong(l -> Long.parseLong(l.replaceAll("[^0-9]", "")) * BYTES_A_KIB).findFirst().orElse(0);
        } catch (IOException _) {
            return 0;
        }
    }
}
