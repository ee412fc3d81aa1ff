package dev.baton.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;

import dev.baton.cluster.Limits;

/// The claims about one router, worked into stretches that do not overlap. What began later is believed; what is said
/// late is put where it belongs by its own time.
final class Claims {
    private static final Comparator<Claim> ORDER = Comparator.comparingLong(Claim::fromNanos)
            .thenComparingInt(Claim::sequence);

    private final List<Claim> told = new ArrayList<>();
    private final List<Claim> heard = new ArrayList<>();

    /// The node said so itself.
    void tell(Claim claim) {
        told.add(claim);
    }

    /// Its adverts imply it.
    void hear(Claim claim) {
        heard.add(claim);
    }

    /// Whether the node said anything.
    boolean isTold() {
        return !told.isEmpty();
    }

    /// What the node told, in order.
    List<Claim> told() {
        return stretches(told, Limits.REPORT_TRUST_NANOS);
    }

    /// What its adverts imply, in order.
    List<Claim> heard() {
        return stretches(heard, 0);
    }

    /// @param bridgeNanos a pause between two equal claims that is none, if it is not longer than this
    private static List<Claim> stretches(List<Claim> claims, long bridgeNanos) {
        List<Claim> sorted = new ArrayList<>(claims);
        sorted.sort(ORDER);
        for (int i = 0; i + 1 < sorted.size(); i++) {
            Claim claim = sorted.get(i);
            Claim next = sorted.get(i + 1);
            boolean isOver = claim.lastNanos() <= next.fromNanos();
            boolean goesOn = isOver && claim.isSameAs(next)
                    && next.fromNanos() <= claim.lastNanos() + bridgeNanos;
            if (goesOn) {
                sorted.set(i, claim.stretchedTo(next.fromNanos()));
            } else if (isOver && !claim.isSameAs(next)) {
                sorted.set(i, claim.until(next.fromNanos()));
            }
        }
        return swept(sorted);
    }

    /// At each instant the claim that began last among those that cover it.
    private static List<Claim> swept(List<Claim> sorted) {
        long[] marks = sorted.stream().flatMapToLong(c -> LongStream.of(c.fromNanos(), c.untilNanos())).sorted()
                .distinct().toArray();
        List<Claim> stretches = new ArrayList<>();
        TreeSet<Claim> active = new TreeSet<>(ORDER);
        int next = 0;
        for (int i = 0; i + 1 < marks.length; i++) {
            while (next < sorted.size() && sorted.get(next).fromNanos() <= marks[i]) {
                active.add(sorted.get(next++));
            }
            while (!active.isEmpty() && active.last().untilNanos() <= marks[i]) {
                active.pollLast();
            }
            if (!active.isEmpty()) {
                append(stretches, active.last().from(marks[i]).until(marks[i + 1]), active.last());
            }
        }
        return stretches;
    }

    private static void append(List<Claim> stretches, Claim piece, Claim whole) {
        if (!stretches.isEmpty() && stretches.getLast().isSameAs(piece)
                && stretches.getLast().untilNanos() == piece.fromNanos()) {
            stretches.set(stretches.size() - 1, stretches.getLast().merged(piece, whole));
        } else {
            stretches.add(new Claim(piece.fromNanos(), whole.lastNanos(), piece.untilNanos(), piece.role(),
                    piece.isGone(), piece.priority(), piece.sequence()));
        }
    }

    /// The bars: what was told, and where nothing was told or that is no longer trusted, what was heard.
    ///
    /// @param heardNow what was heard, after rivals were looked at
    List<Bar> bars(List<Claim> heardNow) {
        List<Claim> toldNow = told();
        List<Bar> pieces = new ArrayList<>();
        for (Claim claim : toldNow) {
            if (!claim.isGone()) {
                pieces.add(new Bar(claim.fromNanos(), claim.untilNanos(), claim.role(), true));
            }
        }
        int first = 0;
        for (Claim claim : heardNow) {
            while (first < toldNow.size() && toldNow.get(first).untilNanos() <= claim.fromNanos()) {
                first++;
            }
            uncovered(claim, toldNow, first, pieces);
        }
        pieces.sort(Comparator.comparingLong(Bar::fromNanos));
        return joined(pieces);
    }

    private static void uncovered(Claim claim, List<Claim> toldNow, int first, List<Bar> pieces) {
        long from = claim.fromNanos();
        for (int i = first; i < toldNow.size() && toldNow.get(i).fromNanos() < claim.untilNanos(); i++) {
            Claim strong = toldNow.get(i);
            long end = strong.isGone() ? goneUntil(strong, claim) : strong.untilNanos();
            if (end > from) {
                piece(claim, from, strong.fromNanos(), pieces);
                from = end;
            }
        }
        piece(claim, from, claim.untilNanos(), pieces);
    }

    private static void piece(Claim claim, long from, long to, List<Bar> pieces) {
        if (to > from) {
            pieces.add(new Bar(from, to, claim.role(), false));
        }
    }

    /// An advert that was heard right after its sender was gone was sent before.
    private static long goneUntil(Claim gone, Claim claim) {
        long landed = gone.fromNanos() + Limits.IN_FLIGHT_NANOS;
        if (claim.fromNanos() > landed) {
            return claim.fromNanos();
        }
        return claim.lastNanos() > landed ? Math.min(landed, gone.untilNanos()) : gone.untilNanos();
    }

    private static List<Bar> joined(List<Bar> pieces) {
        List<Bar> bars = new ArrayList<>();
        for (Bar piece : pieces) {
            if (!bars.isEmpty() && bars.getLast().role() == piece.role()
                    && bars.getLast().toNanos() == piece.fromNanos()) {
                Bar last = bars.getLast();
                bars.set(bars.size() - 1,
                        new Bar(last.fromNanos(), piece.toNanos(), last.role(), last.told() || piece.told()));
            } else {
                bars.add(piece);
            }
        }
        return List.copyOf(bars);
    }
}
