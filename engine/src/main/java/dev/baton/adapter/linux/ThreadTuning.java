package dev.baton.adapter.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

/// What a thread can ask of the kernel for itself.
public final class ThreadTuning {
    private static final int PR_SET_TIMERSLACK = 29;

    private static final int PRIO_PROCESS = 0;
    private static final int CALLER = 0;
    private static final int URGENT = -15;
    /// First in, first out, and not for threads that this one starts.
    private static final int SCHED_FIFO_RESET_ON_FORK = 1 | 0x4000_0000;
    private static final int LEAST = 1;
    private static final MethodHandle SETPRIORITY = Libc.function("setpriority",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle SCHED_SETSCHEDULER = Libc.function("sched_setscheduler",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));

    private ThreadTuning() {}

    /// Asks that the calling thread runs before all others that are ready: real time of the least priority, or else a nice
    /// value of -15, of this thread alone. Only for one that needs the processor for moments.
    ///
    /// @return whether that is so from now on; it takes CAP_SYS_NICE
    public static boolean urgent() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(Libc.CALL_STATE);
            MemorySegment priority = arena.allocateFrom(JAVA_INT, LEAST);
            return (int) SCHED_SETSCHEDULER.invokeExact(state, CALLER, SCHED_FIFO_RESET_ON_FORK, priority) == 0
                    || (int) SETPRIORITY.invokeExact(state, PRIO_PROCESS, CALLER, URGENT) == 0;
        } catch (Throwable t) {
            throw Libc.rethrown(t);
        }
    }

    /// Lets the calling thread sleep to the microsecond: the kernel otherwise adds up to 50 µs to every sleep, to wake
    /// several threads at once.
    public static void preciseSleep() {
        Libc.prctl(PR_SET_TIMERSLACK, 1);
    }
}
