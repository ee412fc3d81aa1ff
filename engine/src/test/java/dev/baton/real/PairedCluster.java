package dev.baton.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.baton.api.Access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Three nodes that share one address, a keepalived that shares it with them, and a desk, a fifth host, that is paired with
/// the three. Host n has 10.0.0.n; the nodes' agents listen there, or beside it: at 192.168.n.1, over a network of their own to
/// the desk, so that the interface which carries the address can be taken down.
final class PairedCluster implements AutoCloseable {
    /// The address that they share.
    static final String ADDRESS = "10.0.0.100";
    static final int NODES = 3;
    static final int KEEPALIVED = 4;
    static final int DESK = 9;

    private static final int PORT = 8642;
    private static final int FIRST_PRIORITY = 150;
    private static final int STEP_DOWN = 20;

    private final Segment segment;
    private final Path home;
    private final Map<Integer, Process> nodes = new LinkedHashMap<>();
    private final boolean isSupervised;
    private final boolean isBeside;
    private volatile boolean isClosing;
    private int commands;

    /// Starts everything, and returns once the desk is paired with every node and the first holds the address.
    PairedCluster(Path folder) throws Exception {
        this(folder, "100ms", false);
    }

    /// @param interval     of the adverts: `100ms` or `1s`
    /// @param isSupervised whether a node whose process dies is started again, as systemd does it
    PairedCluster(Path folder, String interval, boolean isSupervised) throws Exception {
        this(folder, interval, isSupervised, false);
    }

    /// One that may hold every fault there is: managed beside the segment, with a check, and a policy that allows all.
    static PairedCluster forEveryFault(Path folder, String interval) throws Exception {
        Files.writeString(folder.resolve("policy.yaml"), """
                drill:
                  faults: [hand-over, resign, priority, check, mute, deaf, link, kill]
                """);
        Files.writeString(folder.resolve("alive"), "yes");
        return new PairedCluster(folder, interval, true, true);
    }

    private PairedCluster(Path folder, String interval, boolean isSupervised, boolean isBeside) throws Exception {
        this.isSupervised = isSupervised;
        this.isBeside = isBeside;
        segment = new Segment(folder);
        home = Files.createDirectories(folder.resolve("desk"));
        boolean isReady = false;
        try {
            begin(interval);
            isReady = true;
        } finally {
            if (!isReady) {
                close();
            }
        }
    }

    private void begin(String interval) throws Exception {
        for (int number = 1; number <= KEEPALIVED; number++) {
            segment.host(number);
        }
        segment.host(DESK);
        for (int number = 1; number <= NODES; number++) {
            segment.configure("baton" + number, text(number).replace("100ms", interval));
            if (isBeside) {
                beside(number);
            }
            launch(number);
        }
        for (int number = 1; number <= NODES; number++) {
            segment.awaitRunning(number);
        }
        var _ = segment.keepalived(KEEPALIVED, keepalived().replace("advert_int 0.1", interval.equals("1s")
                ? "advert_int 1"
                : "advert_int 0.1"));
        segment.awaitHolder(1, ADDRESS, 2, 3, KEEPALIVED);
        pair();
    }

    /// The configuration of a node with one router of this priority.
    static String config(int number, int priority) {
        return Rig.node(number, priority, ADDRESS + "/24", "");
    }

    private String text(int number) {
        int priority = FIRST_PRIORITY - STEP_DOWN * (number - 1);
        return isBeside
                ? Rig.node(number, priority, ADDRESS + "/24", "track: [{check: alive}]") + "checks:\n  - {name: alive,"
                        + " file: " + segment.folder().resolve("alive") + ", wanted: present, interval: 200ms}\n"
                : config(number, priority);
    }

