package dev.baton.drill;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.baton.api.ProbeSample;

/// The probes of one vantage, summed up as stretches. It never changes.
final class Tally {
    private static final Comparator<ProbeSample> IN_ORDER = Comparator.comparingInt(ProbeSample::sequence)
            .thenComparing(s -> s.roundTripNanos().isEmpty());

    private final Strip strip;
    private final Grown<Stretch> closed;
    private final Optional<Stretch> open;
    private final int lost;

    private Tally(Strip strip, Grown<Stretch> closed, Optional<Stretch> open, int lost) {
        this.strip = strip;
        this.closed = closed;
        this.open = open;
        this.lost = lost;
    }

    static Tally of(Vantage vantage) {
        return new Tally(new Strip(vantage, List.of(), 0, ""), Grown.none(), Optional.empty(), 0);
    }

    Strip strip() {
        return strip;
    }

    int lost() {
        return lost;
    }

    /// Every stretch, in order.
    List<Stretch> stretches() {
        List<Stretch> all = new ArrayList<>(closed);
        open.ifPresent(all::add);
        return all;
    }

    /// With what has come since. A probe whose number is not above the last one is known already and passed over; of two with
    /// one number the answered one counts.
    Tally with(Strip more) {
        List<ProbeSample> fresh = fresh(more.samples());
        List<Stretch> done = new ArrayList<>();
        Optional<Stretch> last = open;
        int newlyLost = 0;
        for (ProbeSample sample : fresh) {
            newlyLost += sample.roundTripNanos().isEmpty() ? 1 : 0;
            Optional<Stretch> same = last.filter(l -> l.goesOn(sample));
            if (same.isPresent()) {
                last = same.map(l -> l.with(sample));
            } else {
                last.ifPresent(done::add);
                long hole = last.filter(l -> l.lastSequence() + 1 != sample.sequence())
                        .map(l -> sample.sentNanos() - l.lastNanos()).orElse(0L);
                last = Optional.of(Stretch.of(sample, hole));
            }
        }
        Strip all = new Strip(strip.vantage(), Grown.of(strip.samples()).and(fresh), more.errorNanos(),
                more.trouble());
        return new Tally(all, closed.and(done), last, lost + newlyLost);
    }

    private List<ProbeSample> fresh(List<ProbeSample> more) {
        int known = open.map(Stretch::lastSequence).orElse(-1);
        List<ProbeSample> fresh = new ArrayList<>(more.size());
        boolean isOrdered = true;
        int before = known;
        for (ProbeSample sample : more) {
            isOrdered &= sample.sequence() > before;
            before = sample.sequence();
        }
        if (isOrdered) {
            return more;
        }
        for (ProbeSample sample : more.stream().filter(s -> s.sequence() > known).sorted(IN_ORDER).toList()) {
            if (fresh.isEmpty() || fresh.getLast().sequence() != sample.sequence()) {
                fresh.add(sample);
            }
        }
        return fresh;
    }
}
