package dev.baton.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.baton.api.Access;
import dev.baton.api.FaultKind;
import dev.baton.api.FaultLease;
import dev.baton.api.Json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Two nodes that share one address with each other and with a keepalived, and a desk that is paired with the nodes over a
/// network of its own, so that the interface which carries the address can be taken down. Host n has 10.0.0.n, and
/// 192.168.n.1 towards the desk. 1 s adverts, so that the second node comes before the keepalived by 387 ms of skew, however busy the
/// machine is.
final class TestedCluster implements AutoCloseable {
    static final String ADDRESS = "10.0.0.100";
    static final int NODES = 2;
    static final int KEEPALIVED = 4;
    static final int DESK = 9;

    /// How long a fault may take to end and everything to be as before.
    static final Duration ENDED = Duration.ofSeconds(60);

    private static final int PORT = 8642;
    private static final String POLICY = """
            drill:
              faults: [hand-over, resign, priority, check, mute, deaf, link, kill]
            """;

    private final Segment segment;
    private final Path home;
    private final Path folder;
    private final Map<Integer, Process> nodes = new LinkedHashMap<>();
    private final Steered desk;

    TestedCluster(Path folder) throws Exception {
        this.folder = folder;
        segment = new Segment(folder);
        home = Files.createDirectories(folder.resolve("desk"));
        Files.writeString(folder.resolve("policy.yaml"), POLICY);
        Files.writeString(folder.resolve("alive"), "yes");
        boolean isReady = false;
        try {
            begin();
            desk = Steered.console(segment, DESK, home);
            pair();
            isReady = true;
        } finally {
            if (!isReady) {
                segment.close();
            }
        }
    }

    private void begin() throws IOException {
        segment.host(DESK);
        for (int number : List.of(1, 2, KEEPALIVED)) {
            segment.host(number);
        }
        for (int number = 1; number <= NODES; number++) {
            segment.at(number).ip("link add m0 type veth peer name m" + number + " netns " + segment.at(DESK).name());
            segment.at(number).ip("addr add 192.168." + number + ".1/24 dev m0");
            segment.at(number).ip("link set m0 up");
            segment.at(DESK).ip("addr add 192.168." + number + ".9/24 dev m" + number);
            segment.at(DESK).ip("link set m" + number + " up");
            // A global IPv6 address would go with the interface, so a node refuses to take it down.
            segment.at(number).ip("addr del 2001:db8::" + number + "/64 dev eth0");
            segment.configure("baton" + number, config(number));
            launch(number);
        }
        for (int number = 1; number <= NODES; number++) {
            awaitStarted(number, 1);
        }
        var _ = segment.keepalived(KEEPALIVED, keepalived());
        segment.awaitHolder(1, ADDRESS, 2, KEEPALIVED);
    }

    private void pair() throws Exception {
        for (int number = 1; number <= NODES; number++) {
            var _ = done("connect n" + number + " " + Rig.code(segment, number, stateDir(number), Access.OPERATOR,
                    "192.168." + number + ".1"));
        }
        awaitAsBefore();
    }

    private String config(int number) {
        return Rig.node(number, number == 1 ? 150 : 100, ADDRESS + "/24", "track: [{check: alive}]")
                .replace("advertInterval: 100ms", "advertInterval: 1s")
                + "checks:\n  - {name: alive, file: " + folder.resolve("alive")
                + ", wanted: present, interval: 200ms}\n";
    }

    private static String keepalived() {
        return """
                global_defs {
                    vrrp_version 3
                }
                vrrp_instance VI_1 {
                    interface eth0
                    virtual_router_id 51
                    priority 1
                    advert_int 1
                    virtual_ipaddress {
                        10.0.0.100/24
                    }
                }
                """;
    }

    /// Starts a node, or starts it again, and returns once it takes part.
    void start(int number) throws IOException {
        int before = runs(number);
        launch(number);
        awaitStarted(number, before + 1);
    }

