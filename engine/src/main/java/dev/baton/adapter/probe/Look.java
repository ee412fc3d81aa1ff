package dev.baton.adapter.probe;

/// One way of looking at what a check is about.
interface Look extends AutoCloseable {
    /// Looks once, on a virtual thread of its own that may wait but must not hold up others: what may hang in the kernel
    /// is for [Aside].
    ///
    /// @param untilNanos when its time is up, on [System#nanoTime]
    /// @throws InterruptedException if the thread is interrupted, which it is when its time is up: what comes of the look
    ///                              counts no more
    Seen look(long untilNanos) throws InterruptedException;

    /// Whether a look that has taken too long ends by itself, in its own way.
    default boolean endsItself() {
        return false;
    }

    /// Whether a look only says what is known already: it needs no thread then, and cannot be late.
    default boolean isInstant() {
        return false;
    }

    /// Lets go of what tells of changes.
    @Override
    default void close() {
        // Most are told of nothing.
    }
}
