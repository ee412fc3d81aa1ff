package dev.baton.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.baton.adapter.linux.Namespace;
import dev.baton.adapter.pcap.LiveCapture;

/// The hosts of a bench: two for daemons (1 and 2) and one for floods (9), each with an interface on every bridge. Both
/// contenders play on stages that are built alike. Whatever was started on it ends with it.
final class Stage implements AutoCloseable {
    /// The host that floods.
    static final int STRANGER = 9;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long COMMAND_SECONDS = 40;
    /// So many attempts of each webhook find a place with somebody who never answers.
    private static final int SILENT_BACKLOG = 50;

    private static final Set<Stage> OPEN = ConcurrentHashMap.newKeySet();

    private final Contender contender;
    private final Load load;
    private final boolean logs;
    private final Path folder;
    private final Map<Integer, Namespace> hosts = new LinkedHashMap<>();
    private final List<AutoCloseable> opened = new CopyOnWriteArrayList<>();
    private final List<Wire> wires = new ArrayList<>();
    private final Namespace bridges;
    private int started;

    /// From now on a bench that is interrupted takes its stages down, too.
    static void clearAtExit() {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> OPEN.forEach(Stage::close)));
    }

    /// @param logs whether the daemons write logs
    Stage(Contender contender, Load load, boolean logs) throws IOException {
        this.contender = contender;
        this.load = load;
        this.logs = logs;
        folder = Files.createTempDirectory("baton-bench");
        bridges = new Namespace("bridges");
        OPEN.add(this);
        try {
            build();
        } catch (IOException | RuntimeException | AssertionError e) {
            close();
            throw e;
        }
    }

    private void build() throws IOException {
        for (int host : List.of(1, 2, STRANGER)) {
            Namespace made = new Namespace("host" + host);
            hosts.put(host, made);
            made.ip("link set lo up");
        }
        for (int card = 0; card < load.interfaces(); card++) {
            bridges.ip("link add br" + card + " type bridge mcast_snooping 0");
            bridges.ip("link set br" + card + " up");
            for (Map.Entry<Integer, Namespace> host : hosts.entrySet()) {
                String port = port(host.getKey(), card);
                Namespace inside = host.getValue();
                bridges.ip("link add " + port + " type veth peer name eth" + card + " netns " + inside.name());
                bridges.ip("link set " + port + " master br" + card + " up");
                inside.ip("addr add " + Load.host(card, host.getKey()) + "/16 dev eth" + card);
                inside.ip("link set eth" + card + " up");
            }
            Path file = folder.resolve("br" + card + ".pcap");
            wires.add(new Wire(exec(bridges, "tcpdump" + card,
                    Wire.command("br" + card, file, Load.host(card, STRANGER), load.routers() > 1)), file));
        }
        opened.addAll(wires);
        if (load.receivers() > 0) {
            for (int host : hosts.keySet()) {
                opened.add(inside(host, () -> new ServerSocket(Load.SILENT_PORT, load.receivers() * SILENT_BACKLOG,
                        InetAddress.ofLiteral("127.0.0.1"))));
            }
        }
    }

    private static String port(int host, int card) {
        return "p" + host + "x" + card;
    }

    Load load() {
        return load;
    }

    /// The capture on the first bridge.
    Wire wire() {
        return wires.getFirst();
    }

    /// The captures on all bridges.
    List<Wire> wires() {
        return wires;
    }

    /// Starts the contender on a host.
    Running start(int host, int priority) throws IOException {
        String label = "daemon" + host + "-" + ++started;
        Running running = new Running(exec(at(host), label, contender.command(folder, host, load, priority, logs)),
                folder.resolve(label + ".log"), contender.readyWord());
        opened.add(running);
        return running;
    }

    /// Starts another daemon on a host.
    ///
    /// @param readyWord what its output contains once it runs
    Running start(int host, String label, List<String> command, String readyWord) throws IOException {
        Running running = new Running(exec(at(host), label, command), folder.resolve(label + ".log"), readyWord);
        opened.add(running);
        return running;
    }

    /// Runs a command on a host to its end, and gives what it printed.
    String run(int host, String label, List<String> command) throws IOException {
        Process process = exec(at(host), label, command);
        process.onExit().completeOnTimeout(process, COMMAND_SECONDS, TimeUnit.SECONDS).join();
        boolean isGood = !process.isAlive() && process.exitValue() == 0;
        process.destroyForcibly();
        String said = Files.readString(folder.resolve(label + ".log"), StandardCharsets.UTF_8);
        if (!isGood) {
            throw new BenchException(label + " failed: " + said.strip());
        }
        return said;
    }

    /// Where what belongs to the stage is kept until it is taken down.
    Path folder() {
        return folder;
    }

    /// Does something inside a host's network, on a thread of its own.
    <T> T inside(int host, Callable<T> action) {
        FutureTask<T> task = new FutureTask<>(() -> at(host).inside(action));
        task.run();
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new BenchException("it cannot be done on host " + host, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("the bench was interrupted", e);
        }
    }

    /// Pulls a host's cable on the first bridge, or puts it back.
    void cable(int host, boolean in) {
        bridges.ip("link set " + port(host, 0) + (in ? " up" : " down"));
    }

    /// Takes the virtual addresses off a host whose daemon was killed, as a reboot would.
    void reboot(int host) {
        for (int card = 0; card < load.interfaces(); card++) {
            at(host).ip("addr flush dev eth" + card);
            at(host).ip("addr add " + Load.host(card, host) + "/16 dev eth" + card);
        }
    }

    /// A capture inside the stranger's host, through which frames can be sent.
    LiveCapture stranger() {
        LiveCapture capture = inside(STRANGER, () -> LiveCapture.open("eth0", LiveCapture.Frames.HEARD, _ -> {}));
        opened.add(capture);
        return capture;
    }

    private Namespace at(int host) {
        return Optional.ofNullable(hosts.get(host)).orElseThrow();
    }

    private Process exec(Namespace host, String label, List<String> command) throws IOException {
        List<String> words = new ArrayList<>(List.of("ip", "netns", "exec", host.name()));
        words.addAll(command);
        return new ProcessBuilder(words).redirectErrorStream(true)
                .redirectOutput(folder.resolve(label + ".log").toFile()).start();
    }

    /// The last line of every log, for whoever asks why a run failed.
    String lastWords() {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> words = new ArrayList<>();
            for (Path log : files.filter(f -> f.toString().endsWith(".log")).sorted().toList()) {
                List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
                words.add(log.getFileName() + ": " + (lines.isEmpty() ? "nothing" : lines.getLast()));
            }
            return String.join("; ", words);
        } catch (IOException e) {
            return "no log can be read: " + e.getMessage();
        }
    }

    /// Now, as the capture's stamps count.
    static long now() {
        Instant now = Instant.now();
        return now.getEpochSecond() * NANOS_PER_SECOND + now.getNano();
    }

    @Override
    public void close() {
        if (!OPEN.remove(this)) {
            return;
        }
        for (AutoCloseable one : opened.reversed()) {
            closeOne(one);
        }
        hosts.values().forEach(Namespace::close);
        bridges.close();
        try (var files = Files.walk(folder)) {
            for (Path file : files.toList().reversed()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new BenchException("the bench's folder cannot be cleared: " + folder, e);
        }
    }

    /// What cannot be closed must not keep the rest open.
    private static void closeOne(AutoCloseable one) {
        switch (one) {
            case Running running -> running.close();
            case Wire wire -> wire.close();
            case LiveCapture capture -> capture.close();
            case ServerSocket silent -> closeSilent(silent);
            default -> throw new IllegalStateException("nothing else is opened here: " + one);
        }
    }

    private static void closeSilent(ServerSocket silent) {
        try {
            silent.close();
        } catch (IOException e) {
            throw new BenchException("a socket does not close", e);
        }
    }
}
