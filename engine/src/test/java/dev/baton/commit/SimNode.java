package dev.baton.commit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.baton.api.Access;
import dev.baton.api.CommitRequest;
import dev.baton.api.CommitStatus;
import dev.baton.config.ConfigLoader;
import dev.baton.config.ConfigResult;
import dev.baton.config.ConfigWriter;
import dev.baton.config.NodeConfig;
import dev.baton.config.NodePolicy;
import dev.baton.manage.AuditPort;
import dev.baton.manage.Caller;
import dev.baton.wire.IpAddress;

/// A node with everything around it simulated: what a process of it would have, and what is left when that is gone.
final class SimNode {
    static final Path CONFIG = Path.of("/etc/baton/node.yaml");
    static final Path FOLDER = Path.of("/var/lib/baton/commits");
    static final long SECOND = 1_000_000_000L;
    /// With a byte order mark, comments and line breaks of another system, so that only its very bytes are the same.
    static final String OLD = "\uFEFF# of this machine\r\nnode: n1\r\nrouters:\r\n  - { name: VI_1, interface: eth0, vrid: 51,"
            + " version: 2, authentication: { pass: s3cret }, addresses: [10.63.0.158/24] } # keep\r\n";
    static final String NEW = """
            node: n1
            routers:
              - name: VI_1
                interface: eth0
                vrid: 51
                version: 2
                priority: 120   # more
                authentication: { pass: "(hidden)" }
                addresses: [10.63.0.158/24]
            """;
    static final Caller ALICE = new Caller("alice", "a".repeat(64), Access.EDITOR, "10.0.0.9", "c1");
    static final Caller ALICE_AGAIN = new Caller("alice", "a".repeat(64), Access.EDITOR, "10.0.0.9", "c2");
    static final Caller BOB = new Caller("bob", "b".repeat(64), Access.EDITOR, "10.0.0.8", "c3");

    private final SimDisk disk;
    private final SimClock clock;
    private final String boot;
    private final NodePolicy policy;
    private final List<String> audit = new ArrayList<>();
    private final List<CommitStatus> told = new ArrayList<>();
    private Optional<Recovery> recovery = Optional.empty();
    private Optional<SimEngine> engine = Optional.empty();
    private Optional<Commits> commits = Optional.empty();

    SimNode(SimDisk disk, SimClock clock, String boot, NodePolicy policy) {
        this.disk = disk;
        this.clock = clock;
        this.boot = boot;
        this.policy = policy;
    }

    static SimNode fresh() {
        return fresh(NodePolicy.DEFAULT);
    }

    static SimNode fresh(NodePolicy policy) {
        return new SimNode(freshDisk(), new SimClock(77 * SECOND, Instant.parse("2026-01-01T00:00:00Z")), "boot-1",
                policy);
    }

    static SimDisk freshDisk() {
        return new SimDisk().with(CONFIG, OLD.getBytes(StandardCharsets.UTF_8));
    }

    /// Starts the process: files in order, engine, desk.
    SimNode start() {
        AuditPort port = (who, from, action, subject, result) -> audit
                .add(who + "|" + from + "|" + action + "|" + subject + "|" + result);
        Recovery found = Recovery
                .of(new CommitHome(disk, FOLDER, CONFIG, new Timekeeper(clock, boot), port));
        recovery = Optional.of(found);
        SimEngine made = new SimEngine(clock, config(found.text().orElseThrow()), found.stamp());
        engine = Optional.of(made);
        Commits desk = Commits.open(found, new CommitSetup(policy, _ -> Optional.empty(),
                List.of(IpAddress.parse("10.63.0.1")), clock, clock, told::add));
        desk.begin(made);
        commits = Optional.of(desk);
        return this;
    }

    /// The node after its process was killed.
    SimNode killed() {
        return new SimNode(disk.afterKill(), clock.afterKill(), boot, policy);
    }

    /// The node on another disk after the machine was started again.
    SimNode rebooted(SimDisk left, SimClock clocks) {
        return new SimNode(left, clocks, boot + "'", policy);
    }

    static NodeConfig config(byte[] bytes) {
        ConfigResult result = ConfigLoader.load("node.yaml", bytes);
        if (result instanceof ConfigResult.Loaded loaded) {
            return loaded.config();
        }
        throw new AssertionError(result.problems());
    }

    static NodeConfig config(String text) {
        return config(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The text that is kept of [#NEW].
    static String kept() {
        return ConfigWriter.write(config(NEW.replace("\"(hidden)\"", "s3cret")));
    }

    CommitStatus push() {
        return push("commit-1", NEW);
    }

    CommitStatus push(String id, String text) {
        return desk().commit(request(id, text), desk().current().stamp().sha256(), ALICE);
    }

    static CommitRequest request(String id, String text) {
        return new CommitRequest(id, text, 60, "test");
    }

    CommitStatus status(String id) {
        return desk().status(id).orElseThrow();
    }

    Commits desk() {
        return commits.orElseThrow();
    }

    SimEngine engine() {
        return engine.orElseThrow();
    }

    Recovery recovery() {
        return recovery.orElseThrow();
    }

    SimDisk disk() {
        return disk;
    }

    SimClock clock() {
        return clock;
    }

    String text() {
        return disk.text(CONFIG);
    }

    List<String> audit() {
        return audit;
    }

    List<CommitStatus> told() {
        return told;
    }
}
