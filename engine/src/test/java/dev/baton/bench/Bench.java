package dev.baton.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.baton.adapter.linux.Namespace;

/// Baton and keepalived in turn on network namespaces; `installers/bench` runs it from the top of the source tree.
public final class Bench {
    private static final Path KEPT = Path.of("engine/target/bench");
    private static final Path DOCUMENT = Path.of("engine/docs/benchmarks.md");
    private static final int WRONG_USAGE = 2;
    private static final int CANNOT = 3;

    private Bench() {}

    /// Runs parts and prints the table.
    ///
    /// @param args names of parts (none: all), `--quick`, `--runs N`, `--out FILE`
    public static void main(String[] args) throws IOException {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        Options options = List.of(args).contains("--quick") ? Options.QUICK : Options.FULL;
        Path document = DOCUMENT;
        List<String> words = new ArrayList<>(List.of(args));
        words.remove("--quick");
        while (!words.isEmpty()) {
            String word = words.removeFirst();
            if (word.equals("--runs") && !words.isEmpty() && words.getFirst().matches("[1-9]\\d{0,3}")) {
                options = options.withRuns(Integer.parseInt(words.removeFirst()));
            } else if (word.equals("--out") && !words.isEmpty()) {
                document = Path.of(words.removeFirst());
            } else if (!add(word, parts)) {
                System.err.println("Not understood: " + word + ". Parts: all, takeover, handover, start, load, jitter,"
                        + " bogus, soak, agent, receivers, window, probe. Options: --quick, --runs N (1 to 9999), --out FILE.");
                System.exit(WRONG_USAGE);
            }
        }
        if (!Namespace.possible()) {
            System.err.println("The bench makes network namespaces: run it as root, with iproute2, tcpdump and"
                    + " keepalived installed (installers/setup --peers).");
            System.exit(CANNOT);
        }
        Stage.clearAtExit();
        String command = "installers/bench " + (args.length == 0 ? "all" : String.join(" ", args));
        run(parts.isEmpty() ? EnumSet.allOf(Part.class) : parts, options, new Report(KEPT, document, System.out,
                command));
    }

    /// Some parts have two names: what they measure is measured in one run.
    private static boolean add(String word, Set<Part> parts) {
        switch (word.toLowerCase(Locale.ROOT)) {
            case "all" -> parts.addAll(EnumSet.allOf(Part.class));
            case "takeover", "handover" -> parts.add(Part.TAKEOVER);
            case "start" -> parts.add(Part.START);
            case "load", "jitter" -> parts.add(Part.LOAD);
            case "bogus" -> parts.add(Part.BOGUS);
            case "soak" -> parts.add(Part.SOAK);
            case "agent" -> parts.add(Part.AGENT);
            case "receivers" -> parts.add(Part.RECEIVERS);
            case "window" -> parts.add(Part.WINDOW);
            case "probe" -> parts.add(Part.PROBE);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void run(Set<Part> parts, Options options, Report report) throws IOException {
        for (Part part : parts) {
            long begun = System.nanoTime();
            System.out.println(part.title() + ":");
            Report.Section section = report.section(part);
            try {
                switch (part) {
                    case START -> new StartUp(options, section).run();
                    case TAKEOVER -> new Takeover(options, section).run();
                    case LOAD -> new Loads(options, section).run();
                    case BOGUS -> new Floods(options, section).run();
                    case SOAK -> new Soak(options, section).run();
                    case AGENT -> new Serving(options, section).run();
                    case RECEIVERS -> new Receivers(options, section).run();
                    case WINDOW -> new Following(options, section).run();
                    case PROBE -> new Pacing(options, section).run();
                }
            } catch (BenchException | IOException | AssertionError e) {
                section.remark("This part was broken off: " + e.getMessage());
            }
            System.out.println("  took " + Duration.ofNanos(System.nanoTime() - begun).toSeconds() + " s");
        }
        report.print();
    }
}
