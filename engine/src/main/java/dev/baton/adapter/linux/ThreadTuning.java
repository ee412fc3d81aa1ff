package dev.baton.adapter.linux;

/// What a thread can ask of the kernel for itself.
public final class ThreadTuning {
    private static final int PR_SET_TIMERSLACK = 29;

    private ThreadTuning() {}

    /// Lets the calling thread sleep to the microsecond: the kernel otherwise adds up to 50 µs to every sleep, to wake
    /// several threads at once.
    public static void preciseSleep() {
        Libc.prctl(PR_SET_TIMERSLACK, 1);
    }
}
