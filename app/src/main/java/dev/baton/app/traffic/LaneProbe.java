package dev.baton.app.traffic;

import java.util.Optional;

import dev.baton.traffic.Mark;
import dev.baton.traffic.PacketStore;

/// Finds packets in the lanes: the one at a place, and the neighbours of one. Looks at marks only. JavaFX thread.
final class LaneProbe {
    /// How many packets are looked at for one answer.
    static final int MAX_LOOK = 400_000;

    private static final int STEP_BACK = 8_192;
    private static final double BEFORE_INTERVALS = 10;

    private final PacketStore store;
    private final long last;
    private final LanePlaces places;

    /// @param last the newest packet that is shown
    LaneProbe(PacketStore store, long last, LanePlaces places) {
        this.store = store;
        this.last = last;
        this.places = places;
    }

    /// Collects what a scan passes by.
    private static final class Best {
        long number;
        long atNanos;
        long mark = Mark.NONE;
        long beforeNanos = Long.MIN_VALUE;
        long missedNanos;
        long missedNext;
        long missedNextNanos;
        boolean isMissed;
        int looked;

        boolean isNearer(long otherNanos, long wantedNanos) {
            return mark == Mark.NONE || Math.abs(otherNanos - wantedNanos) < Math.abs(atNanos - wantedNanos);
        }
    }

    /// What is in a lane at an instant.
    ///
    /// @param nearNanos how far from it a packet still counts as there
    LaneHit at(int place, long atNanos, long nearNanos) {
        Lane lane = places.lanes().get(place);
        long around = nearNanos + (long) (LanePainter.SILENT * lane.card().advertisedNanos());
        Best best = new Best();
        store.scan(store.firstAt(atNanos - around, last), last, (number, time, mark) -> {
            if (places.of(mark) == place) {
                if (Math.abs(time - atNanos) <= nearNanos && best.isNearer(time, atNanos)) {
                    best.number = number;
                    best.atNanos = time;
                    best.mark = mark;
                }
                miss(best, number, time, mark, atNanos, nearNanos);
            }
            return time <= atNanos + around && ++best.looked < MAX_LOOK;
        });
        boolean isTick = best.mark != Mark.NONE
                && (!best.isMissed || Math.abs(best.atNanos - atNanos) <= Math.abs(best.missedNanos - atNanos));
        if (isTick) {
            return tick(lane, best.number, best.atNanos, best.mark);
        }
        return best.isMissed
                ? new LaneHit.Missing(lane, best.missedNanos, best.missedNextNanos - best.missedNanos, best.missedNext)
                : new LaneHit.Band(lane, atNanos);
    }

    /// Keeps the missed advert that was due nearest to `wantedNanos`.
    private static void miss(Best best, long number, long time, long mark, long wantedNanos, long nearNanos) {
        if (!Mark.isAdvert(mark)) {
            return;
        }
        long interval = Mark.intervalNanos(mark);
        if (best.beforeNanos != Long.MIN_VALUE && Mark.priority(mark) > 0
                && LanePainter.isMissed(best.beforeNanos, time, interval)) {
            for (long due = best.beforeNanos + interval; due < time - interval / 2; due += interval) {
                boolean isNearer = !best.isMissed
                        || Math.abs(due - wantedNanos) < Math.abs(best.missedNanos - wantedNanos);
                if (Math.abs(due - wantedNanos) <= nearNanos && isNearer) {
                    best.isMissed = true;
                    best.missedNanos = due;
                    best.missedNext = number;
                    best.missedNextNanos = time;
                }
            }
        }
        best.beforeNanos = Mark.priority(mark) == 0 ? Long.MIN_VALUE : time;
    }

    /// A packet as it is in its lane; empty if it is in none.
    Optional<LaneHit> of(long number) {
        long mark = store.mark(number);
        int place = places.of(mark);
        return place < 0
                ? Optional.empty()
                : store.atNanos(number).map(at -> tick(places.lanes().get(place), number, at, mark));
    }

    private LaneHit.Tick tick(Lane lane, long number, long atNanos, long mark) {
        if (!Mark.isAdvert(mark)) {
            return new LaneHit.Tick(lane, atNanos, number, LaneHit.Kind.ANNOUNCEMENT, 0, Optional.empty());
        }
        Best before = new Best();
        Optional<String> observer = store.observer(number);
        long back = (long) (BEFORE_INTERVALS * Mark.intervalNanos(mark));
        store.scan(Math.max(store.firstAt(atNanos - back, last), number - MAX_LOOK), number - 1, (n, time, other) -> {
            if (Mark.isAdvert(other) && Mark.sender(other) == Mark.sender(mark)
                    && store.observer(n).equals(observer)) {
                before.mark = other;
                before.atNanos = time;
            }
            return true;
        });
        return new LaneHit.Tick(lane, atNanos, number,
                Mark.priority(mark) == 0 ? LaneHit.Kind.RESIGNATION : LaneHit.Kind.ADVERT, Mark.priority(mark),
                before.mark == Mark.NONE ? Optional.empty() : Optional.of(atNanos - before.atNanos));
    }

    /// The packet that a step leads to.
    ///
    /// @param from     the packet now; 0: none
    /// @param lane     the lane to start from where there is no packet
    /// @param endNanos when to look where there is no packet
    /// @param across   1: the next packet of the lane, -1: the one before, 0: neither
    /// @param down     how many lanes to go down
    Optional<Long> step(long from, Optional<Lane.Id> lane, long endNanos, int across, int down) {
        if (places.lanes().isEmpty()) {
            return Optional.empty();
        }
        Optional<LaneHit> now = of(from);
        int place = now.map(hit -> hit.lane().id()).or(() -> lane).map(places::of).orElse(0);
        int target = Math.clamp((long) place + down, 0, places.lanes().size() - 1);
        if (now.isEmpty() || down != 0) {
            return nearest(target, now.map(LaneHit::atNanos).orElse(endNanos));
        }
        return across > 0 ? after(target, from + 1) : before(target, from - 1);
    }

    /// The packet of a lane that is nearest to an instant; empty if there is none around.
    Optional<Long> nearest(int place, long atNanos) {
        long number = store.firstAt(atNanos, last);
        Optional<Long> after = after(place, number);
        Optional<Long> before = before(place, number - 1);
        if (after.isEmpty() || before.isEmpty()) {
            return after.or(() -> before);
        }
        long later = store.atNanos(after.get()).orElse(Long.MAX_VALUE) - atNanos;
        long earlier = atNanos - store.atNanos(before.get()).orElse(Long.MIN_VALUE / 2);
        return later < earlier ? after : before;
    }

    /// The next packet of a lane, this one or behind it.
    Optional<Long> after(int place, long number) {
        Best found = new Best();
        store.scan(number, Math.min(last, number + MAX_LOOK), (n, _, mark) -> {
            if (places.of(mark) == place) {
                found.number = n;
            }
            return found.number == 0;
        });
        return found.number == 0 ? Optional.empty() : Optional.of(found.number);
    }

    /// The last packet of a lane up to this one.
    Optional<Long> before(int place, long number) {
        Best found = new Best();
        long least = Math.max(store.firstNumber(), number - MAX_LOOK);
        for (long to = Math.min(number, last); to >= least && found.number == 0; to -= STEP_BACK) {
            store.scan(Math.max(least, to - STEP_BACK + 1), to, (n, _, mark) -> {
                if (places.of(mark) == place) {
                    found.number = n;
                }
                return true;
            });
        }
        return found.number == 0 ? Optional.empty() : Optional.of(found.number);
    }
}
