package dev.baton.real;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import dev.baton.adapter.linux.Namespace;
import dev.baton.bench.Launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// A bridge with hosts on it: host n has 10.0.0.n/24, fe80::n/64 and 2001:db8::n/64 on its `eth0`, and its bridge port is
/// `pn`. Everything that was started on it ends with it. `watch` begins to capture what the hosts send and to follow their
/// addresses; `verdict` ends that and judges every packet of the hosts that ran Baton.
final class Segment implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(20);
    static final Duration STEP = Duration.ofMillis(20);
    /// A JVM that starts on a busy machine takes its time.
    static final Duration STARTED = Duration.ofSeconds(90);
    /// How long the kernel keeps packets in a half-filled block of the capture's ring, with room to spare.
    private static final Duration RING = Duration.ofMillis(400);
    private static final long END_SECONDS = 5;

    private final Path folder;
    private final Namespace bridge = new Namespace("bridge");
    private final Map<Integer, Namespace> hosts = new LinkedHashMap<>();
    private final Map<Integer, Asked> asked = new ConcurrentHashMap<>();
    private final List<Process> processes = new ArrayList<>();
    private final Judge judge = new Judge();
    private Optional<Process> capture = Optional.empty();

    Segment(Path folder) {
        this.folder = folder;
        bridge.ip("link add br0 type bridge mcast_snooping 0");
        bridge.ip("link set br0 up");
    }

    /// A segment with hosts 1 to `count`, watched from the start.
    static Segment watched(Path folder, int count) throws IOException {
        Segment segment = new Segment(folder);
        for (int number = 1; number <= count; number++) {
            segment.host(number);
        }
        segment.watch();
        return segment;
    }

    /// Skips the test, by name, where such a segment cannot be.
    static void assumePossible() {
        assumeTrue(Boolean.getBoolean("baton.real"), "takes long: needs -Dbaton.real=true, as installers/test has it");
        assumeTrue(Namespace.possible(), "network namespaces need root");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/dumpcap")), "needs tshark");
    }

    /// Adds a host.
    void host(int number) {
        hosts.put(number, new Namespace("h" + number));
        at(number).ip("link set lo up");
        join(number);
    }

    /// Gives a host its `eth0`, as at the start.
    void join(int number) {
        Namespace host = at(number);
        bridge.ip("link add p" + number + " type veth peer name eth0 address " + mac(number, "eth0") + " netns "
                + host.name());
        bridge.ip("link set p" + number + " master br0 up");
        host.ip("link set eth0 addrgenmode none");
        address(number, "eth0");
        host.ip("link set eth0 up");
    }

    /// Gives an interface of a host the addresses of that host.
    void address(int number, String link) {
        at(number).ip("addr add 10.0.0." + number + "/24 dev " + link);
        at(number).ip("addr add fe80::" + number + "/64 dev " + link + " nodad");
        at(number).ip("addr add 2001:db8::" + number + "/64 dev " + link + " nodad");
    }

    /// The MAC of a host's interface.
    static String mac(int number, String link) {
        return "02:00:00:00:0%d:%02x".formatted(link.equals("eth0") ? 0 : 1, number);
    }

    Namespace at(int number) {
        return Optional.ofNullable(hosts.get(number)).orElseThrow();
    }

    /// Whether the host has this address now, on an interface that is up.
    boolean holds(int number, String address) {
        return asked.computeIfAbsent(number, n -> new Asked(at(n))).addresses().contains(" " + address + "/");
    }

    void awaitHolder(int holder, String address, Integer... others) {
        await().atMost(SOON).pollInterval(STEP).until(() -> holds(holder, address)
                && List.of(others).stream().noneMatch(n -> holds(n, address)));
    }

    void awaitReleased(int number, String address) {
        await().atMost(SOON).pollInterval(STEP).until(() -> !holds(number, address));
    }

    /// Waits until the host has held the address for long enough to have announced it and sent some adverts.
    void awaitSettled(int number, Agreement agreement) {
        await().during(Duration.ofMillis(3L * agreement.intervalMillis())).atMost(SOON).pollInterval(STEP)
                .until(() -> holds(number, agreement.vip()));
    }

    /// Cuts a host off, both ways, without its link going down.
    void partition(int number) {
        bridge.ip("link set p" + number + " nomaster");
    }

    /// Has hosts hear nothing of one another, and of all others as before.
    void isolate(int... numbers) {
        for (int number : numbers) {
            bridge.ip("link set p" + number + " type bridge_slave isolated on");
        }
    }

    void heal(int number) {
        bridge.ip("link set p" + number + " master br0");
    }

    /// Runs the daemon on a host with this configuration.
    Process baton(int number, String yaml) throws IOException {
        return baton(number, "baton" + number, yaml);
    }

    /// The same; what it prints is under `label`.
    Process baton(int number, String label, String yaml) throws IOException {
        return command(number, label, "node", "run", "--config", configure(label, yaml).toString());
    }

    /// Writes the configuration of the daemon that was started under `label`, or is going to be.
    Path configure(String label, String yaml) throws IOException {
        return Files.writeString(folder.resolve(label + ".yaml"), yaml);
    }

    /// Runs the baton command on a host. A daemon that is given no state folder serves nobody: several on one machine would
    /// have the same one.
    Process command(int number, String label, String... arguments) throws IOException {
        List<String> words = Launch.words("dev.baton.cli.Baton");
        words.addAll(List.of(arguments));
        if (words.contains("run") && !words.contains("--state-dir")) {
            words.add("--no-api");
        }
        return start(number, label, words.toArray(String[]::new));
    }

    /// Runs the daemon on a host with one router, returns once it takes part, and has the judge know of it.
    Process baton(int number, Agreement agreement, int priority, String... more) throws IOException {
        judge.tell(number, agreement, priority);
        Process node = baton(number, "node: n" + number + "\nrouters:\n" + agreement.baton(number, priority, more));
        awaitRunning(number);
        return node;
    }

    void awaitRunning(int number) {
        await().atMost(STARTED).pollInterval(STEP).until(() -> log("baton" + number).contains("routers are running"));
    }

    Judge judge() {
        return judge;
    }

    /// Runs keepalived on a host with this configuration, as it stands.
    Process keepalived(int number, String text) throws IOException {
        Path config = Files.writeString(folder.resolve("keepalived" + number + ".conf"), text);
        return start(number, "keepalived" + number, "keepalived", "-n", "-l", "-D", "-f", config.toString(), "-p",
                folder.resolve("ka" + processes.size() + ".pid").toString(), "-r",
                folder.resolve("kav" + processes.size() + ".pid").toString());
    }

    /// Captures what crosses the bridge into a file: VRRP, ARP, ICMP errors and IPv6.
    Process capture(Path file) throws IOException {
        return inside(bridge, "capture", "tcpdump", "-Z", "root", "-s", "2048", "-B", "16384", "-ni", "br0",
                "--immediate-mode",
                "-U", "-w", file.toString(), "ip proto 112 or arp or ip6 or icmp[icmptype] == 3");
    }

    /// Captures everything that crosses the bridge into a file, tagged frames included.
    Process captureAll(Path file) throws IOException {
        return inside(bridge, "capture", "tcpdump", "-Z", "root", "-s", "2048", "-B", "16384", "-ni", "br0",
                "--immediate-mode", "-U", "-w",
                file.toString());
    }

    /// Captures what hosts send from now on, and follows their addresses.
    void watch() throws IOException {
        for (Map.Entry<Integer, Namespace> host : hosts.entrySet()) {
            Process monitor = new ProcessBuilder("ip", "-n", host.getValue().name(), "-ts", "-o", "monitor", "address")
                    .redirectErrorStream(true).redirectOutput(file("addresses" + host.getKey() + ".log")).start();
            processes.add(monitor);
        }
        List<String> command = Recording.capturing(folder.resolve("wire.pcapng"), hosts.keySet());
        capture = Optional.of(inside(bridge, "capture", command.toArray(String[]::new)));
        await().atMost(SOON).pollInterval(STEP).until(() -> log("capture").contains("File:"));
    }

    /// Ends the capture and gives what was on the wire; an error if any packet of Baton's is not as it must be.
    Recording verdict() throws IOException, InterruptedException {
        Process running = capture.orElseThrow();
        await().pollDelay(RING).until(() -> true);
        signal(running, "INT");
        assertThat(running.waitFor()).as(log("capture")).isZero();
        Path file = folder.resolve("wire.pcapng");
        Recording wire = Recording.of(file, true);
        boolean isMessageOnly = judge.hosts().stream().anyMatch(judge::wantsMessageOnly);
        assertThat(judge.faults(wire, isMessageOnly ? Recording.of(file, false) : wire)).as("packets of Baton's")
                .isEmpty();
        return wire;
    }

    /// When hosts held an address, since `watch`.
    Holding holding(int number, String address) throws IOException {
        return Holding.of(log("addresses" + number), address);
    }

    Process start(int number, String label, String... command) throws IOException {
        return inside(at(number), label, command);
    }

    private Process inside(Namespace host, String label, String... command) throws IOException {
        // Whoever runs the tests may have had SIGHUP ignored, as nohup does; a daemon would inherit that and never reload.
        List<String> words = new ArrayList<>(
                List.of("ip", "netns", "exec", host.name(), "env", "--default-signal=HUP"));
        words.addAll(List.of(command));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(file(label + ".log"))
                .start();
        processes.add(process);
        return process;
    }

    private ProcessBuilder.Redirect file(String name) {
        return ProcessBuilder.Redirect.appendTo(folder.resolve(name).toFile());
    }

    Path folder() {
        return folder;
    }

    /// What a process has printed.
    String log(String label) throws IOException {
        Path file = folder.resolve(label + ".log");
        return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
    }

    static void signal(Process process, String name) {
        Namespace.run("kill", "-" + name, Long.toString(process.pid()));
    }

    /// The time of day as the capture has it.
    static long nowMicros() {
        return TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
    }

    /// Kills a process with its children at once: none of them can say a word about it, or start another again.
    static void crash(Process process) {
        List<ProcessHandle> children = process.descendants().toList();
        if (process.isAlive()) {
            signal(process, "STOP");
        }
        children.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        for (Process process : processes.reversed()) {
            process.destroy();
            process.onExit().completeOnTimeout(process, END_SECONDS, TimeUnit.SECONDS).join();
            crash(process);
        }
        asked.values().forEach(Asked::close);
        hosts.values().forEach(Namespace::close);
        bridge.close();
    }
}
