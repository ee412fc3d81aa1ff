package dev.baton.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// A daemon that was started: the process, and those that it has started.
final class Running implements AutoCloseable {
    private static final long END_SECONDS = 5;
    /// USER_HZ, which is 100 on every Linux that Java runs on.
    private static final double TICKS_PER_SECOND = 100;
    private static final int UTIME = 11;
    private static final Duration LISTEN = Duration.ofSeconds(20);
    /// 224.0.0.18, as the kernel writes it on a machine of little-endian order.
    private static final String VRRP_GROUP = "120000E0";

    private final Process process;
    private final Path output;

    private final String readyWord;

    /// @param readyWord what its output contains once it runs; empty: it says nothing
    Running(Process process, Path output, String readyWord) {
        this.readyWord = readyWord;
        this.process = process;
        this.output = output;
    }

    /// Processes, parents first. `ip netns exec` becomes the daemon, so its id is the daemon's.
    private List<ProcessHandle> family() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// As a crash: SIGKILL to all at once, so that none can tell the others.
    void crash() {
        family().forEach(ProcessHandle::destroyForcibly);
        awaitEnd();
    }

    /// Asks it to end (SIGTERM) and does not wait.
    void askToEnd() {
        process.toHandle().destroy();
    }

    void awaitEnd() {
        if (!process.toHandle().onExit().completeOnTimeout(process.toHandle(), END_SECONDS, TimeUnit.SECONDS).join()
                .equals(process.toHandle()) || process.isAlive()) {
            throw new BenchException("a daemon did not end within " + END_SECONDS + " s: " + output);
        }
    }

    /// Waits until it listens: until its host is a member of VRRP's multicast group, and it says that it is ready if it
    /// says so at all.
    void awaitListening() {
        String igmp = "/proc/" + process.pid() + "/net/igmp";
        if (!Waiting.until(LISTEN, () -> process.isAlive() && read(igmp).contains(VRRP_GROUP)
                && (readyWord.isEmpty() || read(output.toString()).contains(readyWord)))) {
            throw new BenchException("a daemon did not listen within " + LISTEN.toSeconds() + " s: " + output);
        }
    }

    /// User and system time so far.
    double cpuSeconds() {
        return sum(pid -> {
            String stat = read("/proc/" + pid + "/stat");
            List<String> words = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
            return Long.parseLong(words.get(UTIME)) + Long.parseLong(words.get(UTIME + 1));
        }) / TICKS_PER_SECOND;
    }

    /// Resident memory now, in MiB.
    double residentMib() {
        return sum(pid -> read("/proc/" + pid + "/status").lines().filter(l -> l.startsWith("VmRSS:"))
                .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", ""))).sum()) / 1_024.0;
    }

    /// What it has written so far, in bytes.
    long outputBytes() {
        try {
            return Files.exists(output) ? Files.size(output) : 0;
        } catch (IOException e) {
            throw new BenchException("cannot read the size of " + output, e);
        }
    }

    private double sum(ToLongFunction<Long> figure) {
        return family().stream().filter(ProcessHandle::isAlive).mapToLong(p -> figure.applyAsLong(p.pid())).sum();
    }

    /// Byte by byte: a log may be read in the middle of a character.
    private static String read(String file) {
        try {
            return Files.readString(Path.of(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new BenchException("a daemon has ended while it was measured", e);
        }
    }

    /// Ends it in order, and by force if it does not.
    @Override
    public void close() {
        List<ProcessHandle> all = family();
        process.destroy();
        process.onExit().completeOnTimeout(process, END_SECONDS, TimeUnit.SECONDS).join();
        all.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().completeOnTimeout(process, END_SECONDS, TimeUnit.SECONDS).join();
    }
}
