package dev.baton.cli;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import dev.baton.adapter.sim.Lab;
import dev.baton.adapter.sim.LabCommand;
import dev.baton.adapter.sim.LabEvent;
import dev.baton.adapter.sim.LabException;

/// `baton lab`: a virtual cluster in the terminal.
@Command(name = "lab", header = "Run a virtual cluster and tell every change of state with its reason.", description = {
        "The nodes run the real engine on a virtual network, in virtual time; the same preset, seed and faults give the"
                + " same run.",
        "", "Presets: nginx-pair, three, dual-stack, sync-group, clash, fleet."}, footer = {"", "Faults:",
                "  kill n1 · end n1 (SIGTERM) · start n1 · stop n1 (SIGSTOP) · continue n1 · link down n1 · link up n1",
                "  cut n1 n2 (n2 no longer hears n1) · heal n1 n2 · heal · fail nginx@n1 · pass nginx@n1",
                "  hand-over n2/VI_1 · resign n1/VI_1 · maintenance n1/VI_1 on",
                "  priority n1/VI_1 120 · drift n1 500ppm · loss 5%% · delay 20ms · duplicate 1%%", "", "Example:",
                "  baton lab --preset three --fault \"kill n1 @5s; start n1 @12s\" --for 20s"})
final class RunLab implements Callable<Integer> {
    /// The longest run: a day of virtual time.
    static final long LONGEST_NANOS = 24 * 3_600_000_000_000L;

    private static final long SLICE_NANOS = 20_000_000L;
    private static final long STRIDE_NANOS = 1_000_000_000L;
    private static final double SLOWEST = 0.01;
    private static final double FASTEST = 10_000;

    @ParentCommand
    private Baton baton = new Baton();

    @Option(names = "--preset", paramLabel = "PRESET", defaultValue = "three", description = "The cluster to begin with"
            + " (default: three).")
    private String preset = "";

    @Option(names = "--nodes", paramLabel = "N", description = "How many nodes, 1 to 50, where the preset has no fixed"
            + " number.")
    private Optional<String> nodes = Optional.empty();

    @Option(names = "--seed", paramLabel = "SEED", defaultValue = "1", description = "What chance is computed from"
            + " (default: 1).")
    private String seed = "";

    @Option(names = "--for", paramLabel = "TIME", defaultValue = "30s", description = "How much virtual time to run,"
            + " up to 24h (default: 30s).")
    private String length = "";

    @Option(names = "--speed", paramLabel = "FACTOR", description = "Run at this many times real time, 0.01 to 10000"
            + " (default: as fast as possible).")
    private Optional<String> speed = Optional.empty();

    @Option(names = "--fault", paramLabel = "SCRIPT", description = "What goes wrong and when, see below; may be given"
            + " several times.")
    private List<String> faults = List.of();

    @Option(names = "--json", description = "Print one JSON object a line instead of a story; the fields are listed by"
            + " @|bold --json-fields|@.")
    private boolean json;

    @Option(names = "--json-fields", help = true, description = "List the fields that --json prints, and end.")
    private boolean jsonFields;

    @Override
    public Integer call() {
        Surroundings here = baton.surroundings();
        if (jsonFields) {
            LabJson.FIELDS.forEach(here.out()::println);
            here.out().flush();
            return Baton.GOOD;
        }
        long lengthNanos = Amounts.duration("--for", length, 1_000_000, LONGEST_NANOS);
        double factor = speed.map(s -> Amounts.factor("--speed", s, SLOWEST, FASTEST)).orElse(0.0);
        Lab lab = lab("--preset", preset, nodes, seed);
        List<LabCommand.Timed> script = LabScriptOption.read(lab, faults, lengthNanos);
        LabTeller teller = json ? new LabJson(here.out()) : new LabStory(here.out(), here.isColoured());
        HolderBook book = new HolderBook(lab);
        teller.begin(lab, lengthNanos);
        try {
            run(lab, script, lengthNanos, factor, event -> {
                book.see(event);
                teller.tell(lab, event);
            });
        } catch (LabException e) {
            here.out().flush();
            throw new WrongUsage("--fault: at " + Amounts.span(lab.nowNanos()) + ": " + e.getMessage());
        }
        teller.end(lab, book.lines(lab));
        return Baton.GOOD;
    }

    /// The lab that the options describe.
    ///
    /// @param option what the option for the preset is called
    ///
    /// @throws WrongUsage for what no lab, or not this preset, can have
    static Lab lab(String option, String preset, Optional<String> nodes, String seed) {
        OptionalInt count = nodes.isPresent()
                ? OptionalInt.of((int) Amounts.wholeNumber("--nodes", nodes.get(), Lab.MIN_NODES, Lab.MAX_NODES))
                : OptionalInt.empty();
        long number = Amounts.wholeNumber("--seed", seed, Long.MIN_VALUE, Long.MAX_VALUE);
        try {
            return Lab.of(Amounts.preset(option, preset), count, number);
        } catch (LabException e) {
            throw new WrongUsage("--nodes: " + e.getMessage());
        }
    }

    private void run(Lab lab, List<LabCommand.Timed> script, long lengthNanos, double factor,
            java.util.function.Consumer<LabEvent> listener) {
        Surroundings here = baton.surroundings();
        long startNanos = System.nanoTime();
        long stride = factor > 0 ? Math.max(1, (long) (SLICE_NANOS * factor)) : STRIDE_NANOS;
        int next = 0;
        while (!here.interruption().isRequested() && !here.out().checkError()) {
            while (next < script.size() && script.get(next).atNanos() <= lab.nowNanos()) {
                lab.perform(script.get(next).command());
                next++;
            }
            if (lab.nowNanos() >= lengthNanos) {
                lab.advance(0, listener);
                return;
            }
            long until = Math.min(lengthNanos, lab.nowNanos() + stride);
            if (next < script.size()) {
                until = Math.min(until, script.get(next).atNanos());
            }
            lab.advance(until - lab.nowNanos(), listener);
            if (factor > 0) {
                long dueNanos = startNanos + (long) (lab.nowNanos() / factor);
                here.interruption().sleep(Math.max(0, dueNanos - System.nanoTime()));
            }
        }
    }
}
