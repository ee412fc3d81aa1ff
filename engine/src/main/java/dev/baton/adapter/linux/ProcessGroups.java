package dev.baton.adapter.linux;

/// Ends whole groups of processes at once, so that none can start another meanwhile.
public final class ProcessGroups {
    private static final int SIGKILL = 9;
    /// Numbers up to this one mean this process's own group, or everything.
    private static final long NO_GROUP = 1;

    private ProcessGroups() {}

    /// Ends every process of a group. There need be none, and those of other users that this process may not end stay.
    ///
    /// @param group its number, that of the process which leads it
    public static void kill(long group) {
        if (group <= NO_GROUP || group > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(group + " is no group of processes");
        }
        try {
            Libc.kill((int) -group, SIGKILL);
        } catch (LinuxException e) {
            if (e.errno() != LinuxException.ESRCH && e.errno() != LinuxException.EPERM) {
                throw e;
            }
        }
    }
}
