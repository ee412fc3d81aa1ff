package dev.baton.adapter.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

/// Talks to the service manager as sd_notify(3) does: ready, reloading, stopping, status, and the watchdog. Without a
/// service manager every call does nothing.
public final class ServiceSocket {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceSocket.class);
    private static final int MAX_PATH = 107;
    private static final long NANOS_PER_MICRO = 1_000L;

    private final Optional<String> socketPath;
    private final OptionalLong watchdogNanos;

    /// @param environment the process's environment: NOTIFY_SOCKET, WATCHDOG_USEC and WATCHDOG_PID count
    /// @param pid         this process
    public ServiceSocket(Map<String, String> environment, long pid) {
        socketPath = Optional.ofNullable(environment.get("NOTIFY_SOCKET"))
                .filter(p -> (p.startsWith("/") || p.startsWith("@")) && p.length() <= MAX_PATH);
        String owner = environment.getOrDefault("WATCHDOG_PID", Long.toString(pid));
        String micros = environment.getOrDefault("WATCHDOG_USEC", "");
        watchdogNanos = owner.equals(Long.toString(pid)) && micros.matches("[1-9][0-9]{0,15}")
                ? OptionalLong.of(Long.parseLong(micros) * NANOS_PER_MICRO)
                : OptionalLong.empty();
    }

    /// How long the service manager waits for a sign of life; to be given at half of it. Empty: no watchdog.
    public OptionalLong watchdogNanos() {
        return watchdogNanos;
    }

    /// Start-up is done.
    ///
    /// @param status a line for `systemctl status`
    public void ready(String status) {
        tell("READY=1\nSTATUS=" + oneLine(status));
    }

    /// A line for `systemctl status`.
    public void status(String status) {
        tell("STATUS=" + oneLine(status));
    }

    /// A reload begins; [#ready] ends it.
    ///
    /// @param monotonicMicros now on CLOCK_MONOTONIC, which Type=notify-reload wants
    public void reloading(long monotonicMicros) {
        tell("RELOADING=1\nMONOTONIC_USEC=" + monotonicMicros);
    }

    /// The end has begun.
    public void stopping() {
        tell("STOPPING=1");
    }

    /// A sign of life.
    public void alive() {
        tell("WATCHDOG=1");
    }

    private static String oneLine(String text) {
        return text.replace('\n', ' ');
    }

    /// Never waits: a service manager that does not read misses something, the routers do not.
    private void tell(String message) {
        if (socketPath.isEmpty()) {
            return;
        }
        int fd = Libc.socket(Libc.AF_UNIX, Libc.SOCK_DGRAM | Libc.SOCK_CLOEXEC, 0);
        try (Arena arena = Arena.ofConfined()) {
            byte[] path = socketPath.get().getBytes(StandardCharsets.UTF_8);
            boolean isAbstract = path[0] == '@';
            MemorySegment address = arena.allocate(2L + path.length + (isAbstract ? 0 : 1), JAVA_SHORT.byteAlignment());
            address.set(JAVA_SHORT, 0, (short) Libc.AF_UNIX);
            MemorySegment.copy(path, 0, address, JAVA_BYTE, 2, path.length);
            if (isAbstract) {
                address.set(JAVA_BYTE, 2, (byte) 0);
            }
            Libc.sendNow(fd, arena.allocateFrom(JAVA_BYTE, message.getBytes(StandardCharsets.UTF_8)), address);
        } catch (LinuxException e) {
            LOG.debug("the service manager was not told: {}", e.getMessage());
        } finally {
            Libc.close(fd);
        }
    }
}
