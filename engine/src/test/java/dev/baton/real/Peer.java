package dev.baton.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import dev.baton.adapter.linux.Namespace;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// Another implementation, running one virtual router on a host of a segment.
final class Peer {
    /// Who else speaks VRRP.
    enum Kind {
        KEEPALIVED("/usr/sbin/keepalived"), FRR("/usr/lib/frr/vrrpd");

        private final Path program;

        Kind(String program) {
            this.program = Path.of(program);
        }

        void assumeInstalled() {
            assumeTrue(Files.isExecutable(program), "needs " + program);
        }
    }

    private static final String DEVICE = "vrrp0";
    private static final Pattern CHANGE = Pattern.compile("(Entering \\w+ STATE|-> \\w+)$");

    private final Segment segment;
    private final Kind kind;
    private final int host;
    private final Process process;
    /// How much its predecessors on this host have printed.
    private final int before;

    private Peer(Segment segment, Kind kind, int host, Process process, int before) {
        this.segment = segment;
        this.kind = kind;
        this.host = host;
        this.process = process;
        this.before = before;
    }

    /// Starts it on `host`, and returns once it takes part.
    ///
    /// @param more further lines of keepalived's instance
    static Peer start(Segment segment, Kind kind, int host, Agreement agreement, int priority, String... more)
            throws IOException {
        kind.assumeInstalled();
        int before = segment.log(label(kind, host)).length();
        Process process = switch (kind) {
            case KEEPALIVED -> segment.keepalived(host, agreement.keepalived(host, priority, more));
            case FRR -> frr(segment, host, agreement, priority);
        };
        Peer peer = new Peer(segment, kind, host, process, before);
        String sign = kind == Kind.FRR ? "Initialize -> " : "Entering BACKUP STATE";
        await().atMost(Segment.SOON).pollInterval(Segment.STEP).until(() -> peer.log().contains(sign));
        return peer;
    }

    /// FRR's vrrpd with the zebra it needs; the addresses are on a macvlan with the virtual MAC, whose link it takes down.
    private static Process frr(Segment segment, int host, Agreement agreement, int priority) throws IOException {
        Namespace at = segment.at(host);
        if (!at.ip("-o link").contains(DEVICE)) {
            at.ip("link add " + DEVICE + " address " + agreement.mac() + " link eth0 type macvlan mode bridge");
            at.ip("link set " + DEVICE + " addrgenmode none");
            if (agreement.dialect().isIpv6()) {
                at.ip("addr add fe80::" + host + "/64 dev " + DEVICE + " nodad");
            }
            for (String address : agreement.addresses()) {
                at.ip("addr add " + address + " dev " + DEVICE + (agreement.dialect().isIpv6() ? " nodad" : ""));
            }
            at.ip("link set " + DEVICE + " up");
        }
        Path run = Files.createTempDirectory("frr");
        Path config = Files.writeString(run.resolve("vrrpd.conf"), agreement.frr(priority));
        Namespace.run("chown", "-R", "frr:frr", run.toString());
        Path socket = run.resolve("zserv.api");
        segment.start(host, "zebra" + host, frrWords("zebra", run, socket, run.resolve("none.conf")));
        await().atMost(Segment.SOON).pollInterval(Segment.STEP).until(() -> Files.exists(socket));
        return segment.start(host, "frr" + host, frrWords("vrrpd", run, socket, config));
    }

    private static String[] frrWords(String program, Path run, Path socket, Path config) {
        List<String> words = new ArrayList<>(List.of("/usr/lib/frr/" + program, "-u", "frr", "-g", "frr", "-i",
                run.resolve(program + ".pid").toString(), "-z", socket.toString(), "--vty_socket", run.toString(),
                "-f", config.toString(), "--log", "stdout"));
        return words.toArray(String[]::new);
    }

    private static String label(Kind kind, int host) {
        return (kind == Kind.FRR ? "frr" : "keepalived") + host;
    }

    /// What it has printed.
    String log() throws IOException {
        return segment.log(label(kind, host)).substring(before);
    }

    /// Whether it is MASTER by its own words.
    boolean leads() throws IOException {
        String last = log().lines().filter(l -> CHANGE.matcher(l).find()).reduce((_, b) -> b).orElse("");
        return last.endsWith("Entering MASTER STATE") || last.endsWith("-> Master");
    }

    void awaitLeading() {
        await().atMost(Segment.SOON).pollInterval(Segment.STEP).until(this::leads);
    }

    /// Waits until it has led for long enough to have been heard.
    void awaitSettled(Agreement agreement) {
        await().during(Duration.ofMillis(3L * agreement.intervalMillis())).atMost(Segment.SOON)
                .pollInterval(Segment.STEP).until(this::leads);
    }

    void awaitFollowing() {
        await().atMost(Segment.SOON).pollInterval(Segment.STEP).until(() -> !leads());
    }

    /// Asks it to end in order, which is a priority 0 when it is MASTER.
    void stop() throws InterruptedException {
        Segment.signal(process, "TERM");
        process.waitFor();
    }

    void crash() {
        Segment.crash(process);
    }

    Process process() {
        return process;
    }
}
