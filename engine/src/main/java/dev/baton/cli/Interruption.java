package dev.baton.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Whether somebody pressed Ctrl+C. A command that takes long looks here and, once it is so, ends with what it has.
final class Interruption {
    /// How long the process waits for the command to say its last words, unless that needs longer.
    private static final long LAST_WORDS_SECONDS = 3;

    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile long lastWordsSeconds = LAST_WORDS_SECONDS;

    /// Asks the running command to end.
    void request() {
        requested.countDown();
    }

    boolean isRequested() {
        return requested.getCount() == 0;
    }

    /// Waits, but no longer than until somebody asks for the end.
    void sleep(long nanos) {
        try {
            boolean _ = requested.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            request();
        }
    }

    /// What is being done takes so long to be put back once the end was asked for.
    void needs(long seconds) {
        lastWordsSeconds = Math.max(LAST_WORDS_SECONDS, seconds);
    }

    /// The command has said its last words; nothing is waited for any more.
    void ended() {
        ended.countDown();
    }

    /// Makes Ctrl+C (SIGINT) and SIGTERM ask for the end, and the process wait for [#ended].
    void listenToSignals() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            request();
            try {
                boolean _ = ended.await(lastWordsSeconds, TimeUnit.SECONDS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }, "interruption"));
    }
}
