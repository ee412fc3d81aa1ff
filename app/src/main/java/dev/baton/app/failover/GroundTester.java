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
import java.util.concurrent.ConcurrentHashMap;

import dev.baton.api.FaultKind;
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
import dev.baton.failover.DrillNotes;
import dev.baton.failover.DrillSeries;
import dev.baton.failover.report.Report;
import dev.baton.failover.report.ReportFolder;
import dev.baton.failover.report.ReportLanguage;
import dev.baton.manage.ProbeDesk;
import dev.baton.traffic.Packet;

/// Tests what stands on a ground, by the engine's own series of tests.
final class GroundTester implements Tester {
    /// Of how many tests what was heard is kept for captures, the latest.
    static final int MOST_HEARD = 20;
    private static final String STOPPED_BY = "the window";
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final Grounds grounds;
    private final Path reports;
    private final Map<String, List<Packet>> heard = new ConcurrentHashMap<>();

    /// @param reports the folder that reports are written to
    GroundTester(Grounds grounds, Path reports) {
        this.grounds = grounds;
        this.reports = reports;
    }

    @Override
    public Survey survey(DrillOrder order) {
        try (Grounds.Turn turn = grounds.enter()) {
            Arena arena = DrillSeries.look(new Lookout(grounds), turn.notes().otherTest());
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
    private record Lookout(Grounds of) implements DrillGround {
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
                try (DrillGround ground = grounds.rehearsal(order)) {
                    run(ground, DrillNotes.NONE, tests, listener);
                }
                return;
            }
            try (Grounds.Turn turn = grounds.enter(); DrillGround ground = grounds.open()) {
                run(ground, turn.notes(), tests, listener);
            }
        }

        private void run(DrillGround ground, DrillNotes notes, int tests, Listener listener)
                throws InterruptedException {
            DrillSeries begun = new DrillSeries(ground, notes, new Hearer(listener), new Random());
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

        Hearer(Listener told) {
            this.told = told;
        }

        @Override
        public void progressed(DrillProgress progress) {
            told.progressed(progress);
        }

        @Override
        public void ended(int number, DrillResult result) {
            grounds.ledger().keep(result);
            told.ended(result);
        }
    }

    @Override
    public List<DrillResult> history() {
        return grounds.ledger().subjects().stream().flatMap(subject -> grounds.ledger().of(subject).stream())
                .sorted(Comparator.comparingLong(DrillResult::startMillis).reversed()).toList();
    }

    @Override
    public List<String> interrupted() {
        return grounds.interrupted().stream().map(Aftercare.Standing::sentence).toList();
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
        return write(reports, results, language).getFirst();
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
        grounds.close();
    }
}
