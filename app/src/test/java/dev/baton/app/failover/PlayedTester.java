package dev.baton.app.failover;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import dev.baton.api.FaultKind;
import dev.baton.client.NodeFailure;
import dev.baton.drill.DrillOrder;
import dev.baton.drill.DrillProgress;
import dev.baton.drill.DrillResult;
import dev.baton.drill.Preflight;
import dev.baton.drill.Verdict;

/// Plays tests that were recorded: a test of the screen says what comes next.
final class PlayedTester implements Tester {
    /// What a running test is told by.
    sealed interface Next {
        record Shows(DrillProgress progress) implements Next {}

        record Ends(DrillResult result) implements Next {}

        record Breaks(String why) implements Next {}
    }

    private static final int WAIT_MILLIS = 50;
    private static final int MOST_WAITS = 60_000 / WAIT_MILLIS;

    private final List<DrillResult> kept = new ArrayList<>();
    final BlockingQueue<Next> script = new LinkedBlockingQueue<>();
    final CountDownLatch stopped = new CountDownLatch(1);
    /// What was begun.
    final List<DrillOrder> begun = new ArrayList<>();
    final List<Boolean> rehearsals = new ArrayList<>();
    volatile List<Preflight.Point> against = List.of();
    volatile String trouble = "";
    volatile List<Left> interrupted = List.of();
    volatile boolean isClosed;

    @Override
    public Survey survey(DrillOrder order) {
        if (!trouble.isEmpty()) {
            throw new NodeFailure.Unreachable("n2", trouble);
        }
        List<FaultChoice> choices = List.of(FaultKind.values()).stream().map(kind -> switch (kind) {
            case HAND_OVER -> new FaultChoice(kind, OptionalLong.of(0), "");
            case RESIGN -> new FaultChoice(kind, OptionalLong.of(53 * Recorded.MILLI), "");
            case PRIORITY -> new FaultChoice(kind, OptionalLong.of(100 * Recorded.MILLI), "");
            case CHECK -> new FaultChoice(kind, OptionalLong.of(153 * Recorded.MILLI), "");
            case DEAF -> new FaultChoice(kind, OptionalLong.empty(),
                    "A partition makes two MASTERs; it is done in the lab only.");
            default -> new FaultChoice(kind, OptionalLong.of(366 * Recorded.MILLI), "");
        }).toList();
        return new Survey(choices, Optional.of(FaultKind.HAND_OVER), Optional.of(Recorded.plan(order, Recorded
                .preflight(against.toArray(Preflight.Point[]::new)))), "");
    }

    @Override
    public Test test(DrillOrder order, boolean isRehearsal) {
        begun.add(order);
        rehearsals.add(isRehearsal);
        return new Test() {
            @Override
            public void run(int tests, Listener listener) throws InterruptedException {
                for (int done = 0; done < tests;) {
                    Next next = next();
                    switch (next) {
                        case Next.Shows(DrillProgress progress) -> listener.progressed(progress);
                        case Next.Ends(DrillResult result) -> {
                            keep(result);
                            done++;
                            listener.ended(result);
                            if (result.verdict() != Verdict.PASSED) {
                                return;
                            }
                        }
                        case Next.Breaks(String why) -> throw new NodeFailure.Unreachable("n1", why);
                        case null -> {
                            // Whoever looked on has gone home in the middle of the play.
                            return;
                        }
                    }
                }
            }

            @Override
            public void stop() {
                stopped.countDown();
            }
        };
    }

    /// What comes next in the play; nothing once nobody looks on any more.
    private @Nullable Next next() throws InterruptedException {
        for (int waited = 0; waited < MOST_WAITS && !isClosed; waited++) {
            Next next = script.poll(WAIT_MILLIS, TimeUnit.MILLISECONDS);
            if (next != null) {
                return next;
            }
        }
        return null;
    }

    synchronized void keep(DrillResult result) {
        kept.add(result);
    }

    @Override
    public synchronized List<DrillResult> history() {
        return kept.stream().sorted(Comparator.comparingLong(DrillResult::startMillis).reversed()).toList();
    }

    @Override
    public boolean isOfItself(DrillResult result) {
        return !result.isRehearsal();
    }

    @Override
    public List<Left> interrupted() {
        return interrupted;
    }

    @Override
    public String putBack(String id) {
        interrupted = List.of();
        return "The fault of n1 has ended. n1 has the addresses again.";
    }

    @Override
    public boolean hasPackets(List<DrillResult> results) {
        return false;
    }

    @Override
    public byte[] report(List<DrillResult> results, Form form, Locale language) {
        return (form + " " + results.size()).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Path keepReport(List<DrillResult> results, Locale language) {
        return Path.of("reports", results.getLast().id() + ".html");
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
