package dev.baton.real;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.baton.adapter.reach.IdentityEcho;
import dev.baton.api.ProbeSample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// Probes of a real cluster: hosts 1 and 2 share an address, host 3 probes it, as do the nodes.
class ProbesTest {
    static final String VIP = "10.0.0.100";
    private static final long MILLI = 1_000_000L;
    private static final long RUN_MILLIS = 3_000;
    private static final long BEFORE_MILLIS = 700;
    private static final int FLOOD_PER_SECOND = 50_000;
    private static final int FLOOD_SECONDS = 3;

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void needs() {
        Rig.needs("tcpdump", "tshark");
    }

    private Segment segment() {
        return segment(folder);
    }

    static Segment segment(Path folder) {
        Segment segment = new Segment(folder);
        for (int host = 1; host <= 3; host++) {
            segment.host(host);
        }
        return segment;
    }

    static void settle(Segment segment, int holder, int other) {
        segment.awaitHolder(holder, VIP, other);
        await().pollDelay(500, TimeUnit.MILLISECONDS).until(() -> segment.holds(holder, VIP));
    }

    static String node(int number, int priority) {
        return Rig.node(number, priority, VIP + "/24", "");
    }

    static Process capture(Segment segment, Path file, String filter) throws IOException {
        String label = "capture" + file.getFileName();
        Process capture = segment.start(3, label, "tcpdump", "-Z", "root", "-ni", "eth0", "-B", "16384",
                "--immediate-mode", "-U", "-w", file.toString(), filter);
        await().atMost(Rig.SOON).until(() -> segment.log(label).contains("listening on"));
        return capture;
    }

    @Test
    void twoNodesThatHoldTheAddressAtOnce_areBothSeen() throws Exception {
        try (Segment segment = segment();
                Reached one = Reached.node(segment, 1, node(1, 150));
                Reached two = Reached.node(segment, 2, node(2, 100));
                Reached client = Reached.client(segment, 3)) {
            settle(segment, 1, 2);
            one.probe("a", "udp", VIP, 10 * MILLI, RUN_MILLIS);
            two.probe("a", "udp", VIP, 10 * MILLI, RUN_MILLIS);
            client.probe("a", "udp", VIP, 10 * MILLI, RUN_MILLIS);
            Thread.sleep(BEFORE_MILLIS);
            segment.isolate(1, 2);
            List<ProbeSample> byTwo = two.all("a");
            assertThat(one.all("a")).isNotEmpty().allSatisfy(s -> assertThat(s.by()).isEqualTo("n1"));
            assertThat(byTwo.getFirst().by()).isEqualTo("n1");
            assertThat(byTwo.getLast().by()).isEqualTo("n2");
            assertThat(client.all("a").stream().map(ProbeSample::by).distinct().toList())
                    .as("the one who announced itself last").containsSubsequence("n1", "n2");
        }
    }

    @Test
    void staleArp_losesTheProbesOfWhoHasIt_andOfNobodyElse() throws Exception {
        try (Segment segment = segment();
                Reached one = Reached.node(segment, 1, node(1, 150));
                Reached two = Reached.node(segment, 2, node(2, 100));
                Reached client = Reached.client(segment, 3)) {
            settle(segment, 1, 2);
            segment.at(3).ip("neigh replace " + VIP + " lladdr " + Segment.mac(1, "eth0") + " dev eth0 nud permanent");
            assertThat(two.tell("claim VI_1")).isEmpty();
            settle(segment, 2, 1);
            client.probe("a", "udp", VIP, 10 * MILLI, 500);
            client.probe("b", "icmp", VIP, 10 * MILLI, 500);
            one.probe("a", "udp", VIP, 10 * MILLI, 500);
            assertThat(client.all("a")).isNotEmpty().allSatisfy(s -> assertThat(s.roundTripNanos()).isEmpty());
            assertThat(client.all("b")).isNotEmpty().allSatisfy(s -> assertThat(s.roundTripNanos()).isEmpty());
            assertThat(one.all("a")).isNotEmpty().allSatisfy(s -> assertThat(s.by()).isEqualTo("n2"));
        }
    }

