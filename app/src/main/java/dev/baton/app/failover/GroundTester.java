package dev.baton.app.failover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.baton.api.FaultKind;
import dev.baton.app.drill.TestGround;
import dev.baton.client.NodeCalls;
import dev.baton.drill.Arena;
import dev.baton.drill.Choice;
import dev.baton.drill.DrillOrder;
import dev.baton.drill.DrillPlan;
import dev.baton.drill.DrillProgress;
import dev.baton.drill.DrillResult;
import dev.baton.drill.Expected;
import dev.baton.drill.Faults;
import dev.baton.drill.Planner;
import dev.baton.drill.Series;
import dev.baton.failover.Aftercare;
import dev.baton.failover.DrillException;
import dev.baton.failover.DrillGround;
import dev.baton.failover.DrillLedger;
import dev.baton.failover.DrillNotes;
import dev.baton.failover.DrillSeries;
import dev.baton.failover.LedgerFile;
import dev.baton.failover.OpenDrill;
import dev.baton.failover.OpenDrills;
import dev.baton.failover.Rehearsal;
import dev.baton.failover.report.Report;
import dev.baton.failover.report.ReportFolder;
import dev.baton.failover.report.ReportLanguage;
import dev.baton.manage.ProbeDesk;
import dev.baton.traffic.Packet;

/// Tests what stands on a ground, by the engine's own series of tests.
final class GroundTester implements Tester {
    /// Of how many tests what was heard is kept for captures, the latest.
    static final int MOST_HEARD = 20;
    private static final String REPORTS = "reports";
    private static final String STOPPED_BY = "the window";
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final TestGround grounds;
    private final DrillLedger ledger;
    private final Set<String> copies = ConcurrentHashMap.newKeySet();
    private Optional<Path> reports = Optional.empty();
    private final Map<String, List<Packet>> heard = new ConcurrentHashMap<>();

    GroundTester(TestGround grounds) {
        this.grounds = grounds;
        ledger = grounds.home().<DrillLedger>map(LedgerFile::new).orElseGet(DrillLedger::inMemory);
    }

    /// The turn to test on this machine, and what is noted while it is had.
    private record Turn(Optional<OpenDrills> open) implements AutoCloseable {
        DrillNotes notes() {
            return open.<DrillNotes>map(notes -> notes).orElse(DrillNotes.NONE);
        }

        @Override
        public void close() {
            open.ifPresent(OpenDrills::close);
        }
    }

    private Turn enter() {
        return new Turn(grounds.home().map(OpenDrills::enter));
    }

    /// What other test runs on this machine. The turn is had for as long as the question takes.
    private String otherTest() {
        try (Turn turn = enter()) {
            return turn.notes().otherTest();
        }
    }

