package dev.baton.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How well probes keep their time: Baton's identity echo and ICMP every millisecond, and fping beside them, each from host 9
/// to the address of a node on host 1. Lateness is of the sending after its time, by the prober's own clock; the times
/// between two requests are those of a capture on the prober's interface.
final class Pacing {
    private static final int OWNER = 255;
    private static final int NODE = 1;
    private static final int EVERY_MILLIS = 1;
    private static final double LATE_P99_MS = 1;
    private static final double MICROS_PER_MILLI = 1e3;
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final Duration SETTLE = Duration.ofSeconds(1);
    private static final Pattern FIGURE = Pattern.compile("(\\w+)=([\\d.]+)");
    private static final Pattern STAMP = Pattern.compile("^(\\d+\\.\\d+) ");
    private static final String VIP = Load.virtual(0, 1);

    private final Options options;
    private final Report.Section section;

    Pacing(Options options, Report.Section section) {
        this.options = options;
        this.section = section;
    }

    void run() throws IOException {
        long seconds = 2 * options.window().toSeconds();
        try (Stage stage = new Stage(Contender.BATON, Load.of(1, Duration.ofSeconds(1)), false)) {
            stage.start(NODE, OWNER).awaitListening();
            Waiting.pass(SETTLE);
            ours(stage, "udp", "udp dst port 8643", seconds);
            ours(stage, "icmp", "icmp[icmptype] == 8", seconds);
            theirs(stage, seconds);
        }
        section.remark("Probes every " + EVERY_MILLIS + " ms for " + seconds
                + " s, over a bridge between network namespaces; fping -p 1 as the peer (fping says 10 ms is its least for"
                + " others than root). On the wire: how much the time between two requests differs from 1 ms.");
    }

    private void ours(Stage stage, String kind, String filter, long seconds) throws IOException {
        List<String> command = new ArrayList<>(Contender.java(PacingClient.class.getName()));
        command.addAll(List.of(VIP, kind, Long.toString(seconds)));
        List<String> said = new ArrayList<>();
        List<Double> wire = watched(stage, kind, filter, () -> said.add(stage.run(Stage.STRANGER, "probe-" + kind,
                command)));
        Matcher figures = FIGURE.matcher(said.getFirst());
        double sent = 0;
        while (figures.find()) {
            double value = Double.parseDouble(figures.group(2));
            switch (figures.group(1)) {
                case "p50" -> section.add(Row.of(kind + ": sent after its time, median, ms", Figures.of(value),
                        Figures.none(0)));
                case "p99" -> section.add(Row.within(kind + ": sent after its time, p99, ms", Figures.of(value),
                        Figures.none(0), "1", f -> f.max() < LATE_P99_MS));
                case "max" -> section.add(Row.of(kind + ": sent after its time, max, ms", Figures.of(value),
                        Figures.none(0)));
                case "sent" -> sent = value;
                case "lost" -> section.add(Row.within(kind + ": probes lost, of " + (long) sent,
                        Figures.of(value), Figures.none(0), "0", f -> f.max() == 0));
                default -> throw new BenchException("the prober said " + said);
            }
        }
        tell(kind, wire);
    }

    private void theirs(Stage stage, long seconds) throws IOException {
        List<String> command = List.of("sh", "-c", "fping -q -p " + EVERY_MILLIS + " -i 1 -c "
                + seconds * (long) MILLIS_PER_SECOND / EVERY_MILLIS + " " + VIP + " || true");
        List<Double> wire = watched(stage, "fping", "icmp[icmptype] == 8",
                () -> stage.run(Stage.STRANGER, "fping", command));
        tell("fping", wire);
    }

    private void tell(String who, List<Double> wire) {
        section.add(Row.of(who + ": on the wire, difference from 1 ms", new Figures(wire, 0), Figures.none(0)));
        section.add(Row.of(who + ": on the wire, p99 of it", Figures.of(new Figures(wire, 0).percentile(99)),
                Figures.none(0)));
    }

    private interface Meanwhile {
        void act() throws IOException;
    }

    /// The differences from 1 ms, in ms, of the times between two packets that pass a filter.
    private static List<Double> watched(Stage stage, String label, String filter, Meanwhile meanwhile)
            throws IOException {
        String name = "seen-" + label;
        try (Running capture = stage.start(Stage.STRANGER, name, List.of("tcpdump", "-Z", "root", "-tt", "-n", "-B",
                "16384", "-s", "64", "-i", "eth0", filter), "")) {
            Waiting.pass(SETTLE);
            meanwhile.act();
            Waiting.pass(SETTLE);
            capture.askToEnd();
            capture.awaitEnd();
        }
        Path log = stage.folder().resolve(name + ".log");
        List<Double> stamps = Files.readAllLines(log, StandardCharsets.ISO_8859_1).stream().map(STAMP::matcher)
                .filter(Matcher::find).map(m -> Double.parseDouble(m.group(1)) * MILLIS_PER_SECOND).toList();
        List<Double> differences = new ArrayList<>();
        for (int i = 1; i < stamps.size(); i++) {
            double micros = Math.rint((stamps.get(i) - stamps.get(i - 1)) * MICROS_PER_MILLI);
            differences.add(Math.abs(micros / MICROS_PER_MILLI - EVERY_MILLIS));
        }
        return differences;
    }
}
