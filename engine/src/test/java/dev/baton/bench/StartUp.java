package dev.baton.bench;

import java.io.IOException;
import java.time.Duration;

/// From the start of the process to its first advertisement: of an owner, which is MASTER at once.
final class StartUp {
    private static final int OWNER = 255;
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final double NANOS_PER_MILLI = 1e6;

    private final Options options;
    private final Report.Section section;

    StartUp(Options options, Report.Section section) {
        this.options = options;
        this.section = section;
    }

    void run() {
        Both<Figures> first = Both.inTurn(this::starts);
        section.add(Row.of("process start to first advert (owner), ms", first.baton(), first.keepalived()));
    }

    private Figures starts(Contender contender) {
        Figures.Book book = new Figures.Book();
        for (int run = 0; run < options.runs(); run++) {
            try {
                book.add(once(contender, Stage::start));
            } catch (BenchException | IOException | AssertionError e) {
                book.failed();
                section.remark("A start of " + contender + " failed: " + e.getMessage());
            }
        }
        return book.figures();
    }

    /// Starts a daemon on a host of a stage.
    interface Starter {
        Running start(Stage stage, int host, int priority) throws IOException;
    }

    /// One start on a stage of its own.
    static double once(Contender contender, Starter starter) throws IOException {
        try (Stage stage = new Stage(contender, Load.of(1, Duration.ofSeconds(1)), false)) {
            long begun = Stage.now();
            Running _ = starter.start(stage, 1, OWNER);
            if (!Waiting.until(LIMIT, () -> stage.wire().first(begun, s -> s.isAdvertOf(1)).isPresent())) {
                throw new BenchException("no advert within " + LIMIT.toSeconds() + " s");
            }
            return (stage.wire().first(begun, s -> s.isAdvertOf(1)).orElseThrow().atNanos() - begun)
                    / NANOS_PER_MILLI;
        }
    }
}
