package dev.baton.real;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.baton.adapter.pcap.LiveCapture;

import static org.assertj.core.api.Assertions.assertThat;

/// A host that sends what must be discarded, each of which would win the election if it were believed, at a MASTER and a
/// BACKUP: neither takes notice.
@Isolated("it measures how long a master is silent")
class FloodTest {
    private static final int VRID = 51;
    private static final int HEADERS = 34;
    private static final int CHECKSUM_AT = 6;
    private static final int ROUNDS = 300;
    private static final long SPACING_NANOS = 5_000_000;
    private static final long SEED = 9568;
    private static final byte[] ATTACKER = {10, 0, 0, 3};
    private static final byte[] VIP = {10, 0, 0, 100};

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void needsRoot() {
        Segment.assumePossible();
    }

    @ParameterizedTest
    @EnumSource(value = Dialect.class, names = {"V3_IPV4", "V2_PASS"})
    void packetsThatMustBeDiscarded_changeNothing(Dialect dialect) throws Exception {
        Agreement agreement = Agreement.of(dialect);
        try (Segment segment = Segment.watched(folder, 3)) {
            segment.baton(1, agreement, 150);
            segment.awaitHolder(1, agreement.vip());
            segment.baton(2, agreement, 100);
            segment.awaitSettled(1, agreement);
            segment.at(3).inside(() -> flood(dialect));
            assertThat(segment.holds(1, agreement.vip())).as("the MASTER after the flood").isTrue();
            assertThat(segment.log("baton1")).as("the MASTER's story").containsOnlyOnce("→ MASTER")
                    .doesNotContain("MASTER →");
            assertThat(segment.log("baton2")).as("the BACKUP's story").doesNotContain("→ MASTER");
            Recording wire = segment.verdict();
            assertThat(wire.from(3)).as("what was sent").hasSizeGreaterThan(ROUNDS);
            assertThat(wire.asMaster(2, VRID)).as("adverts of the BACKUP").isEmpty();
            assertThat(longestGapMicros(wire.asMaster(1, VRID))).as("the longest silence of the MASTER")
                    .isLessThan(2_000L * agreement.intervalMillis());
        }
    }

    private static long longestGapMicros(List<Sent> adverts) {
        long longest = 0;
        for (int i = 1; i < adverts.size(); i++) {
            longest = Math.max(longest, adverts.get(i).atMicros() - adverts.get(i - 1).atMicros());
        }
        return longest;
    }

    private static int flood(Dialect dialect) {
        Random random = new Random(SEED);
        try (LiveCapture card = LiveCapture.open("eth0", LiveCapture.Frames.HEARD, _ -> {})) {
            for (int round = 0; round < ROUNDS; round++) {
                for (byte[] frame : bogus(dialect, random)) {
                    card.send(frame);
                }
                LockSupport.parkNanos(SPACING_NANOS);
            }
        }
        return ROUNDS;
    }

    private static List<byte[]> bogus(Dialect dialect, Random random) {
        byte[] noise = new byte[random.nextInt(1, 200)];
        random.nextBytes(noise);
        byte[] bad = message(dialect, VRID, 1, 1, Agreement.PASSWORD);
        bad[CHECKSUM_AT] ^= 0x55;
        byte[] good = message(dialect, VRID, 1, 1, Agreement.PASSWORD);
        List<byte[]> all = new ArrayList<>(List.of(frame(noise, 255), frame(bad, 255), frame(good, 254),
                frame(message(dialect, 99, 1, 1, Agreement.PASSWORD), 255),
                frame(message(dialect, VRID, 1, 0, Agreement.PASSWORD), 255),
                frame(message(dialect, VRID, 0, 1, Agreement.PASSWORD), 255)));
        for (int length = 1; length < good.length; length++) {
            all.add(frame(Arrays.copyOf(good, length), 255));
        }
        Dialect other = dialect == Dialect.V3_IPV4 ? Dialect.V2 : Dialect.V3_IPV4;
        all.add(frame(message(other, VRID, 1, 1, ""), 255));
        if (dialect == Dialect.V2_PASS) {
            all.add(frame(message(dialect, VRID, 1, 1, "wrong"), 255));
            all.add(frame(message(Dialect.V2, VRID, 1, 1, ""), 255));
        }
        return all;
    }

    /// An advertisement of priority 255 with a right checksum.
    private static byte[] message(Dialect dialect, int vrid, int interval, int count, String password) {
        boolean is2 = dialect.version() == 2;
        ByteBuffer bytes = ByteBuffer.allocate(8 + 4 * count + (is2 ? 8 : 0));
        bytes.put((byte) (dialect.version() << 4 | 1)).put((byte) vrid).put((byte) 255).put((byte) count);
        bytes.put((byte) (dialect == Dialect.V2_PASS ? 1 : 0)).put((byte) (is2 ? interval : interval * 10));
        bytes.putShort((short) 0);
        for (int i = 0; i < count; i++) {
            bytes.put(VIP);
        }
        if (is2) {
            bytes.put(password.getBytes(StandardCharsets.US_ASCII));
        }
        bytes.putShort(CHECKSUM_AT, checksum(bytes.array()));
        return bytes.array();
    }

    private static byte[] frame(byte[] message, int ttl) {
        ByteBuffer bytes = ByteBuffer.allocate(HEADERS + message.length);
        bytes.put(new byte[]{1, 0, 0x5e, 0, 0, 0x12, 2, 0, 0, 0, 0, 3}).putShort((short) 0x0800);
        ByteBuffer ip = ByteBuffer.allocate(20);
        ip.put((byte) 0x45).put((byte) 0xc0).putShort((short) (20 + message.length)).putInt(0).put((byte) ttl)
                .put((byte) 112).putShort((short) 0).put(ATTACKER).put(new byte[]{(byte) 224, 0, 0, 18});
        ip.putShort(10, checksum(ip.array()));
        return bytes.put(ip.array()).put(message).array();
    }

    private static short checksum(byte[] bytes) {
        int sum = 0;
        for (int i = 0; i < bytes.length; i++) {
            sum += (bytes[i] & 0xff) << (i % 2 == 0 ? 8 : 0);
        }
        sum = (sum & 0xffff) + (sum >>> 16);
        return (short) ~((sum & 0xffff) + (sum >>> 16));
    }
}
