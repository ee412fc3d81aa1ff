package dev.baton.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import dev.baton.port.Clock;

/// A clock whose time also goes on by itself, but can be put ahead.
final class ManualClock implements Clock {
    private final AtomicLong aheadNanos = new AtomicLong();

    void advance(Duration by) {
        aheadNanos.addAndGet(by.toNanos());
    }

    @Override
    public long nowNanos() {
        return System.nanoTime() + aheadNanos.get();
    }

    @Override
    public Instant wall() {
        return Instant.parse("2026-01-02T03:04:05Z").plusNanos(aheadNanos.get());
    }
}
