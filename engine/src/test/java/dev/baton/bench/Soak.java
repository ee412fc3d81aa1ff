package dev.baton.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// 10 ms adverts while every core is busy: a pair of each contender at the same time, on segments of their own.
final class Soak {
    private static final int HIGH = 200;
    private static final int LOW = 100;
    private static final Duration START = Duration.ofSeconds(20);

    private final Options options;
    private final Report.Section section;

    Soak(Options options, Report.Section section) {
        this.options = options;
        this.section = section;
    }

    void run() throws IOException {
        Load load = Load.of(1, Duration.ofMillis(10));
        List<Process> busy = new ArrayList<>();
        try (Stage baton = new Stage(Contender.BATON, load, false);
                Stage keepalived = new Stage(Contender.KEEPALIVED, load, false)) {
            Both<Stage> stages = new Both<>(baton, keepalived);
            start(baton);
            start(keepalived);
            Waiting.pass(Duration.ofSeconds(3));
            for (int core = 0; core < Runtime.getRuntime().availableProcessors(); core++) {
                busy.add(new ProcessBuilder("sh", "-c", "while :; do :; done").start());
            }
            long from = Stage.now();
            Waiting.pass(options.soak());
            long to = Stage.now();
            tell(stages, from, to);
        } finally {
            busy.forEach(Process::destroyForcibly);
        }
    }

    private static void start(Stage stage) {
        try {
            long begun = Stage.now();
            stage.start(1, HIGH);
            if (!Waiting.until(START, () -> stage.wire().first(begun, s -> s.isAdvertOf(1)).isPresent())) {
                throw new BenchException("no master came");
            }
            stage.start(2, LOW).awaitListening();
        } catch (IOException e) {
            throw new BenchException("a daemon cannot be started", e);
        }
    }

    private void tell(Both<Stage> stages, long from, long to) {
        Both<Figures> takeovers = Both.inTurn(
                contender -> Figures.of(takeovers(stages.of(contender).wire().seen(), from, to)));
        Both<Figures> intervals = Both.inTurn(contender -> new Figures(
                Intervals.of(stages.of(contender).wire().seen(), 1, from, to), 0));
        section.add(Row.within("false failovers", takeovers.baton(), takeovers.keepalived(), "0", f -> f.max() == 0));
        section.add(Row.of("master's advert interval, ms", intervals.baton(), intervals.keepalived()));
        section.add(Row.of("master's advert interval p99, ms", Figures.of(intervals.baton().percentile(99)),
                Figures.of(intervals.keepalived().percentile(99))));
        section.remark(Load.span(options.soak()) + ", a busy loop on every core, both pairs at the same time, each on a"
                + " segment of its own, all at the normal priority of processes.");
    }

    /// How often the backup began to advertise after the master had.
    private static double takeovers(List<Sight> seen, long from, long to) {
        int count = 0;
        int holder = 1;
        for (Sight sight : seen) {
            if (sight.kind() == Sight.Kind.ADVERT && sight.atNanos() >= from && sight.atNanos() <= to) {
                count += sight.isAdvertOf(2) && holder == 1 ? 1 : 0;
                holder = sight.source();
            }
        }
        return count;
    }
}
