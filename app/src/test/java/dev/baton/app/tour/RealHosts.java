package dev.baton.app.tour;

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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// Hosts in network namespaces on one bridge, for the window on real nodes: host n has 10.0.0.n and runs a node whose agent
/// listens there; the desk, a host too, runs the window. Everything that was started on them ends with them.
final class RealHosts implements AutoCloseable {
    static final int DESK = 9;
    private static final int PORT = 8642;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofMillis(100);
    private static final long END_SECONDS = 5;
    private static final Pattern CODE = Pattern.compile("baton1:\\S+");

    private final Path folder;
    /// Tests run side by side.
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String prefix = "batonj" + ProcessHandle.current().pid() + "x" + COUNT.incrementAndGet();
    private final List<String> namespaces = new ArrayList<>();
    private final List<Process> processes = new ArrayList<>();
    private final Map<Integer, Process> nodes = new LinkedHashMap<>();

    RealHosts(Path folder) throws IOException {
        this.folder = folder;
        namespace(bridge());
        ip("-n", bridge(), "link", "add", "br0", "type", "bridge", "mcast_snooping", "0");
        ip("-n", bridge(), "link", "set", "br0", "up");
        host(DESK);
    }

    /// Skips the test, by name, where there cannot be such hosts.
    static void assumePossible() {
        assumeTrue(Boolean.getBoolean("baton.real"), "takes long: needs -Dbaton.real=true, as installers/test has it");
        assumeTrue(System.getProperty("user.name", "").equals("root") && Files.isExecutable(Path.of("/usr/sbin/ip")),
                "network namespaces need root and ip");
    }

    private String bridge() {
        return prefix + "b";
    }

    private String name(int number) {
        return prefix + "h" + number;
    }

    private void namespace(String name) throws IOException {
        ip("netns", "add", name);
        namespaces.add(name);
    }

    private void host(int number) throws IOException {
        String host = name(number);
        namespace(host);
        ip("-n", host, "link", "set", "lo", "up");
        ip("-n", bridge(), "link", "add", "p" + number, "type", "veth", "peer", "name", "eth0", "netns", host);
        ip("-n", bridge(), "link", "set", "p" + number, "master", "br0", "up");
        ip("-n", host, "addr", "add", "10.0.0." + number + "/24", "dev", "eth0");
        ip("-n", host, "link", "set", "eth0", "up");
    }

    private static void ip(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.onExit().join().exitValue()).as(command + ": " + said).isZero();
    }

    /// A node's file.
    Path file(int number) {
        return folder.resolve("n" + number + ".yaml");
    }

    private Path state(int number) {
        return folder.resolve("state" + number);
    }

    /// Adds a host that runs a node with this configuration, and gives the code by which a client may pair with it.
    String node(int number, String yaml) throws IOException {
        host(number);
        Files.writeString(file(number), yaml);
        nodes.put(number, start(number, "n" + number, baton("node", "run", "--config", file(number).toString(),
                "--state-dir", state(number).toString(), "--listen", "10.0.0." + number + ":" + PORT)));
        await().atMost(SOON).pollInterval(STEP).until(() -> log("n" + number).contains("running"));
        Process pairing = start(number, "pair" + number, baton("pair", "--role", "admin", "--ttl", "10m", "--state-dir",
                state(number).toString(), "--host", "10.0.0." + number, "--no-wait"));
        pairing.onExit().join();
        Matcher code = CODE.matcher(log("pair" + number));
        assertThat(code.find()).as(log("pair" + number) + log("n" + number)).isTrue();
        return code.group();
    }

    long pid(int number) {
        return Optional.ofNullable(nodes.get(number)).orElseThrow().pid();
    }

    private static List<String> baton(String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        Files.readAllLines(Path.of("../installers/node.jvm")).stream().map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#")).forEach(words::add);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.baton.cli.Baton"));
        words.addAll(List.of(arguments));
        return words;
    }

    /// Runs a program of the tests at the desk, with JavaFX and a home of its own, and returns its exit status.
    int atDesk(Class<?> main, String... arguments) throws IOException {
        return beginAtDesk("desk", main, arguments).onExit().join().exitValue();
    }

    /// Starts a program of the tests at the desk, as [#atDesk] does.
    ///
    /// @param label by which [#log] knows it
    Process beginAtDesk(String label, Class<?> main, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of("env", "-u", "XDG_CONFIG_HOME", "-u", "BATON_HOME",
                System.getProperty("java.home") + "/bin/java", "-Xmx1g",
                "--module-path=" + System.getProperty("jdk.module.path"), "--add-modules=javafx.controls,javafx.swing",
                "--enable-native-access=javafx.graphics,ALL-UNNAMED", "-Dglass.platform=Headless", "-Dprism.order=sw",
                "-Djava.awt.headless=true", "-Duser.language=en", "-Duser.home=" + folder.resolve("desk"), "-cp",
                System.getProperty("java.class.path"), main.getName()));
        words.addAll(List.of(arguments));
        return start(DESK, label, words);
    }

    /// Pairs the desk with a node.
    ///
    /// @param code as [#node] gave it
    void connect(String code, int number) throws IOException {
        List<String> words = new ArrayList<>(List.of("env", "-u", "XDG_CONFIG_HOME", "-u", "BATON_HOME"));
        words.addAll(baton("connect", code, "--name", "n" + number, "--yes"));
        words.add(words.indexOf("-cp"), "-Duser.home=" + folder.resolve("desk"));
        String label = "connect" + number;
        assertThat(start(DESK, label, words).onExit().join().exitValue()).as(log(label)).isZero();
    }

    /// Captures what passes the desk's interface, from now on.
    Process capture(Path file, String filter) throws IOException {
        Process capture = start(DESK, "tcpdump", List.of("tcpdump", "-Z", "root", "-ni", "eth0", "-B", "16384",
                "--immediate-mode", "-U", "-w", file.toString(), filter));
        await().atMost(SOON).pollInterval(STEP).until(() -> log("tcpdump").contains("listening on"));
        return capture;
    }

    /// Ends a capture, so that its file is whole.
    static void interrupt(Process capture) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", String.valueOf(capture.pid())).inheritIO().start().waitFor();
        capture.waitFor();
    }

    private Process start(int number, String label, List<String> command) throws IOException {
        // Whoever runs the tests may have had SIGHUP ignored, as nohup does; a daemon would inherit that and never reload.
        List<String> words = new ArrayList<>(List.of("ip", "netns", "exec", name(number), "env",
                "--default-signal=HUP"));
        words.addAll(command);
        Process process = new ProcessBuilder(words).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve(label + ".log").toFile())).start();
        processes.add(process);
        return process;
    }

    /// What a process has printed.
    String log(String label) throws IOException {
        Path file = folder.resolve(label + ".log");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /// The hosts that have an address now.
    List<Integer> holders(String address) throws IOException {
        List<Integer> holders = new ArrayList<>();
        for (int number : nodes.keySet()) {
            Process shown = new ProcessBuilder("ip", "-n", name(number), "-o", "addr", "show", "up").start();
            if (new String(shown.getInputStream().readAllBytes(), StandardCharsets.UTF_8).contains(" " + address
                    + "/")) {
                holders.add(number);
            }
        }
        return holders;
    }

    @Override
    public void close() throws IOException {
        for (Process process : processes.reversed()) {
            process.destroy();
            process.onExit().completeOnTimeout(process, END_SECONDS, TimeUnit.SECONDS).join();
            process.destroyForcibly().onExit().join();
        }
        for (String namespace : namespaces) {
            ip("netns", "del", namespace);
        }
    }
}
