package dev.baton.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The real window, without a display, on 30 agents of [Fleet] over mutual TLS on the loopback interface: what it takes of a
/// processor while all routers advertise, and how long it takes from a change of state on a node to the frame that shows it.
/// Each of the two processes has a core to itself where there are two.
final class Following {
    /// The word before an instant, a segment, a VRID and the node that a frame of the window showed as MASTER for the first
    /// time.
    private static final String SHOWN = "SHOWN";
    private static final String WINDOW_READY = "the window is open";
    private static final String WINDOW = "baton.bench.window";
    private static final double CPU_LIMIT = 25;
    private static final double PIXEL_LIMIT_MS = 100;
    private static final Duration START = Duration.ofSeconds(60);
    /// The compiler has done its work by then.
    private static final Duration SETTLE = Duration.ofSeconds(60);
    private static final Duration BETWEEN = Duration.ofMillis(170);
    private static final Duration LAST = Duration.ofSeconds(2);
    private static final int PASSES = 100;
    private static final double PERCENT = 100;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Options options;
    private final Report.Section section;

    Following(Options options, Report.Section section) {
        this.options = options;
        this.section = section;
    }

    void run() throws IOException {
        String window = System.getProperty(WINDOW, "");
        if (window.isEmpty()) {
            throw new BenchException("the window is not at hand; run installers/bench window");
        }
        Path folder = Files.createTempDirectory("baton-bench");
        try {
            run(folder, List.of(window.split("\n")));
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.toList().reversed()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private void run(Path folder, List<String> window) throws IOException {
        Path home = folder.resolve("home");
        Path fleetLog = folder.resolve("fleet.log");
        Path windowLog = folder.resolve("window.log");
        List<String> fleet = Contender.java(Fleet.class.getName());
        fleet.addAll(List.of(folder.resolve("state").toString(), home.toString()));
        Process fleetProcess = process(1, fleet, fleetLog, home).start();
        try (Running _ = new Running(fleetProcess, fleetLog, "")) {
            await(fleetProcess, fleetLog, Fleet.READY);
            Process windowProcess = process(0, window, windowLog, home).start();
            try (Running running = new Running(windowProcess, windowLog, "")) {
                await(windowProcess, windowLog, WINDOW_READY);
                Waiting.pass(SETTLE);
                section.add(Row.within("30 nodes x 10 routers at 100 ms: processor time of the window, % of a core",
                        Figures.of(cpu(running)), Figures.none(0), "25", f -> f.max() < CPU_LIMIT));
                section.add(Row.of("resident memory of the window, MiB", Figures.of(running.residentMib()),
                        Figures.none(0)));
                pass(fleetProcess);
            }
        }
        tellFrames(Files.readAllLines(fleetLog), Files.readAllLines(windowLog));
    }

    private static ProcessBuilder process(int core, List<String> command, Path log, Path home) {
        List<String> words = new ArrayList<>();
        if (Runtime.getRuntime().availableProcessors() > 1 && Files.isExecutable(Path.of("/usr/bin/taskset"))) {
            words.addAll(List.of("/usr/bin/taskset", "-c", Integer.toString(core)));
        }
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("BATON_HOME", home.toString());
        builder.environment().put("XDG_CONFIG_HOME", home.resolve("config").toString());
        builder.environment().put("XDG_STATE_HOME", home.resolve("log").toString());
        builder.environment().put("XDG_DATA_HOME", home.resolve("data").toString());
        return builder;
    }

    private static void await(Process process, Path log, String word) throws IOException {
        boolean came = Waiting.until(START, () -> !process.isAlive() || said(log).contains(word));
        if (!came || !process.isAlive()) {
            throw new BenchException("a process did not start: " + said(log).strip());
        }
    }

    private static String said(Path log) {
        try {
            return Files.readString(log, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new BenchException("a log cannot be read", e);
        }
    }

    private double cpu(Running running) {
        long from = System.nanoTime();
        double before = running.cpuSeconds();
        Waiting.pass(options.window());
        return PERCENT * (running.cpuSeconds() - before) / ((System.nanoTime() - from) / NANOS_PER_SECOND);
    }

    private static void pass(Process fleet) throws IOException {
        for (int i = 0; i < PASSES; i++) {
            fleet.getOutputStream().write('\n');
            fleet.getOutputStream().flush();
            Waiting.pass(BETWEEN);
        }
        Waiting.pass(LAST);
    }

    /// Looks for the frame that showed each change first.
    private void tellFrames(List<String> fleet, List<String> window) {
        Map<String, List<Long>> shown = new HashMap<>();
        window.stream().filter(l -> l.startsWith(SHOWN + " ")).map(l -> l.split(" ", 3))
                .forEach(w -> shown.computeIfAbsent(w[2], _ -> new ArrayList<>()).add(Long.parseLong(w[1])));
        Figures.Book book = new Figures.Book();
        fleet.stream().filter(l -> l.startsWith(Fleet.PASSED + " ")).map(l -> l.split(" ", 3)).forEach(w -> {
            long at = Long.parseLong(w[1]);
            shown.getOrDefault(w[2], List.of()).stream().filter(t -> t >= at).findFirst()
                    .ifPresentOrElse(t -> book.add((t - at) / NANOS_PER_MILLI), book::failed);
        });
        section.add(Row.within("change of state on a node to the frame that shows it, ms", book.figures(),
                Figures.none(0), "p95 100", f -> f.percentile(95) < PIXEL_LIMIT_MS));
        section.remark(
                "30 agents in one process, each with 10 routers that advertise every 100 ms, followed over mutual"
                        + " TLS 1.3 by the window on its Overview, without a display. A frame counts when the next one begins.");
    }
}
