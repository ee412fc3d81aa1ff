package dev.baton.real;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import dev.baton.adapter.linux.Namespace;

/// A bridge with hosts on it: host n has 10.0.0.n/24 on its `eth0`. Everything that was started on it ends with it.
final class Segment implements AutoCloseable {
    private static final long END_SECONDS = 5;

    private final Path folder;
    private final Namespace bridge = new Namespace("bridge");
    private final Map<Integer, Namespace> hosts = new LinkedHashMap<>();
    private final List<Process> processes = new ArrayList<>();

    Segment(Path folder) {
        this.folder = folder;
        bridge.ip("link add br0 type bridge mcast_snooping 0");
        bridge.ip("link set br0 up");
    }

    /// Adds a host.
    void host(int number) {
        Namespace host = new Namespace("h" + number);
        hosts.put(number, host);
        bridge.ip("link add p" + number + " type veth peer name eth0 netns " + host.name());
        bridge.ip("link set p" + number + " master br0 up");
        host.ip("addr add 10.0.0." + number + "/24 dev eth0");
        host.ip("link set eth0 up");
        host.ip("link set lo up");
    }

    Namespace at(int number) {
        return Optional.ofNullable(hosts.get(number)).orElseThrow();
    }

    /// Whether the host has this address now.
    boolean holds(int number, String address) {
        return at(number).ip("-o addr show dev eth0").contains(" " + address + "/");
    }

    /// Runs the daemon on a host with this configuration.
    Process baton(int number, String yaml) throws IOException {
        return baton(number, "baton" + number, yaml);
    }

    /// The same; what it prints is under `label`.
    Process baton(int number, String label, String yaml) throws IOException {
        Path config = Files.writeString(folder.resolve(label + ".yaml"), yaml);
        return start(number, label, System.getProperty("java.home") + "/bin/java", "-XX:+UseSerialGC",
                "-Xmx64m", "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                "dev.baton.cli.Baton", "node", "run", "--config", config.toString());
    }

    /// Runs keepalived on a host with this configuration.
    Process keepalived(int number, String text) throws IOException {
        Path config = Files.writeString(folder.resolve("keepalived" + number + ".conf"), text);
        return start(number, "keepalived" + number, "keepalived", "-n", "-l", "-D", "-f", config.toString(), "-p",
                folder.resolve("ka" + number + ".pid").toString(), "-r",
                folder.resolve("kav" + number + ".pid").toString());
    }

    /// Captures what crosses the bridge into a file: VRRP, ARP, ICMP errors and IPv6.
    Process capture(Path file) throws IOException {
        return inside(bridge, "capture", "tcpdump", "-Z", "root", "-ni", "br0", "--immediate-mode",
                "-U", "-w", file.toString(), "ip proto 112 or arp or ip6 or icmp[icmptype] == 3");
    }

    /// Captures everything that crosses the bridge into a file, tagged frames included.
    Process captureAll(Path file) throws IOException {
        return inside(bridge, "capture", "tcpdump", "-Z", "root", "-ni", "br0", "--immediate-mode", "-U", "-w",
                file.toString());
    }

    private Process start(int number, String label, String... command) throws IOException {
        return inside(at(number), label, command);
    }

    private Process inside(Namespace host, String label, String... command) throws IOException {
        List<String> words = new ArrayList<>(List.of("ip", "netns", "exec", host.name()));
        words.addAll(List.of(command));
        Process process = new ProcessBuilder(words).redirectErrorStream(true)
                .redirectOutput(folder.resolve(label + ".log").toFile()).start();
        processes.add(process);
        return process;
    }

    /// What a process has printed.
    String log(String label) throws IOException {
        Path file = folder.resolve(label + ".log");
        return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
    }

    static void signal(Process process, String name) {
        Namespace.run("kill", "-" + name, Long.toString(process.pid()));
    }

    @Override
    public void close() {
        for (Process process : processes.reversed()) {
            process.destroy();
            process.onExit().completeOnTimeout(process, END_SECONDS, TimeUnit.SECONDS).join();
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().onExit().join();
        }
        hosts.values().forEach(Namespace::close);
        bridge.close();
    }
}
