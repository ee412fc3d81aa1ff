package dev.baton.real;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.baton.adapter.reach.IdentityEcho;

import static org.assertj.core.api.Assertions.assertThat;

/// How long an outage was, by three who know it by other means: hosts 1 and 2 share an address, host 3 probes it.
@Isolated("it measures milliseconds")
class OutageMeasuredTest {
    private static final String VIP = ProbesTest.VIP;
    private static final long MILLI = 1_000_000L;
    private static final long AGREED_NANOS = 2 * MILLI;
    /// Two probes at the edge of an outage that are further apart than this say too little of when it was.
    private static final long UNDISTURBED_NANOS = 2 * MILLI;
    private static final int MOST_RUNS = 15;
    private static final int NUMBERS = 65_536;
    private static final long RUN_MILLIS = 3_000;
    private static final long BEFORE_MILLIS = 700;

    /// How long an outage is.
    private record Range(String why, long leastNanos, long mostNanos) {
        static Range of(String fault) {
            return switch (fault) {
                case "crash" ->
                    new Range("master down interval, less the time since an advert", 250 * MILLI, 400 * MILLI);
                case "resign" -> new Range("skew time", 55 * MILLI, 75 * MILLI);
                default -> new Range("hand-over", 0, 5 * MILLI);
            };
        }

        boolean isIn(long nanos) {
            return nanos >= leastNanos && nanos <= mostNanos;
        }
    }

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void needs() {
        Rig.needs("tcpdump", "tshark");
    }

    /// What our prober says is what the capture shows of its packets, and of those of an independent prober, which asks by
    /// other means. A prober that the machine did not let run just when the outage began or ended says nothing, nor does a
    /// run in which the nodes elected somebody for want of processor time, nor one in which a node may have been kept from
    /// running between its last answer and the end of its address: such a run is repeated.
    @ParameterizedTest
    @ValueSource(strings = {"crash", "resign", "claim"})
    void outage_isTheSame_byOurProber_byAnother_andInTheCapture(String fault) throws Exception {
        for (int run = 0; run < MOST_RUNS; run++) {
            if (isAgreed(fault)) {
                return;
            }
        }
        throw new AssertionError("in none of " + MOST_RUNS + " runs did the probers run undisturbed");
    }

    private boolean isAgreed(String fault) throws Exception {
        folder = Files.createTempDirectory(folder, fault);
        try (Segment segment = ProbesTest.segment(folder);
                Reached one = Reached.node(segment, 1, ProbesTest.node(1, 150));
                Reached two = Reached.node(segment, 2, ProbesTest.node(2, 100));
                Reached client = Reached.client(segment, 3);
                Oversleep machine = new Oversleep()) {
            ProbesTest.settle(segment, 1, 2);
            Steered independent = Steered.prober(segment, 3, VIP);
            client.probe("practice", "udp", VIP, MILLI, 3_000);
            client.all("practice");
            ProbesTest.settle(segment, 1, 2);
            long elections = elections();
            Path file = folder.resolve(fault + System.nanoTime() + ".pcap");
            Process capture = ProbesTest.capture(segment, file, "udp port 8643 or icmp");
            machine.forget();
            client.probe("seen", "udp", VIP, MILLI, RUN_MILLIS);
            independent.write("2500");
            Thread.sleep(BEFORE_MILLIS);
            switch (fault) {
                case "crash" -> segment.partition(1);
                case "resign" -> assertThat(one.tell("resign VI_1")).isEmpty();
                default -> assertThat(two.tell("claim VI_1")).isEmpty();
            }
            Outage ours = Outage.ofSamples(client.all("seen"), MILLI);
            Probing told = independent.nextProbing();
            Segment.signal(capture, "INT");
            capture.waitFor();
            Outage wire = captured(file);
            Outage theirs = pinged(file);
            System.out.printf(Locale.ROOT, "%s: ours %s, late at most %.3f ms; capture %s; icmp %s (it says %.3f ms)%n",
                    fault, ours, client.lateNanos() / 1e6, wire, theirs, told.outageMicros() / 1e3);
            assertThat(wire.sent()).isEqualTo(ours.sent());
            assertThat(wire.lost()).isEqualTo(ours.lost());
            assertThat(ours.gapNanos() - wire.gapNanos()).isBetween(-AGREED_NANOS, AGREED_NANOS);
            boolean isElected = elections() - elections > (fault.equals("crash") ? 1 : 0);
            if (isElected || ours.edgeNanos() > UNDISTURBED_NANOS || theirs.edgeNanos() > UNDISTURBED_NANOS) {
                return false;
            }
            long apart = ours.gapNanos() - theirs.gapNanos();
            Range usual = Range.of(fault);
            boolean isAsUsual = Math.abs(apart) <= AGREED_NANOS && usual.isIn(ours.gapNanos());
            if (!isAsUsual && machine.isDisturbed()) {
                return false;
            }
            assertThat(apart).isBetween(-AGREED_NANOS, AGREED_NANOS);
            assertThat(ours.gapNanos()).as(usual.why).isBetween(usual.leastNanos, usual.mostNanos);
            return true;
        }
    }