    @Test
    void virtualMac_isAnsweredBeforeAndAfterAHandOver() throws Exception {
        String more = "virtualMac: true";
        try (Segment segment = segment();
                Reached _ = Reached.node(segment, 1, Rig.node(1, 150, VIP + "/24", more));
                Reached two = Reached.node(segment, 2, Rig.node(2, 100, VIP + "/24", more));
                Reached client = Reached.client(segment, 3)) {
            settle(segment, 1, 2);
            client.probe("a", "udp", VIP, 10 * MILLI, 1_500);
            Thread.sleep(BEFORE_MILLIS);
            assertThat(two.tell("claim VI_1")).isEmpty();
            List<ProbeSample> samples = client.all("a");
            assertThat(samples.getFirst().by()).isEqualTo("n1");
            assertThat(samples.getLast().by()).isEqualTo("n2");
            assertThat(Outage.ofSamples(samples, 10 * MILLI).lost()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void acceptModeOff_answersNothing_andTheNodeSaysWhy() throws Exception {
        try (Segment segment = segment();
                Reached one = Reached.node(segment, 1, Rig.node(1, 150, VIP + "/24", "acceptMode: false"));
                Reached client = Reached.client(segment, 3)) {
            settle(segment, 1, 3);
            for (String kind : List.of("udp", "icmp")) {
                client.probe(kind, kind, VIP, 10 * MILLI, 500);
                one.probe(kind, kind, VIP, 10 * MILLI, 500);
                assertThat(client.all(kind)).isNotEmpty()
                        .allSatisfy(s -> assertThat(s.roundTripNanos()).isEmpty());
                assertThat(one.all(kind)).isNotEmpty().allSatisfy(s -> assertThat(s.roundTripNanos()).isEmpty());
                assertThat(one.trouble()).contains("VI_1 has accept mode off");
            }
        }
    }

    @Test
    void ipv6_isAnsweredAndProbed_linkLocalToo_andReloadsAreFollowed() throws Exception {
        String before = Rig.node(1, 150, "fe80::51/64, 2001:db8::100/64", "");
        try (Segment segment = segment();
                Reached one = Reached.node(segment, 1, before);
                Reached client = Reached.client(segment, 3)) {
            await().atMost(Rig.SOON).until(() -> segment.holds(1, "2001:db8::100"));
            for (String address : List.of("2001:db8::100", "fe80::51")) {
                for (String kind : List.of("udp", "icmp")) {
                    String id = kind + address.length();
                    client.probe(id, kind, address, 10 * MILLI, 300);
                    one.probe(id, kind, address, 10 * MILLI, 300);
                    assertThat(client.all(id)).isNotEmpty()
                            .allSatisfy(s -> assertThat(s.roundTripNanos()).as(id).isPresent());
                    assertThat(one.all(id)).isNotEmpty()
                            .allSatisfy(s -> assertThat(s.roundTripNanos()).isPresent());
                }
            }
            assertThat(one.tell("probe x udp 2001:db8::3 10000000 300")).singleElement().asString()
                    .startsWith("refused: 2001:db8::3 is no virtual address of this node");
            Path next = segment.configure("next", before.replace("::100", "::101"));
            assertThat(one.tell("reload " + next)).singleElement().asString().contains("2001:db8::101");
            await().atMost(Rig.SOON).until(() -> segment.holds(1, "2001:db8::101"));
            client.probe("new", "udp", "2001:db8::101", 10 * MILLI, 300);
            client.probe("old", "udp", "2001:db8::100", 10 * MILLI, 300);
            assertThat(client.all("new").getLast().by()).isEqualTo("n1");
            assertThat(client.all("old")).isNotEmpty().allSatisfy(s -> assertThat(s.roundTripNanos()).isEmpty());
        }
    }

    /// Requests that are none, and more requests than it answers, at the address of a MASTER with 100 ms adverts.
    @ParameterizedTest
    @ValueSource(strings = {"bogus", "valid"})
    void flood_leavesTheAdvertsAlone(String kind) throws Exception {
        try (Segment segment = segment();
                Reached _ = Reached.node(segment, 1, node(1, 150));
                Reached _ = Reached.node(segment, 2, node(2, 100));
                Reached client = Reached.client(segment, 3)) {
            settle(segment, 1, 2);
            Path file = folder.resolve("adverts.pcap");
            Process capture = capture(segment, file, "ip proto 112");
            client.probe("a", "udp", VIP, 10 * MILLI, FLOOD_SECONDS * 1_000L);
            int sent = segment.at(3).inside(() -> flood(kind.equals("valid")));
            List<ProbeSample> samples = client.all("a");
            Segment.signal(capture, "INT");
            capture.waitFor();
            List<Double> at = Wire.fields(file, "vrrp && ip.src == 10.0.0.1", "frame.time_epoch").stream()
                    .map(Double::valueOf).toList();
            double longest = 0;
            for (int i = 1; i < at.size(); i++) {
                longest = Math.max(longest, at.get(i) - at.get(i - 1));
            }
            long answered = samples.stream().filter(s -> s.roundTripNanos().isPresent()).count();
            System.out.printf(Locale.ROOT,
                    "%d %s datagrams in %d s: longest time between adverts %.1f ms, %d of %d probes answered%n", sent,
                    kind, FLOOD_SECONDS, longest * 1e3, answered, samples.size());
            assumeTrue(sent > FLOOD_SECONDS * FLOOD_PER_SECOND / 2,
                    "the machine was too busy to send such a flood, and would be too busy for adverts as well");
            assertThat(at).hasSizeGreaterThan(FLOOD_SECONDS * 9);
            assertThat(longest).as("no advert was missed").isLessThan(0.2);
            assertThat(Wire.fields(file, "vrrp && ip.src == 10.0.0.2", "frame.number")).as("of the BACKUP").isEmpty();
            if (kind.equals("bogus")) {
                assertThat(answered).isGreaterThan(samples.size() * 9L / 10);
            }
        }
    }

    private static int flood(boolean isValid) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(IdentityEcho.LENGTH);
        IdentityEcho.writeRequest(bytes, 1, 1);
        if (!isValid) {
            bytes.put(4, (byte) 9);
        }
        int sent = 0;
        try (DatagramSocket socket = new DatagramSocket()) {
            DatagramPacket packet = new DatagramPacket(bytes.array(), IdentityEcho.LENGTH, InetAddress.getByName(VIP),
                    IdentityEcho.PORT);
            long begun = System.nanoTime();
            for (long now = begun; now - begun < FLOOD_SECONDS * 1_000_000_000L; now = System.nanoTime()) {
                long owed = (now - begun) * FLOOD_PER_SECOND / 1_000_000_000L;
                while (sent < owed) {
                    socket.send(packet);
                    sent++;
                }
                LockSupport.parkNanos(MILLI / 2);
            }
        }
        return sent;
    }
}
