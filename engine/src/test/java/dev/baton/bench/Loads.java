package dev.baton.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A master with 1 to 1,000 routers and, where both fit on the machine, a backup of the same kind: processor time,
/// memory, the interval on the wire, and whether the backup ever took the master for dead.
final class Loads {
    private static final int HIGH = 200;
    private static final int LOW = 100;
    private static final Duration START = Duration.ofSeconds(40);
    private static final Duration SETTLE = Duration.ofSeconds(3);

    /// What one load gave.
    private record Taken(double masterCpu, Optional<Double> backupCpu, double rss, List<Double> intervals,
            double missed, double takeovers) {}

    /// One load and its limits; no limit is [Double#MAX_VALUE].
    private record Case(Load load, boolean withBackup, double p99Within, double medianWithin, double rssLimit,
            boolean compareCpu) {}

    private final Options options;
    private final Report.Section section;

    Loads(Options options, Report.Section section) {
        this.options = options;
        this.section = section;
    }

    private static List<Case> cases() {
        Duration second = Duration.ofSeconds(1);
        Duration tenth = Duration.ofMillis(100);
        double none = Double.MAX_VALUE;
        return List.of(new Case(Load.of(1, second), true, none, none, none, false),
                new Case(Load.of(50, second), true, none, none, none, false),
                new Case(Load.of(255, second), true, none, none, none, false),
                new Case(Load.of(1_000, second), true, 0.02, none, 120, true),
                new Case(Load.of(1, tenth), true, none, none, none, false),
                new Case(Load.of(255, tenth), true, 0.10, none, 120, true),
                new Case(Load.of(1_000, tenth), true, none, none, 120, true),
                new Case(Load.of(255, Duration.ofMillis(10)), false, none, 0.005, none, false));
    }

    void run() {
        for (Case one : cases().stream().filter(c -> c.load.title().matches(System.getProperty("only", ".*")))
                .toList()) {
            Both<Optional<Taken>> taken = Both.inTurn(contender -> attempt(contender, one));
            tell(one, taken.baton(), taken.keepalived());
        }
        section.remark(
                "Processor time is user and system time of all processes of a daemon; 100 % is one core. Each load"
                        + " was measured for " + options.window().toSeconds()
                        + " s, 255 routers at 10 ms without a backup.");
    }