    @Override
    public Survey survey(DrillOrder order) {
        try {
            Arena arena = DrillSeries.look(new Lookout(grounds), otherTest());
            List<Choice> ranked = Faults.rank(arena, order.subject());
            DrillPlan plan = Planner.plan(order, arena);
            Optional<FaultKind> safest = ranked.stream().filter(Choice::isPossible).map(Choice::kind).findFirst();
            return new Survey(ranked.stream().map(GroundTester::choice)
                    .sorted(Comparator.comparing(FaultChoice::kind)).toList(), safest, Optional.of(plan), "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DrillException("The nodes were not asked: the program ends.");
        }
    }

    private static FaultChoice choice(Choice choice) {
        return new FaultChoice(choice.kind(), choice.expected().map(Expected::gapNanos).map(OptionalLong::of)
                .orElseGet(OptionalLong::empty), choice.isPossible() ? "" : choice.reason());
    }

    /// Only asks.
    private record Lookout(TestGround of) implements DrillGround {
        @Override
        public Map<String, NodeCalls> nodes() {
            return of.nodes();
        }

        @Override
        public ProbeDesk here() {
            return ProbeDesk.NONE;
        }

        @Override
        public long nowNanos() {
            return System.nanoTime();
        }

        @Override
        public void pause(long nanos) throws InterruptedException {
            Thread.sleep(Math.max(1, nanos / NANOS_PER_MILLI));
        }

        @Override
        public boolean isLab() {
            return of.isLab();
        }
    }

    @Override
    public Test test(DrillOrder order, boolean isRehearsal) {
        return new Running(order, isRehearsal);
    }

    private final class Running implements Test {
        private final DrillOrder order;
        private final boolean isRehearsal;
        private Optional<DrillSeries> series = Optional.empty();
        private boolean isStopped;

        Running(DrillOrder order, boolean isRehearsal) {
            this.order = order;
            this.isRehearsal = isRehearsal;
        }

        @Override
        public void run(int tests, Listener listener) throws InterruptedException {
            if (isRehearsal) {
                try (DrillGround ground = Rehearsal.of(DrillSeries.look(new Lookout(grounds), ""))) {
                    run(ground, DrillNotes.NONE, tests, listener);
                }
                return;
            }
            try (Turn turn = enter(); DrillGround ground = grounds.open()) {
                run(ground, turn.notes(), tests, listener);
            }
        }

        private void run(DrillGround ground, DrillNotes notes, int tests, Listener listener)
                throws InterruptedException {
            DrillSeries begun = new DrillSeries(ground, notes, new Hearer(listener, isRehearsal),
                    new Random());
            synchronized (this) {
                if (isStopped) {
                    return;
                }
                series = Optional.of(begun);
            }
            begun.run(tests, (_, _) -> order);
            keep(begun.heard());
        }

        @Override
        public synchronized void stop() {
            isStopped = true;
            series.ifPresent(running -> running.stop(STOPPED_BY));
        }
    }

    private void keep(Map<String, List<Packet>> packets) {
        packets.forEach((id, list) -> {
            if (!list.isEmpty()) {
                heard.put(id, list);
            }
        });
        List<String> ids = heard.keySet().stream().sorted().toList();
        ids.subList(0, Math.max(0, ids.size() - MOST_HEARD)).forEach(heard::remove);
    }

    /// Keeps what has ended, then tells of it.
    private final class Hearer implements DrillSeries.Listener {
        private final Listener told;
        private final boolean isRehearsal;

        Hearer(Listener told, boolean isRehearsal) {
            this.told = told;
            this.isRehearsal = isRehearsal;
        }

        @Override
        public void progressed(DrillProgress progress) {
            told.progressed(progress);
        }

        @Override
        public void ended(int number, DrillResult result) {
            if (isRehearsal) {
                copies.add(result.id());
            }
            ledger.keep(result);
            told.ended(result);
        }
    }

    @Override
    public List<DrillResult> history() {
        return ledger.subjects().stream().flatMap(subject -> ledger.of(subject).stream())
                .sorted(Comparator.comparingLong(DrillResult::startMillis).reversed()).toList();
    }

    /// The engine calls every test in a lab a rehearsal; if the lab is what is watched, only those on a copy of it are.
    @Override
    public boolean isOfItself(DrillResult result) {
        return grounds.isLab() ? !copies.contains(result.id()) : !result.isRehearsal();
    }

    @Override
    public List<Left> interrupted() {
        if (grounds.home().isEmpty()) {
            return List.of();
        }
        try (Turn turn = enter()) {
            List<OpenDrill> open = turn.open().map(OpenDrills::interrupted).orElse(List.of());
            List<Left> left = new ArrayList<>();
            for (OpenDrill drill : open) {
                Aftercare.Standing standing = new Aftercare(drill, new Lookout(grounds)).look();
                left.add(new Left(drill.id(), standing.sentence(), standing.isSettled()));
                if (standing.isSettled()) {
                    turn.notes().ended(drill.id());
                }
            }
            return left;
        }
    }

    @Override
    public String putBack(String id) {
        try (Turn turn = enter()) {
            Optional<OpenDrill> drill = turn.open().stream().flatMap(open -> open.interrupted().stream())
                    .filter(open -> open.id().equals(id)).findFirst();
            if (drill.isEmpty()) {
                return "";
            }
            List<String> told = new Aftercare(drill.get(), new Lookout(grounds)).restore();
            if (new Aftercare(drill.get(), new Lookout(grounds)).look().isSettled()) {
                turn.notes().ended(id);
            }
            return String.join(" ", told);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DrillException("It was not put back: the program ends.");
        }
    }

    @Override
    public boolean hasPackets(List<DrillResult> results) {
        return results.stream().map(DrillResult::id).anyMatch(heard::containsKey);
    }

    @Override
    public byte[] report(List<DrillResult> results, Form form, Locale language) {
        try {
            Path folder = Files.createTempDirectory("baton-report");
            try {
                List<Path> files = write(folder, results, language);
                Path wanted = files.stream().filter(f -> f.getFileName().toString().endsWith("." + form.ending()))
                        .findFirst().orElseThrow(() -> new DrillException("Nothing was heard of these tests."));
                return Files.readAllBytes(wanted);
            } finally {
                clear(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The report cannot be written to the folder for temporary files.", e);
        }
    }

    private static void clear(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    @Override
    public Path keepReport(List<DrillResult> results, Locale language) {
        return write(folder(), results, language).getFirst();
    }

    /// The reports of real nodes stay; those of the lab end with the temporary files of this machine.
    private synchronized Path folder() {
        Path folder = reports.or(() -> grounds.home().map(home -> home.folder().resolve(REPORTS))).orElseGet(() -> {
            try {
                return Files.createTempDirectory("baton-reports");
            } catch (IOException e) {
                throw new UncheckedIOException("There is no folder for temporary files.", e);
            }
        });
        reports = Optional.of(folder);
        return folder;
    }

    private List<Path> write(Path folder, List<DrillResult> results, Locale language) {
        Map<String, List<Packet>> packets = new LinkedHashMap<>();
        results.forEach(result -> Optional.ofNullable(heard.get(result.id()))
                .ifPresent(list -> packets.put(result.id(), list)));
        Report report = new Report(new Series(new ArrayList<>(results)), program(), user(), System.currentTimeMillis());
        return ReportFolder.write(folder, report, packets, ReportLanguage.of(language.toLanguageTag())
                .orElse(ReportLanguage.ENGLISH));
    }

    private static String program() {
        return "baton " + Optional.ofNullable(GroundTester.class.getPackage().getImplementationVersion()).orElse("");
    }

    private static String user() {
        return System.getProperty("user.name", "somebody");
    }

    @Override
    public void close() {
        heard.clear();
    }
}