    /// The requests of the independent prober as they passed the interface. Their numbers begin anew after 65,535.
    static Outage pinged(Path file) throws Exception {
        Map<Integer, Outage.Shot> shots = new TreeMap<>();
        Map<Integer, Integer> latest = new HashMap<>();
        int turns = 0;
        int last = 0;
        for (String line : Wire.fields(file, "icmp.type == 8 || icmp.type == 0", "frame.time_epoch", "icmp.type",
                "icmp.seq")) {
            String[] words = line.split("\\|", -1);
            int number = Integer.parseInt(words[2]);
            if (words[1].equals("8")) {
                turns += number < last - NUMBERS / 2 ? 1 : 0;
                last = number;
                latest.put(number, turns * NUMBERS + number);
                shots.put(turns * NUMBERS + number, new Outage.Shot(nanos(words[0]), false));
            } else if (latest.containsKey(number)) {
                shots.computeIfPresent(latest.get(number), (_, shot) -> new Outage.Shot(shot.sentNanos(), true));
            }
        }
        return Outage.of(List.copyOf(shots.values()), MILLI);
    }

    private static long nanos(String epochSeconds) {
        return new BigDecimal(epochSeconds).movePointRight(9).longValue();
    }

    /// How often the nodes have elected somebody because they heard no adverts, or did not run. A machine that is busy with
    /// other work does that to itself, and what is measured meanwhile is not what was to be.
    private long elections() throws IOException {
        long count = 0;
        for (int node = 1; node <= 2; node++) {
            count += Files.readString(folder.resolve("reach" + node + ".log")).lines()
                    .filter(l -> l.endsWith("STALLED") || l.endsWith("MASTER_SILENT")).count();
        }
        return count;
    }

    /// The probes as they passed the interface: requests by their number, and whether an answer to it came.
    static Outage captured(Path file) throws Exception {
        Map<Integer, Outage.Shot> shots = new TreeMap<>();
        for (String line : Wire.fields(file, "udp.port == 8643", "frame.time_epoch", "udp.payload")) {
            String[] words = line.split("\\|", -1);
            ByteBuffer datagram = ByteBuffer.wrap(HexFormat.of().parseHex(words[1].replace(":", "")));
            long nanos = nanos(words[0]);
            switch (IdentityEcho.decode(datagram)) {
                case IdentityEcho.Request request ->
                    shots.put(request.sequence(), new Outage.Shot(nanos, false));
                case IdentityEcho.Answer answer -> shots.computeIfPresent(answer.sequence(),
                        (_, shot) -> new Outage.Shot(shot.sentNanos(), true));
                case IdentityEcho.Rejected rejected -> throw new AssertionError(rejected.reason());
            }
        }
        return Outage.of(List.copyOf(shots.values()), MILLI);
    }
}
