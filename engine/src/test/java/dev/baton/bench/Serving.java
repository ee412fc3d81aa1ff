package dev.baton.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What it costs a node to serve: its start with the agent beside one without, its memory while somebody follows it, and its
/// adverts while it answers 1,000 requests a second over mutual TLS, from another process in another host's network.
final class Serving {
    private static final int OWNER = 255;
    private static final int ROUTERS = 10;
    private static final int PER_SECOND = 1_000;
    private static final int CONNECTIONS = 8;
    /// What a node may take, paired and followed, in MB.
    private static final double RESIDENT_MB = 120;
    private static final double BYTES_PER_MIB = 1 << 20;
    private static final double BYTES_PER_MB = 1e6;
    /// Of the runs that are asked for, one in three is a start of each kind.
    private static final int START_SHARE = 3;
    /// By how much the advert interval's p99 may be longer than 100 ms, as under the loads.
    private static final double P99_WITHIN = 0.10;
    /// So many of the requests that were to be asked have to be answered.
    private static final double ANSWERED = 0.99;
    /// A load is longer than the other windows: by then the compiler and the collector have worked, too.
    private static final int LONG = 2;
    private static final Duration SETTLE = Duration.ofSeconds(2);
    private static final double PERCENT = 100;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final Pattern FIGURE = Pattern.compile("(\\w+)=([\\d.]+)");

    private final Options options;
    private final Report.Section section;

    Serving(Options options, Report.Section section) {
        this.options = options;
        this.section = section;
    }

    /// One stretch of time on the wire and in the process.
    private record Stretch(List<Double> intervals, long missed, double cpuPercent) {}

    void run() throws IOException {
        startUp();
        try (Stage stage = new Stage(Contender.BATON, Load.of(ROUTERS, Duration.ofMillis(100)), false)) {
            ServingNode node = new ServingNode(stage, OWNER);
            Waiting.pass(SETTLE);
            section.add(resident("node paired, resident memory, MB", node.running()));
            long window = options.window().toSeconds();
            node.follow(window + LONG * window + SETTLE.toSeconds());
            Waiting.pass(SETTLE);
            Stretch unasked = over(stage, node.running(), () -> Waiting.pass(options.window()));
            section.add(resident("node followed and scraped for " + window + " s, resident memory, MB",
                    node.running()));
            String[] said = {""};
            Stretch asked = over(stage, node.running(),
                    () -> said[0] = node.ask("/v1/state", CONNECTIONS, PER_SECOND, LONG * window));
            tell(unasked, asked, said[0]);
            section.add(resident("after these requests, resident memory, MB", node.running()));
        }
        section.remark("A node with " + ROUTERS + " routers at 100 ms, all MASTER: a client on"
                + " another host follows its events and one reads its metrics every second, all over mutual TLS 1.3. MB are"
                + " 1,000,000 bytes.");
    }

    private static Row resident(String what, Running node) {
        return Row.within(what, Figures.of(node.residentMib() * BYTES_PER_MIB / BYTES_PER_MB), Figures.none(0), "120",
                f -> f.max() < RESIDENT_MB);
    }

    /// What is done meanwhile.
    private interface Meanwhile {
        void act() throws IOException;
    }

    private static Stretch over(Stage stage, Running node, Meanwhile meanwhile) throws IOException {
        long from = Stage.now();
        double before = node.cpuSeconds();
        meanwhile.act();
        double seconds = (Stage.now() - from) / NANOS_PER_SECOND;
        double cpu = PERCENT * (node.cpuSeconds() - before) / seconds;
        long to = Stage.now();
        Waiting.pass(Wire.LAG);
        List<Double> intervals = Intervals.of(stage.wire().seen(), ServingNode.NODE, from, to);
        double nominal = stage.load().interval().toNanos() / NANOS_PER_MILLI;
        long missed = intervals.stream().mapToLong(i -> Math.max(0, Math.round(i / nominal) - 1)).sum();
        return new Stretch(intervals, missed, cpu);
    }

    private void tell(Stretch unasked, Stretch asked, String said) {
        Matcher figures = FIGURE.matcher(said);
        double answers = 0;
        double failed = 0;
        double seconds = Double.NaN;
        StringBuilder times = new StringBuilder();
        while (figures.find()) {
            double value = Double.parseDouble(figures.group(2));
            switch (figures.group(1)) {
                case "answers" -> answers = value;
                case "failed" -> failed = value;
                case "seconds" -> seconds = value;
                default -> times.append(String.format(Locale.ROOT, ", %s %.1f ms", figures.group(1), value));
            }
        }
        section.add(Row.within("GET /v1/state over mutual TLS, answers a second", Figures.of(answers / seconds),
                Figures.none(0), "1000 asked, 99 % answered", f -> f.median() >= ANSWERED * PER_SECOND));
        section.add(Row.within("of these, refused or broken off", Figures.of(failed), Figures.none(0), "0",
                f -> f.max() == 0));
        tell("unasked", unasked);
        tell("asked 1,000 times a second", asked);
        section.remark("Answers took" + times.toString().replaceFirst(",", "") + ", measured by who asked.");
    }

    private void tell(String when, Stretch stretch) {
        Figures intervals = new Figures(stretch.intervals, 0);
        section.add(Row.within(when + ": adverts missed", Figures.of((double) stretch.missed), Figures.none(0), "0",
                f -> f.max() == 0));
        section.add(Row.of(when + ": advert interval, ms", intervals, Figures.none(0)));
        section.add(Row.within(when + ": advert interval p99, ms", intervals.isEmpty()
                ? intervals
                : Figures.of(intervals.percentile(99)), Figures.none(0), "within 10 %",
                f -> f.max() <= PERCENT * (1 + P99_WITHIN)));
        section.add(Row.of(when + ": processor time, % of a core", Figures.of(stretch.cpuPercent), Figures.none(0)));
    }

    private void startUp() {
        Figures without = starts(Stage::start);
        Figures with = starts((stage, _, priority) -> ServingNode.start(stage, priority));
        section.add(Row.of("process start to first advert (owner) without the agent, ms", without, Figures.none(0)));
        section.add(Row.of("process start to first advert (owner) with it, ms", with, Figures.none(0)));
    }

    private Figures starts(StartUp.Starter starter) {
        Figures.Book book = new Figures.Book();
        for (int run = 0; run < Math.max(1, options.runs() / START_SHARE); run++) {
            try {
                book.add(StartUp.once(Contender.BATON, starter));
            } catch (BenchException | IOException | AssertionError e) {
                book.failed();
                section.remark("A start failed: " + e.getMessage());
            }
        }
        return book.figures();
    }
}
