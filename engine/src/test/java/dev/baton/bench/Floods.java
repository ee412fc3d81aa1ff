package dev.baton.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import dev.baton.adapter.pcap.LiveCapture;

/// A stranger sends bogus advertisements to a master and its backup: does either miss an advert of its own, change its
/// state, write without end, or grow?
final class Floods {
    private static final int HIGH = 200;
    private static final int LOW = 100;
    private static final int[] RATES = {15, 1_000, 10_000, 50_000};
    private static final Duration START = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(1_200);
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long SLICE_NANOS = 100_000L;
    private static final String PASSWORD = "secret";

    private final Options options;
    private final Report.Section section;

    Floods(Options options, Report.Section section) {
        this.options = options;
        this.section = section;
    }

    /// What one flood did.
    private record Taken(double missed, double takeovers, List<Double> intervals, double logBytes, double grown,
            double sent) {}

    void run() {
        for (Bogus kind : Bogus.values()) {
            Both<Map<Integer, Taken>> all = Both.inTurn(contender -> pair(contender, kind));
            for (int rate : RATES) {
                tell(kind, rate, Optional.ofNullable(all.baton().get(rate)),
                        Optional.ofNullable(all.keepalived().get(rate)));
            }
        }
        section.remark("One master and one backup heard each flood, of " + options.flood().toMillis()
                + " ms, at 100 ms adverts of version 3 (wrong password: 1 s adverts of version 2, 3 s longer). keepalived"
                + " wrote its log into a file, as Baton did.");
    }

    /// Floods one pair at each rate. What was taken before a run failed is kept.
    private Map<Integer, Taken> pair(Contender contender, Bogus kind) {
        boolean isPassword = kind == Bogus.WRONG_PASSWORD;
        Load load = isPassword
                ? Load.of(1, Duration.ofSeconds(1)).withPassword(PASSWORD)
                : Load.of(1, Duration.ofMillis(100));
        Duration length = isPassword ? options.flood().plusSeconds(3) : options.flood();
        Map<Integer, Taken> taken = new HashMap<>();
        try (Stage stage = new Stage(contender, load, true)) {
            long begun = Stage.now();
            Running master = stage.start(1, HIGH);
            if (!Waiting.until(START, () -> stage.wire().first(begun, s -> s.isAdvertOf(1)).isPresent())) {
                throw new BenchException("no master came");
            }
            Running backup = stage.start(2, LOW);
            backup.awaitListening();
            LiveCapture stranger = stage.stranger();
            Waiting.pass(Duration.ofSeconds(2));
            for (int rate : RATES) {
                taken.put(rate, flood(stage, master, backup, stranger, kind, rate, length));
                Waiting.pass(PAUSE);
            }
        } catch (BenchException | IOException | AssertionError e) {
            section.remark("A run failed: " + contender + ", " + kind.title + ": " + e.getMessage());
        }
        return taken;
    }

    private static Taken flood(Stage stage, Running master, Running backup, LiveCapture stranger, Bogus kind, int rate,
            Duration length) {
        double rss = master.residentMib() + backup.residentMib();
        long logs = master.outputBytes() + backup.outputBytes();
        long from = Stage.now();
        double sent = send(stranger, kind.frame(stage.load()), rate, length);
        long to = Stage.now();
        Waiting.pass(Duration.ofMillis(200));
        List<Sight> seen = stage.wire().seen();
        long due = (to - from) / stage.load().interval().toNanos();
        return new Taken(Math.max(0, due - Intervals.count(seen, 1, from, to)), Intervals.count(seen, 2, from, to),
                Intervals.of(seen, 1, from, to), master.outputBytes() + backup.outputBytes() - logs,
                master.residentMib() + backup.residentMib() - rss, sent);
    }

    /// Sends at this rate, in slices of a tenth of a millisecond.
    ///
    /// @return packets a second
    private static double send(LiveCapture stranger, byte[] frame, int rate, Duration length) {
        long begun = System.nanoTime();
        long sent = 0;
        for (long past = 0; past < length.toNanos(); past = System.nanoTime() - begun) {
            long due = past * rate / NANOS_PER_SECOND;
            while (sent < due) {
                stranger.send(frame);
                sent++;
            }
            LockSupport.parkNanos(SLICE_NANOS);
        }
        return sent * (double) NANOS_PER_SECOND / (System.nanoTime() - begun);
    }

    private void tell(Bogus kind, int rate, Optional<Taken> baton, Optional<Taken> keepalived) {
        String title = kind.title + ", " + rate + "/s: ";
        section.add(Row.within(title + "adverts that the master missed", figure(baton.map(Taken::missed)),
                figure(keepalived.map(Taken::missed)), "0", f -> f.max() == 0));
        section.add(Row.within(title + "adverts of the backup (false takeover)", figure(baton.map(Taken::takeovers)),
                figure(keepalived.map(Taken::takeovers)), "0", f -> f.max() == 0));
        section.add(Row.of(title + "master's advert interval, ms", spread(baton), spread(keepalived)));
        section.add(Row.within(title + "log written, bytes", figure(baton.map(Taken::logBytes)),
                figure(keepalived.map(Taken::logBytes)), "10000", f -> f.max() <= 10_000));
        section.add(Row.within(title + "memory grown, both hosts, MiB", figure(baton.map(Taken::grown)),
                figure(keepalived.map(Taken::grown)), "32", f -> f.max() <= 32));
        section.add(Row.of(title + "bogus packets sent a second", figure(baton.map(Taken::sent)),
                figure(keepalived.map(Taken::sent))));
    }

    private static Figures spread(Optional<Taken> taken) {
        return taken.map(t -> new Figures(t.intervals(), 0)).orElse(Figures.none(1));
    }

    private static Figures figure(Optional<Double> value) {
        return value.map(Figures::of).orElse(Figures.none(1));
    }
}
