package dev.baton.app.failover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import dev.baton.client.HomeException;
import dev.baton.client.NodeFailure;
import dev.baton.drill.DrillOrder;
import dev.baton.drill.DrillProgress;
import dev.baton.drill.DrillResult;
import dev.baton.drill.Verdict;
import dev.baton.failover.DrillException;
import dev.baton.trust.TrustException;

/// Does a test, or several, on a thread of its own. What is asked of it may come from any thread.
final class Job {
    private static final String UNEXPECTED = "The program has made a mistake; its report tells more. Every node ends by"
            + " itself what it holds.";

    /// What is to be done.
    ///
    /// @param repeat      how often
    /// @param isRehearsed whether it is done in the lab first
    /// @param isRehearsal whether it is done in the lab only
    record Task(DrillOrder order, int repeat, boolean isRehearsed, boolean isRehearsal) {
        int tests() {
            return repeat + (isRehearsed && !isRehearsal ? 1 : 0);
        }
    }

    /// How far it has come.
    ///
    /// @param number   the test that goes on, from 1
    /// @param progress of that test
    /// @param results  of those before
    /// @param isOver   whether nothing more happens
    /// @param trouble  what went wrong, a sentence; empty: nothing
    record Now(int number, boolean isRehearsal, Optional<DrillProgress> progress, List<DrillResult> results,
            boolean isOver, String trouble) {
        Now {
            results = List.copyOf(results);
        }
    }

    private final Tester tester;
    private final Task task;
    private final Consumer<Now> listener;
    private final Object lock = new Object();
    private final List<DrillResult> results = new ArrayList<>();
    private Optional<Tester.Test> running = Optional.empty();
    private boolean isStopped;
    private boolean isOver;

    Job(Tester tester, Task task, Consumer<Now> listener) {
        this.tester = tester;
        this.task = task;
        this.listener = listener;
    }

    Task task() {
        return task;
    }

    /// Begins, on a thread that ends with the last test.
    void start() {
        Thread thread = new Thread(this::run, "baton-failover");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            if (task.isRehearsed() && !task.isRehearsal()) {
                some(1, true);
            }
            if (isGood()) {
                some(task.repeat(), task.isRehearsal());
            }
            over("");
        } catch (HomeException | TrustException | NodeFailure | DrillException e) {
            over(String.valueOf(e.getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            over("");
        } finally {
            over(UNEXPECTED);
        }
    }

    /// Whether what was done so far does not speak against going on.
    private boolean isGood() {
        synchronized (lock) {
            return results.stream().map(DrillResult::verdict)
                    .allMatch(v -> v == Verdict.PASSED || v == Verdict.TOO_LONG);
        }
    }

    private void some(int tests, boolean isRehearsal) throws InterruptedException {
        Tester.Test test = tester.test(task.order(), isRehearsal);
        synchronized (lock) {
            if (isStopped) {
                return;
            }
            running = Optional.of(test);
        }
        test.run(tests, new Tester.Listener() {
            @Override
            public void progressed(DrillProgress progress) {
                tell(isRehearsal, Optional.of(progress));
            }

            @Override
            public void ended(DrillResult result) {
                synchronized (lock) {
                    results.add(result);
                }
                tell(isRehearsal, Optional.empty());
            }
        });
        synchronized (lock) {
            running = Optional.empty();
        }
    }

    private void tell(boolean isRehearsal, Optional<DrillProgress> progress) {
        synchronized (lock) {
            listener.accept(new Now(Math.min(results.size() + 1, task.tests()), isRehearsal, progress, results, false,
                    ""));
        }
    }

    private void over(String why) {
        synchronized (lock) {
            if (!isOver) {
                isOver = true;
                listener.accept(new Now(results.size(), task.isRehearsal(), Optional.empty(), results, true, why));
            }
        }
    }

    /// Ends the test that goes on, and begins no other.
    void stop() {
        Optional<Tester.Test> ending;
        synchronized (lock) {
            isStopped = true;
            ending = running;
        }
        ending.ifPresent(Tester.Test::stop);
    }
}