    private Optional<Taken> attempt(Contender contender, Case one) {
        try {
            return Optional.of(take(contender, one));
        } catch (BenchException | IOException | AssertionError e) {
            section.remark("A run failed: " + contender + ", " + one.load.title() + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private Taken take(Contender contender, Case one) throws IOException {
        try (Stage stage = new Stage(contender, one.load, false)) {
            long begun = Stage.now();
            Running master = stage.start(1, HIGH);
            if (!Waiting.until(START, () -> masters(stage, begun) == one.load.routers())) {
                throw new BenchException("only " + masters(stage, begun) + " routers became master");
            }
            Optional<Running> backup = one.withBackup ? Optional.of(stage.start(2, LOW)) : Optional.empty();
            backup.ifPresent(Running::awaitListening);
            Waiting.pass(SETTLE.plus(one.load.interval().multipliedBy(2)));
            long from = Stage.now();
            double masterBefore = master.cpuSeconds();
            double backupBefore = backup.map(Running::cpuSeconds).orElse(0.0);
            Waiting.pass(options.window());
            double seconds = (Stage.now() - from) / 1e9;
            long to = Stage.now();
            double masterCpu = 100 * (master.cpuSeconds() - masterBefore) / seconds;
            Optional<Double> backupCpu = backup.map(b -> 100 * (b.cpuSeconds() - backupBefore) / seconds);
            double rss = master.residentMib();
            Waiting.pass(Wire.LAG);
            return taken(stage, from, to, masterCpu, backupCpu, rss);
        }
    }

    private static Taken taken(Stage stage, long from, long to, double masterCpu, Optional<Double> backupCpu,
            double rss) {
        List<Double> intervals = new ArrayList<>();
        long seen = 0;
        long takeovers = 0;
        for (Wire wire : stage.wires()) {
            List<Sight> sights = wire.seen();
            intervals.addAll(Intervals.of(sights, 1, from, to));
            seen += Intervals.count(sights, 1, from, to);
            takeovers += Intervals.count(sights, 2, from, to);
        }
        long due = stage.load().routers() * ((to - from) / stage.load().interval().toNanos());
        return new Taken(masterCpu, backupCpu, rss, intervals, Math.max(0, due - seen), takeovers);
    }

    private static long masters(Stage stage, long since) {
        long count = 0;
        for (Wire wire : stage.wires()) {
            count += wire.seen().stream().filter(s -> s.atNanos() >= since && s.isAdvertOf(1)).map(Sight::vrid)
                    .distinct().count();
        }
        return count;
    }

    private void tell(Case one, Optional<Taken> baton, Optional<Taken> keepalived) {
        String title = one.load.title() + ": ";
        Figures batonCpu = figure(baton.map(Taken::masterCpu));
        Figures otherCpu = figure(keepalived.map(Taken::masterCpu));
        section.add(one.compareCpu
                ? Row.within(title + "processor, master, %", batonCpu, otherCpu, "twice keepalived's",
                        f -> f.median() <= 2 * otherCpu.median())
                : Row.of(title + "processor, master, %", batonCpu, otherCpu));
        if (one.withBackup) {
            section.add(Row.of(title + "processor, backup, %", figure(baton.flatMap(Taken::backupCpu)),
                    figure(keepalived.flatMap(Taken::backupCpu))));
            section.add(Row.within(title + "adverts of the backup (false failovers)",
                    figure(baton.map(Taken::takeovers)), figure(keepalived.map(Taken::takeovers)), "0",
                    f -> f.max() == 0));
        }
        section.add(one.rssLimit < Double.MAX_VALUE
                ? Row.within(title + "resident memory, MiB", figure(baton.map(Taken::rss)),
                        figure(keepalived.map(Taken::rss)), "120", f -> f.max() <= one.rssLimit)
                : Row.of(title + "resident memory, MiB", figure(baton.map(Taken::rss)),
                        figure(keepalived.map(Taken::rss))));
        tellIntervals(one, baton, keepalived);
    }

    private void tellIntervals(Case one, Optional<Taken> baton, Optional<Taken> keepalived) {
        String title = one.load.title() + ": ";
        double nominal = one.load.interval().toNanos() / 1e6;
        Figures ours = spread(baton);
        Figures theirs = spread(keepalived);
        section.add(one.medianWithin < Double.MAX_VALUE
                ? Row.within(title + "advert interval, ms", ours, theirs, "median 10.0",
                        f -> Math.abs(f.median() - nominal) <= nominal * one.medianWithin)
                : Row.of(title + "advert interval, ms", ours, theirs));
        Figures p99 = p99(ours);
        section.add(one.p99Within < Double.MAX_VALUE
                ? Row.within(title + "advert interval p99, ms", p99, p99(theirs),
                        "within " + Math.round(100 * one.p99Within) + " %",
                        f -> f.max() <= nominal * (1 + one.p99Within))
                : Row.of(title + "advert interval p99, ms", p99, p99(theirs)));
        section.add(Row.of(title + "adverts missing in the window", figure(baton.map(Taken::missed)),
                figure(keepalived.map(Taken::missed))));
    }

    private static Figures spread(Optional<Taken> taken) {
        return taken.map(t -> new Figures(t.intervals(), 0)).orElse(Figures.none(1));
    }

    private static Figures p99(Figures intervals) {
        return intervals.isEmpty() ? intervals : Figures.of(intervals.percentile(99));
    }

    private static Figures figure(Optional<Double> value) {
        return value.map(Figures::of).orElse(Figures.none(1));
    }
}
