package dev.baton.adapter.linux;

/// A system call or a kernel request failed. The message is a sentence that says what was asked, what the kernel said and,
/// where it helps, what to do.
public final class LinuxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    static final int EPERM = 1;
    static final int ENOENT = 2;
    static final int EACCES = 13;
    static final int EEXIST = 17;
    static final int ENODEV = 19;
    static final int ENOBUFS = 105;
    static final int ECONNREFUSED = 111;
    static final int EADDRINUSE = 98;
    static final int EADDRNOTAVAIL = 99;
    static final int ESRCH = 3;

    private final int errno;

    LinuxException(String what, int errno) {
        this(what, errno, "");
    }

    /// @param said what the kernel itself said of it; empty: nothing
    LinuxException(String what, int errno, String said) {
        super(what + ": " + meaning(errno) + (said.isEmpty() ? "" : " (kernel: " + said + ")"));
        this.errno = errno;
    }

    /// The error number, such as 1 for EPERM.
    public int errno() {
        return errno;
    }

    /// Whether what was to be removed was not there.
    public boolean isAbsence() {
        return errno == EADDRNOTAVAIL || errno == ENODEV || errno == ESRCH || errno == ENOENT;
    }

    private static String meaning(int errno) {
        return switch (errno) {
            case EPERM, EACCES ->
                "not permitted; run as root or give the process the capability CAP_NET_ADMIN (and CAP_NET_RAW to capture)";
            case ENOENT -> "no such object";
            case ESRCH -> "no such route or process";
            case EEXIST -> "it exists already";
            case ENODEV -> "no such interface";
            case EADDRNOTAVAIL -> "the address is not there";
            case 22 -> "invalid argument";
            case 95 -> "the kernel does not support it";
            case 100 -> "the network is down";
            case 101 -> "the network is unreachable";
            case ENOBUFS -> "no buffer space, messages of the kernel were lost";
            case 16, EADDRINUSE -> "it is in use";
            case 11 -> "the send buffer is full";
            case ECONNREFUSED -> "nobody listens there";
            case 113 -> "no route to the host";
            default -> "error " + errno;
        };
    }
}