    private void beside(int number) {
        segment.at(number).ip("link add m0 type veth peer name m" + number + " netns " + segment.at(DESK).name());
        segment.at(number).ip("addr add 192.168." + number + ".1/24 dev m0");
        segment.at(number).ip("link set m0 up");
        segment.at(DESK).ip("addr add 192.168." + number + ".9/24 dev m" + number);
        segment.at(DESK).ip("link set m" + number + " up");
        // A global IPv6 address would go with the interface, so a node refuses to take it down.
        segment.at(number).ip("addr del 2001:db8::" + number + "/64 dev eth0");
    }

    private String management(int number) {
        return isBeside ? "192.168." + number + ".1" : "10.0.0." + number;
    }

    private static String keepalived() {
        return """
                global_defs {
                    vrrp_version 3
                }
                vrrp_instance VI_1 {
                    interface eth0
                    virtual_router_id 51
                    priority 50
                    advert_int 0.1
                    virtual_ipaddress {
                        10.0.0.100/24
                    }
                }
                """;
    }

    /// Starts a node, or starts it again, with the configuration and the state that it has on disk.
    void start(int number) throws IOException {
        launch(number);
        segment.awaitRunning(number);
    }

    private void launch(int number) throws IOException {
        List<String> words = new ArrayList<>(List.of("node", "run", "--config", configFile(number).toString(),
                "--state-dir", stateDir(number).toString(), "--listen", management(number) + ":" + PORT));
        if (isBeside) {
            words.addAll(List.of("--policy", segment.folder().resolve("policy.yaml").toString()));
        }
        if (isSupervised) {
            words.add("--supervised");
        }
        Process node = segment.command(number, "baton" + number, words.toArray(String[]::new));
        nodes.put(number, node);
        if (isSupervised) {
            var _ = node.onExit().thenRun(() -> supervise(number));
        }
    }

    private void supervise(int number) {
        if (!isClosing) {
            try {
                launch(number);
            } catch (IOException e) {
                throw new UncheckedIOException("node " + number + " cannot be started again", e);
            }
        }
    }

    /// Kills a node at once.
    void kill(int number) {
        Segment.crash(Optional.ofNullable(nodes.get(number)).orElseThrow());
    }

    private void pair() throws Exception {
        Steered desk = Steered.console(segment, DESK, home);
        for (int number = 1; number <= NODES; number++) {
            String code = Rig.code(segment, number, stateDir(number), Access.ADMIN, management(number));
            assertThat(desk.tell("connect n" + number + " " + code)).startsWith("done: ");
        }
        desk.crash();
    }

    /// What a command printed, and its exit status.
    record Ran(int status, String output) {}

    /// Runs a command of the desk.
    Ran desk(String... arguments) throws IOException, InterruptedException {
        return run(DESK, arguments);
    }

    /// Starts a command of the desk.
    Process deskProcess(String label, String... arguments) throws IOException {
        return segment.command(DESK, label, atHome(arguments));
    }

    private String[] atHome(String... arguments) {
        List<String> words = new ArrayList<>(List.of(arguments));
        words.addAll(List.of("--home", home.toString()));
        return words.toArray(String[]::new);
    }

    private Ran run(int number, String... arguments) throws IOException, InterruptedException {
        String label = "command" + commands++;
        Process process = segment.command(number, label, number == DESK ? atHome(arguments) : arguments);
        return new Ran(process.waitFor(), segment.log(label));
    }

    Segment segment() {
        return segment;
    }

    Path home() {
        return home;
    }

    Path configFile(int number) {
        return segment.folder().resolve("baton" + number + ".yaml");
    }

    Path stateDir(int number) {
        return segment.folder().resolve("state" + number);
    }

    /// The hosts that have the address now.
    List<Integer> holders() {
        List<Integer> holders = new ArrayList<>();
        for (int number = 1; number <= KEEPALIVED; number++) {
            if (segment.holds(number, ADDRESS)) {
                holders.add(number);
            }
        }
        return holders;
    }

    void awaitOnlyHolder(int number) {
        await().atMost(Segment.SOON).pollInterval(Segment.STEP).until(() -> holders().equals(List.of(number)));
    }

    @Override
    public void close() {
        isClosing = true;
        segment.close();
    }
}
