package dev.baton.drill;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// Takes in probes as they come, and says what each vantage has seen of the outage; `engine/docs/drill.md` says what counts as
/// one. It never changes; taking in more gives another, and costs as much as there is more.
public final class Gauge {
    /// A single lost probe belongs to the change of the holder until so long after the heir was MASTER; later it is mere loss.
    static final long CHANGE_NANOS = 200_000_000L;
    /// So many lost probes in a row are an outage, whenever they come.
    static final int LEAST_RUN = 2;

    /// What part of the probes is about the outage. Times are nanoseconds.
    ///
    /// @param holder      the name by which the old holder answers
    /// @param fromNanos   when the fault took effect
    /// @param untilNanos  when it had ended, and the addresses began to go back; the largest long: it has not
    /// @param masterNanos when the heir was MASTER; empty: it is not known
    /// @param errorNanos  by how much the times before may be wrong
    /// @param locals      the nodes, by their names here, that have the addresses by turns
    public record Window(String holder, long fromNanos, long untilNanos, OptionalLong masterNanos, long errorNanos,
            List<String> locals) {
        public Window {
            locals = List.copyOf(locals);
        }
    }

    private final long everyNanos;
    private final List<Tally> tallies;

    private Gauge(long everyNanos, List<Tally> tallies) {
        this.everyNanos = everyNanos;
        this.tallies = List.copyOf(tallies);
    }

    /// Nothing was probed yet.
    ///
    /// @param everyNanos the time between two probes of a vantage
    public static Gauge of(long everyNanos) {
        return new Gauge(everyNanos, List.of());
    }

    /// What has come so far, a strip for each vantage.
    public List<Strip> strips() {
        return tallies.stream().map(Tally::strip).toList();
    }

    /// With what has come since.
    public Gauge with(List<Strip> more) {
        List<Tally> all = new ArrayList<>(tallies);
        for (Strip strip : more) {
            int at = indexOf(strip.vantage());
            if (at < 0) {
                at = all.size();
                all.add(Tally.of(strip.vantage()));
            }
            all.set(at, all.get(at).with(strip));
        }
        return new Gauge(everyNanos, all);
    }

    private int indexOf(Vantage vantage) {
        for (int i = 0; i < tallies.size(); i++) {
            if (tallies.get(i).strip().vantage().equals(vantage)) {
                return i;
            }
        }
        return -1;
    }

    /// What each vantage has seen, in the order in which they came.
    public List<Seen> seen(Window window) {
        Optional<Answered> first = firstOther(window);
        return tallies.stream().map(t -> seen(t, window, first)).toList();
    }

    /// Who answered last before an instant, by the name that it gives; empty: nobody that gives one.
    public Optional<String> answering(long beforeNanos) {
        return tallies.stream().flatMap(t -> t.stretches().stream())
                .filter(s -> s.isAnsweredByOther("") && s.firstNanos() < beforeNanos)
                .max(Comparator.comparingLong(s -> Math.min(s.lastNanos(), beforeNanos))).map(Stretch::by);
    }

    /// Who answered in place of the old holder; empty: nobody, or nobody said so.
    public Optional<String> taker(Window window) {
        return firstOther(window).map(Answered::by);
    }

    /// When the first probe was sent that another than the old holder answered, and by how much that may be wrong; of the
    /// vantages that are no holders themselves, if there are any.
    public Optional<Answered> firstReply(Window window) {
        return firstOther(window);
    }

    /// An answer.
    ///
    /// @param vantage    who got it
    /// @param by         who gave it
    /// @param atNanos    when the probe was sent
    /// @param errorNanos by how much that may be wrong
    public record Answered(Vantage vantage, String by, long atNanos, long errorNanos) {}

    private Optional<Answered> firstOther(Window window) {
        Comparator<Answered> order = Comparator
                .<Answered, Boolean>comparing(a -> window.locals().contains(a.vantage().from()))
                .thenComparingLong(Answered::atNanos);
        return tallies.stream().flatMap(t -> firstOther(t, window)).min(order);
    }

