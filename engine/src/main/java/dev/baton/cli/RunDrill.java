package dev.baton.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import dev.baton.drill.Arena;
import dev.baton.drill.DrillPlan;
import dev.baton.drill.DrillResult;
import dev.baton.drill.Planner;
import dev.baton.drill.Preflight;
import dev.baton.drill.Series;
import dev.baton.drill.Subject;
import dev.baton.drill.Verdict;
import dev.baton.failover.DrillException;
import dev.baton.failover.DrillGround;
import dev.baton.failover.DrillNotes;
import dev.baton.failover.DrillSchedule;
import dev.baton.failover.DrillSeries;
import dev.baton.failover.LedgerFile;
import dev.baton.failover.LiveGround;
import dev.baton.failover.OpenDrills;
import dev.baton.failover.Rehearsal;
import dev.baton.failover.report.JUnitReport;
import dev.baton.failover.report.Report;
import dev.baton.failover.report.ReportException;
import dev.baton.failover.report.ReportFolder;
import dev.baton.failover.report.ReportLanguage;
import dev.baton.failover.report.Seal;
import dev.baton.traffic.Packet;

/// `baton drill`: a failover test with a measured outage.
@Command(name = "drill", header = "Test a failover, measure the outage, and put everything back.", description = {
        "A node holds a fault for a while, the addresses move, and they are probed from here and from every node all the"
                + " time. Nothing begins unless everything is well before. The node ends the fault by itself, whatever"
                + " becomes of this command; Ctrl+C ends the test at once and puts everything back.",
        "",
        "Exit status: 0 passed; 1 the outage was too long, or the test failed or was ended early; 2 wrong usage; 3 it could"
                + " not begin, and why."}, footer = {"", "Examples:", "  baton drill VI_1",
                        "  baton drill VI_1 --fault mute --limit 4s --report reports",
                        "  baton drill 51 --repeat 20 --random --seed 7 --yes --junit drill.xml",
                        "  baton drill VI_1 --fault kill --rehearse", "  baton drill --due --report reports",
                        "  baton drill --verify reports/drill-20260301-030000-4711.html"})
final class RunDrill implements Callable<Integer> {
    /// Once Ctrl+C was pressed, putting everything back may take so long.
    private static final long RESTORE_SECONDS = 45;
    private static final long LOOK_NANOS = 100_000_000L;

    @ParentCommand
    private Baton baton = new Baton();

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Mixin
    private DrillFlags flags = new DrillFlags();

    @Parameters(paramLabel = "ROUTER", arity = "0..1", description = "The router's name, or its VRID; where that is not"
            + " clear with the network behind it, VI_1@10.0.0.0/24.")
    private Optional<String> router = Optional.empty();

    @Option(names = "--repeat", paramLabel = "N", description = "So many tests in a row (default: 1).")
    private String repeat = "1";

    @Option(names = "--rehearse", description = "Run it in the lab, on a copy of the cluster; nothing is done to the nodes.")
    private boolean rehearse;

    @Option(names = "--report", paramLabel = "DIR", description = "Write the report there: HTML, JSON, CSV with every probe,"
            + " and a capture with marks.")
    private Optional<Path> report = Optional.empty();

    @Option(names = "--lang", paramLabel = "TAG", description = "The language of the HTML report: en or zh-TW (default:"
            + " en).")
    private String language = "en";

    @Option(names = "--junit", paramLabel = "FILE", description = "Write the verdicts as JUnit XML.")
    private Optional<Path> junit = Optional.empty();

    @Option(names = "--json", description = "Print one JSON object a line: what happens, and what has come of it.")
    private boolean json;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(names = "--due", description = "Run what is due by drill-schedule.yaml in the client's folder, without asking:"
            + " for cron or a systemd timer, every hour.")
    private boolean due;

    @Option(names = "--verify", paramLabel = "REPORT", description = "Tell whether a byte of a report was changed.")
    private Optional<Path> verify = Optional.empty();

    @Option(names = "--list", description = "List the routers with when each was last proven, what is due, and tests that"
            + " were interrupted.")
    private boolean list;

    @Option(names = "--restore", description = "Put back what tests that were interrupted have left, and do no other test.")
    private boolean restore;

    @Override
    public Integer call() throws InterruptedException {
        long modes = List.of(router.isPresent(), due, verify.isPresent(), list, restore).stream().filter(m -> m)
                .count();
        if (modes != 1) {
            throw new WrongUsage(modes == 0
                    ? "there is no ROUTER; name the router to test, such as baton drill VI_1. 'baton drill --list' lists"
                            + " them."
                    : "ROUTER, --due, --verify, --list and --restore are different things; give one of them.");
        }
        if (verify.isPresent()) {
            return verified(verify.get());
        }
        flags.check();
        ReportLanguage _ = language();
        int tests = (int) Amounts.wholeNumber("--repeat", repeat, 1, DrillSeries.MOST_TESTS);
        client.nodes();
        try (OpenDrills turn = OpenDrills.enter(client.home());
                LiveGround ground = LiveGround.open(client.nodes(), client.identity())) {
            DrillAftermath aftermath = new DrillAftermath(baton.surroundings(), turn, ground, json);
            if (restore) {
                return aftermath.restore();
            }
            if (list) {
                return new DrillList(baton.surroundings(), client.home(), json).print(DrillSeries.look(ground, ""),
                        aftermath);
            }
            aftermath.offer(yes || due);
            return due ? due(turn, ground) : tested(turn, ground, tests);
        } catch (DrillException | ReportException e) {
            throw new CannotDo(String.valueOf(e.getMessage()));
        }
    }

