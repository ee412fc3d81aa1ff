package dev.baton.commit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.baton.port.Clock;

/// The clocks of a machine by hand, and what is to be done at which time.
final class SimClock implements Clock, Alarm, Pause {
    private record Due(long atNanos, long number, Runnable task) {}

    private final List<Due> dues = new ArrayList<>();
    private long nanos;
    private Instant wall;
    private long numbers;

    SimClock(long nanos, Instant wall) {
        this.nanos = nanos;
        this.wall = wall;
    }

    @Override
    public long nowNanos() {
        return nanos;
    }

    @Override
    public Instant wall() {
        return wall;
    }

    /// Steps the date, as somebody who sets it does.
    void step(long byNanos) {
        wall = wall.plusNanos(byNanos);
    }

    @Override
    public Runnable after(long delayNanos, Runnable task) {
        Due due = new Due(nanos + Math.max(0, delayNanos), numbers++, task);
        dues.add(due);
        return () -> dues.remove(due);
    }

    @Override
    public void nanos(long pause) {
        pass(pause);
    }

    private void pass(long by) {
        nanos += by;
        wall = wall.plusNanos(by);
    }

    /// Lets time pass and does what is due meanwhile.
    void run(long forNanos) {
        long end = nanos + forNanos;
        Optional<Due> next = next(end);
        while (next.isPresent()) {
            Due due = next.get();
            pass(Math.max(0, due.atNanos() - nanos));
            dues.remove(due);
            due.task().run();
            next = next(end);
        }
        pass(Math.max(0, end - nanos));
    }

    private Optional<Due> next(long end) {
        return dues.stream().filter(due -> due.atNanos() <= end)
                .min(Comparator.comparingLong(Due::atNanos).thenComparingLong(Due::number));
    }

    /// How many alarms are set.
    int alarms() {
        return dues.size();
    }

    /// The same clocks without what the process before had to do.
    SimClock afterKill() {
        return new SimClock(nanos, wall);
    }
}