    private static Stream<Answered> firstOther(Tally tally, Window window) {
        return tally.stretches().stream().filter(s -> s.isAnsweredByOther(window.holder()))
                .filter(s -> s.lastNanos() >= window.fromNanos() && s.firstNanos() <= window.untilNanos()).limit(1)
                .map(s -> new Answered(tally.strip().vantage(), s.by(), Math.max(s.firstNanos(), window.fromNanos()),
                        tally.strip().errorNanos()));
    }

    private Seen seen(Tally tally, Window window, Optional<Answered> firstOther) {
        List<Stretch> stretches = tally.stretches();
        List<Outage> outages = Outage.of(stretches, everyNanos);
        Comparator<Outage> longest = Comparator.comparingLong(o -> o.gapNanos(everyNanos));
        Optional<Outage> there = outages.stream().filter(o -> isOfFault(o, window)).max(longest);
        Optional<Outage> back = outages.stream().filter(o -> isOfReturn(o, window)).max(longest);
        Strip strip = tally.strip();
        long lastOld = lastOld(stretches, window);
        long sentAt = there.map(Outage::firstLostNanos).orElse(window.fromNanos());
        return new Seen(strip.vantage(), strip.samples().size(), tally.lost(),
                there.map(o -> o.gapNanos(everyNanos)).orElse(0L), sentAt,
                there.map(o -> o.errorNanos(everyNanos)).orElseGet(() -> slip(stretches, window)),
                firstOther.map(f -> overlap(lastOld, f, strip)).orElse(0L), stale(lastOld, window, strip),
                back.map(o -> o.gapNanos(everyNanos)).orElse(0L), window.locals().contains(strip.vantage().from()));
    }

    private static boolean isOfFault(Outage outage, Window window) {
        long changed = window.masterNanos().isPresent()
                ? Math.min(window.untilNanos(), window.masterNanos().getAsLong() + window.errorNanos() + CHANGE_NANOS)
                : window.untilNanos();
        boolean isIn = outage.afterNanos() > window.fromNanos() && outage.firstLostNanos() <= window.untilNanos();
        return isIn && (outage.lost() >= LEAST_RUN || outage.isChange() || outage.firstLostNanos() <= changed);
    }

    private static boolean isOfReturn(Outage outage, Window window) {
        return outage.firstLostNanos() > window.untilNanos() && (outage.lost() >= LEAST_RUN || outage.isChange());
    }

    /// How long an outage may have been that no probe has met: from the last answer of one to the first of another, else the
    /// time between two probes.
    private long slip(List<Stretch> stretches, Window window) {
        for (int i = 1; i < stretches.size(); i++) {
            Stretch before = stretches.get(i - 1);
            Stretch after = stretches.get(i);
            boolean isIn = after.firstNanos() >= window.fromNanos() && before.lastNanos() <= window.untilNanos();
            if (isIn && before.isAnswered() && after.isAnswered() && !before.by().equals(after.by())) {
                return Math.max(everyNanos, after.firstNanos() - before.lastNanos());
            }
        }
        return everyNanos;
    }

    /// The last answer of the old holder while the fault was held; the smallest long: there is none.
    private static long lastOld(List<Stretch> stretches, Window window) {
        return stretches.stream()
                .filter(s -> s.isAnsweredBy(window.holder()) && !window.holder().isEmpty()
                        && s.firstNanos() <= window.untilNanos())
                .mapToLong(s -> Math.min(s.lastNanos(), window.untilNanos())).max().orElse(Long.MIN_VALUE);
    }

    private static long overlap(long lastOld, Answered first, Strip strip) {
        long doubt = first.vantage().equals(strip.vantage()) ? 0 : first.errorNanos() + strip.errorNanos();
        return lastOld == Long.MIN_VALUE ? 0 : Math.max(0, lastOld - first.atNanos() - doubt);
    }

    private static long stale(long lastOld, Window window, Strip strip) {
        return lastOld == Long.MIN_VALUE || window.masterNanos().isEmpty()
                ? 0
                : Math.max(0, lastOld - window.masterNanos().getAsLong() - window.errorNanos() - strip.errorNanos());
    }
}
