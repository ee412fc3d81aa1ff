package dev.baton.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Takes in probes as they come, and says what each vantage has seen of the outage. It never changes; taking in more gives
/// another, and costs as much as there is more.
public final class Gauge {
    /// What part of the probes is about the outage. Times are nanoseconds.
    ///
    /// @param holder      the name by which the old holder answers
    /// @param heir        the name by which the one answers that is to take over
    /// @param fromNanos   when the fault took effect
    /// @param untilNanos  when it had ended, and the addresses began to go back; the largest long: it has not
    /// @param masterNanos when the heir was MASTER; empty: it is not known
    public record Window(String holder, String heir, long fromNanos, long untilNanos, OptionalLong masterNanos) {}

    /// Nothing was probed.
    public static final Gauge NONE = new Gauge(List.of());

    private final List<Strip> strips;

    private Gauge(List<Strip> strips) {
        this.strips = strips;
    }

    /// What has come so far, a strip for each vantage.
    public List<Strip> strips() {
        return strips;
    }

    /// With what has come since.
    public Gauge with(List<Strip> more) {
        List<Strip> all = new ArrayList<>(strips);
        for (Strip strip : more) {
            int at = all.stream().map(Strip::vantage).toList().indexOf(strip.vantage());
            if (at < 0) {
                all.add(strip);
            } else {
                all.set(at, new Strip(strip.vantage(), Samples.of(all.get(at).samples()).and(strip.samples()),
                        strip.errorNanos(), strip.trouble()));
            }
        }
        return new Gauge(List.copyOf(all));
    }

    /// What each vantage has seen, in the order in which they came.
    public List<Seen> seen(Window window) {
        return List.of();
    }
}
