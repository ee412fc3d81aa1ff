package dev.baton.adapter.reach;

/// Waits for threads that have been told to end.
final class Threads {
    private Threads() {}

    /// Waits for a thread, whatever interrupts meanwhile.
    ///
    /// @return whether it has ended; what it uses must not be closed otherwise
    static boolean ended(Thread thread, long millis) {
        boolean isInterrupted = false;
        long until = System.nanoTime() + millis * 1_000_000L;
        while (thread.isAlive() && System.nanoTime() - until < 0) {
            try {
                thread.join(Math.max(1, (until - System.nanoTime()) / 1_000_000L));
            } catch (InterruptedException _) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }
}
