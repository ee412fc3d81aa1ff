package dev.baton.adapter.linux;

/// This process, as the kernel can end it.
public final class OwnProcess {
    private static final int SIGKILL = 9;

    private OwnProcess() {}

    /// Kills this process: nothing of it runs any more, neither threads nor hooks, as in a crash.
    public static void kill() {
        Libc.kill(Math.toIntExact(ProcessHandle.current().pid()), SIGKILL);
    }
}