    private void launch(int number) throws IOException {
        String label = "baton" + number;
        nodes.put(number, segment.command(number, label, "node", "run", "--config",
                folder.resolve(label + ".yaml").toString(), "--state-dir", stateDir(number).toString(),
                "--policy", folder.resolve("policy.yaml").toString(), "--listen", "192.168." + number + ".1:" + PORT,
                "--supervised"));
    }

    private void awaitStarted(int number, int times) {
        await().atMost(Segment.STARTED).pollInterval(Segment.STEP)
                .until(() -> runs(number) >= times && lines(number, "clients reach this node") >= times);
    }

    private int runs(int number) throws IOException {
        return lines(number, "routers are running");
    }

    private int lines(int number, String words) throws IOException {
        return (int) segment.log("baton" + number).lines().filter(l -> l.contains(words)).count();
    }

    private Path stateDir(int number) {
        return folder.resolve("state" + number);
    }

    /// Kills a node at once.
    void kill(int number) {
        Segment.crash(process(number));
    }

    /// Asks a node to end, and waits until it has.
    void end(int number) {
        Segment.signal(process(number), "TERM");
        process(number).onExit().join();
    }

    Process process(int number) {
        return Optional.ofNullable(nodes.get(number)).orElseThrow();
    }

    /// Has a node hold a fault.
    FaultLease hold(int number, FaultKind kind, long millis) throws IOException {
        String more = switch (kind) {
            case CHECK -> " alive";
            case PRIORITY -> " 99";
            default -> "";
        };
        return Json.read(done("hold n" + number + " test-" + kind.word() + " " + kind.word() + " " + millis + more),
                FaultLease.class);
    }

    /// Gives an order to the desk.
    String tell(String order) throws IOException {
        return desk.tell(order);
    }

    private String done(String order) throws IOException {
        String answer = desk.tell(order);
        assertThat(answer).as(order).startsWith("done: ");
        return answer.substring("done: ".length());
    }

    List<FaultLease> faults(int number) throws IOException {
        return List.of(Json.read(done("faults n" + number), FaultLease[].class));
    }

    /// What a node says of the fault of this kind that it was asked for.
    FaultLease lease(int number, FaultKind kind) throws IOException {
        List<FaultLease> all = faults(number);
        List<FaultLease> wanted = all.stream().filter(l -> l.id().equals("test-" + kind.word())).toList();
        assertThat(wanted).as("of %s", all).hasSize(1);
        return wanted.getFirst();
    }

    /// The audit log of a node.
    String audit(int number) throws IOException {
        return Files.readString(stateDir(number).resolve("audit.log"));
    }

    /// Whether the first node alone holds the address, and no interface is down.
    private boolean isAsBefore() {
        return holders().equals(List.of(1)) && isUp(1) && isUp(2);
    }

    void awaitAsBefore() {
        await().atMost(ENDED).pollInterval(Segment.STEP).until(this::isAsBefore);
        await().during(Duration.ofSeconds(1)).atMost(ENDED).pollInterval(Segment.STEP)
                .until(() -> holders().equals(List.of(1)));
    }

    /// Ends the desk's process at once.
    void killDesk() {
        desk.crash();
    }

    Segment segment() {
        return segment;
    }

    /// The hosts that have the address now.
    List<Integer> holders() {
        List<Integer> holders = new ArrayList<>();
        for (int number : List.of(1, 2, KEEPALIVED)) {
            if (segment.holds(number, ADDRESS)) {
                holders.add(number);
            }
        }
        return holders;
    }

    void awaitHolders(Integer... numbers) {
        await().atMost(Segment.SOON).pollInterval(Segment.STEP).until(() -> holders().equals(List.of(numbers)));
    }

    boolean isUp(int number) {
        return segment.at(number).ip("-o link show eth0").contains(",UP");
    }

    @Override
    public void close() {
        segment.close();
    }
}
