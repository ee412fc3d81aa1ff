package dev.baton.bench;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Takeovers after a crash by a node that has 40 receivers of notifications, 20 scripts and 20 webhooks, none of which ever
/// comes to an end, beside a node that has none. Every run begins with receivers that hang already, in what they were told
/// when the node became BACKUP.
final class Receivers {
    private static final int HANGING = 40;
    private static final double MEDIAN_WITHIN_MS = 0.5;
    private static final double P95_WITHIN_MS = 2;

    private final Takeover takeover;
    private final Report.Section section;

    Receivers(Options options, Report.Section section) {
        this.takeover = new Takeover(options, section);
        this.section = section;
    }

    void run() {
        Load load = Load.of(1, Duration.ofMillis(100)).withoutPreempt();
        tell("without receivers", takeover.crashes(load));
        tell("with " + HANGING + " that hang", takeover.crashes(load.withReceivers(HANGING)));
        section.remark("Baton alone, 1 router at 100 ms, crash (SIGKILL) of the master; limits as for every takeover.");
    }

    private void tell(String which, Map<Takeover.Measure, Figures> taken) {
        section.add(Row.within(which + ": last advert of the old master to first of the new, over the RFC's master down"
                + " interval, ms", figures(taken, Takeover.Measure.DELAY), Figures.none(0),
                "median within 0.5, p95 within 2",
                f -> Math.abs(f.median()) <= MEDIAN_WITHIN_MS && f.percentile(95) <= P95_WITHIN_MS));
        section.add(Row.within(which + ": first advert of the new master to its gratuitous ARP, ms",
                figures(taken, Takeover.Measure.ANNOUNCED), Figures.none(0), "1", f -> f.max() <= 1));
    }

    private static Figures figures(Map<Takeover.Measure, Figures> taken, Takeover.Measure measure) {
        return Optional.ofNullable(taken.get(measure)).orElse(Figures.none(1));
    }
}