    private ReportLanguage language() {
        return ReportLanguage.of(language).orElseThrow(() -> new WrongUsage("--lang: there is no '"
                + Amounts.shortened(language) + "'; the languages are en and zh-TW."));
    }

    private int verified(Path file) {
        boolean isGood = true;
        try {
            for (ReportFolder.Looked looked : ReportFolder.look(file)) {
                isGood &= looked.state() == Seal.State.INTACT;
                baton.surroundings().out().println(looked.file() + " " + looked.sentence());
            }
        } catch (ReportException e) {
            throw new CannotDo(String.valueOf(e.getMessage()));
        }
        baton.surroundings().out().flush();
        return isGood ? Baton.GOOD : Baton.FAILED;
    }

    private int tested(OpenDrills turn, LiveGround live, int tests) throws InterruptedException {
        Arena arena = DrillSeries.look(live, turn.otherTest());
        requireAnswer(arena);
        Subject subject = DrillRouters.of(arena).find(router.orElseThrow());
        long seed = flags.seed();
        if (rehearse) {
            try (Rehearsal lab = Rehearsal.of(arena)) {
                Arena copy = DrillSeries.look(lab, "");
                return run(lab, DrillNotes.NONE, tests, subject, (n, now) -> flags.order(subject, now, n, seed), copy);
            }
        }
        return run(live, turn, tests, subject, (n, now) -> flags.order(subject, now, n, seed), arena);
    }

    /// Where no node answers, no router is known.
    private static void requireAnswer(Arena arena) {
        if (arena.nodes().stream().allMatch(seat -> seat.state().isEmpty())) {
            throw new CannotDo("No node answers, so nothing was done. "
                    + String.join(" ", arena.nodes().stream().map(Arena.Seat::trouble).toList()));
        }
    }

    private int run(DrillGround ground, DrillNotes notes, int tests, Subject subject, DrillSeries.Orders orders,
            Arena arena) throws InterruptedException {
        Surroundings here = baton.surroundings();
        DrillTeller teller = new DrillTeller(here.out(), json, tests);
        DrillPlan plan = Planner.plan(orders.next(0, arena), arena);
        teller.plan(plan);
        if (!plan.preflight().isGood()) {
            here.err().println("baton drill: Nothing was done: see what is marked with ✖ above.");
            plan.preflight().items().stream().filter(i -> i.mark() == Preflight.Mark.BAD)
                    .forEach(i -> here.err().println("  " + i.sentence() + " " + i.advice()));
            here.err().flush();
            return Baton.CANNOT;
        }
        boolean isAgreed = yes || due || ground.isLab() || (here.isTerminal() && Question.isYes(here, "Test "
                + subject + " now?"));
        if (!isAgreed) {
            throw new WrongUsage(here.isTerminal()
                    ? "Nothing was done."
                    : "nobody can be asked here; look at the plan above, then add --yes.");
        }
        return series(ground, notes, tests, orders, teller);
    }

    private int series(DrillGround ground, DrillNotes notes, int tests, DrillSeries.Orders orders, DrillTeller teller)
            throws InterruptedException {
        here().interruption().needs(RESTORE_SECONDS);
        DrillSeries series = new DrillSeries(ground, notes, teller, new Random());
        AtomicBoolean isOver = new AtomicBoolean();
        Thread watch = Thread.ofVirtual().start(() -> {
            while (!isOver.get() && !here().interruption().isRequested()) {
                here().interruption().sleep(LOOK_NANOS);
            }
            if (!isOver.get()) {
                series.stop("Ctrl+C");
            }
        });
        try {
            Series done = series.run(tests, orders);
            teller.series(done);
            keep(done, series.heard(), teller);
            return status(done.results());
        } finally {
            isOver.set(true);
            watch.interrupt();
        }
    }

    private Surroundings here() {
        return baton.surroundings();
    }

    private void keep(Series done, Map<String, List<Packet>> heard, DrillTeller teller) {
        LedgerFile ledger = new LedgerFile(client.home());
        done.results().stream().filter(r -> r.verdict() != Verdict.REFUSED).forEach(ledger::keep);
        Report made = new Report(done, "baton " + Baton.version(), ClientOptions.ownName(),
                Instant.now().toEpochMilli());
        List<Path> written = new ArrayList<>();
        report.ifPresent(folder -> written.addAll(ReportFolder.write(folder, made, heard, language())));
        junit.ifPresent(file -> {
            ReportFolder.text(file, JUnitReport.write(made));
            written.add(file);
        });
        teller.written(written);
    }

    private static int status(List<DrillResult> results) {
        boolean isRefused = results.stream().anyMatch(r -> r.verdict() == Verdict.REFUSED);
        boolean isPassed = results.stream().allMatch(r -> r.verdict() == Verdict.PASSED);
        return isRefused ? Baton.CANNOT : isPassed ? Baton.GOOD : Baton.FAILED;
    }

    private int due(OpenDrills turn, LiveGround ground) throws InterruptedException {
        DrillSchedule schedule = DrillSchedule.read(client.home().folder().resolve(DrillSchedule.NAME));
        DrillDue dues = new DrillDue(here(), new LedgerFile(client.home()));
        int worst = Baton.GOOD;
        Arena now = DrillSeries.look(ground, turn.otherTest());
        requireAnswer(now);
        for (DrillDue.Test test : dues.of(schedule, now, ZonedDateTime.now(ZoneId.systemDefault()))) {
            worst = Math.max(worst, run(ground, turn, 1, test.subject(),
                    (_, _) -> flags.order(test.subject(), test.entry().fault(), test.entry().limit()),
                    DrillSeries.look(ground, turn.otherTest())));
        }
        return Math.max(worst, dues.status());
    }
}
