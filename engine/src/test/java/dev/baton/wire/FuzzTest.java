package dev.baton.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Millions of damaged frames: none makes the codec throw, and what it accepts it can give back byte for byte.
class FuzzTest {
    private static final int FRAMES_PER_SEED = 5_200_000;
    private static final long FIXED_SEED = 112;
    private static final int GENERATED = 400;
    private static final int MAX_BASE = 200;
    private static final int MAX_EXTRA = 40;
    private static final int ICMP_CHECKSUM_AT = 2;
    /// Reasons that take more repetitions than damage makes of a short frame.
    private static final EnumSet<Rejection> TOO_LONG_FOR_DAMAGE = EnumSet.of(Rejection.TOO_MANY_TAGS,
            Rejection.TOO_MANY_EXTENSIONS, Rejection.TOO_MANY_NDP_OPTIONS);
    /// Values at which length fields and types change their meaning.
    private static final byte[] TELLING = {0, 1, 2, 4, 5, 6, 7, 8, 17, 0x21, 0x31, 0x45, 0x46, 0x4F, 51, 58, 60, 0x60,
            112, 0x7F, (byte) 0x81, (byte) 0x86, (byte) 0x88, (byte) 0xDD, (byte) 0xFE, (byte) 0xFF};

    /// One seed that is always the same and one that never was. A failure names its seed and its frame.
    static List<Long> seeds() {
        return List.of(FIXED_SEED, System.nanoTime());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noDamagedFrame_makesTheCodecThrowOrLoseAByte(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<byte[]> bases = bases(seed);
        byte[] buffer = new byte[MAX_BASE + MAX_EXTRA];
        Tally tally = new Tally();
        for (int i = 0; i < FRAMES_PER_SEED; i++) {
            byte[] base = bases.get(random.nextInt(bases.size()));
            int length = damage(base, buffer, random);
            try {
                check(buffer, length, tally);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ", frame " + i + ": "
                        + HexFormat.of().formatHex(buffer, 0, length), e);
            }
        }
        assertThat(tally.decoded).as("frames that survived the damage").isGreaterThan(FRAMES_PER_SEED / 10);
        assertThat(tally.adverts).as("VRRP messages among them").isGreaterThan(FRAMES_PER_SEED / 100);
        assertThat(tally.reasons).as("reasons that were given").containsAll(EnumSet.complementOf(TOO_LONG_FOR_DAMAGE));
    }

    private static final class Tally {
        private int decoded;
        private int adverts;
        private final Set<Rejection> reasons = EnumSet.noneOf(Rejection.class);
    }

    private static List<byte[]> bases(long seed) {
        List<byte[]> bases = new ArrayList<>();
        for (Fixture fixture : Fixture.all()) {
            bases.add(fixture.bytes());
        }
        RandomFrames frames = new RandomFrames(seed);
        for (int i = 0; i < GENERATED; i++) {
            bases.add(FrameEncoder.encode(frames.next()));
        }
        bases.removeIf(base -> base.length > MAX_BASE);
        return bases;
    }

    /// Puts a damaged copy of `base` into `buffer` and gives its length.
    private static int damage(byte[] base, byte[] buffer, SplittableRandom random) {
        System.arraycopy(base, 0, buffer, 0, base.length);
        int choice = random.nextInt();
        int length = base.length;
        for (int i = choice & 3; i >= 0; i--) {
            int value = random.nextInt();
            int at = ((value & 0xFFFF) * length) >>> 16;
            switch (value >>> 28) {
                case 0, 1, 2, 3, 4 -> buffer[at] ^= (byte) (1 << (value >>> 24 & 7));
                case 5, 6, 7, 8, 9, 10 -> buffer[at] = TELLING[(value >>> 16 & 0xFF) % TELLING.length];
                case 11, 12 -> buffer[at] = (byte) (value >>> 16);
                case 13 -> length = Math.max(1, at);
                case 14 -> length = extended(buffer, length, value >>> 16 & 31, random);
                default -> System.arraycopy(buffer, at / 2, buffer, at, Math.min(8, length - at));
            }
        }
        if ((choice & 0xC) != 0) {
            mend(buffer, length);
        }
        return length;
    }

    private static int extended(byte[] buffer, int length, int by, SplittableRandom random) {
        int extended = Math.min(buffer.length, length + by);
        for (int i = length; i < extended; i++) {
            buffer[i] = (byte) random.nextInt();
        }
        return extended;
    }

    /// Repairs what would hide everything behind it: the IPv4 header checksum, and ICMPv6's.
    private static void mend(byte[] buffer, int length) {
        int at = 12;
        while (at + 6 < length && VlanTag.isTpid(Bytes.uint16(buffer, at))) {
            at += VlanTag.LENGTH;
        }
        int network = at + 2;
        if (network + Ipv6Header.FIXED_LENGTH + 4 > length) {
            return;
        }
        if (buffer[network] >>> 4 == 4) {
            Bytes.putInt16(buffer, network + 10, 0);
        } else if (buffer[network] >>> 4 == 6 && buffer[network + 6] == IcmpError.PROTOCOL_IPV6) {
            int payload = network + Ipv6Header.FIXED_LENGTH;
            int to = payload + Bytes.uint16(buffer, network + 4);
            if (to <= length && to > payload + 4) {
                Bytes.putInt16(buffer, payload + ICMP_CHECKSUM_AT, 0);
                long pseudo = Checksum.sum(buffer, network + 8, payload) + to - payload + IcmpError.PROTOCOL_IPV6;
                Bytes.putInt16(buffer, payload + ICMP_CHECKSUM_AT,
                        Checksum.of(Checksum.sum(buffer, payload, to) + pseudo));
            }
        }
    }

    private static void check(byte[] buffer, int length, Tally tally) {
        switch (FrameDecoder.decode(buffer, 0, length)) {
            case Rejected rejected -> {
                tally.reasons.add(rejected.reason());
                if (rejected.offset() < 0 || rejected.offset() > length) {
                    throw new AssertionError("offset " + rejected.offset() + " of " + length);
                }
                checkBounds(rejected.soFar());
            }
            case Decoded decoded -> {
                tally.decoded++;
                checkBounds(decoded.frame());
                if (decoded.frame().payload() instanceof VrrpMessage) {
                    tally.adverts++;
                }
                checkInverse(decoded, buffer, length);
            }
        }
    }

    /// No list grows with the input beyond its named bound.
    private static void checkBounds(Frame frame) {
        boolean isBounded = switch (frame.payload()) {
            case VrrpMessage message -> message.addresses().size() <= message.addressCount();
            case NeighborSolicitation message -> message.options().size() <= NdpOption.MAX_OPTIONS;
            case NeighborAdvertisement message -> message.options().size() <= NdpOption.MAX_OPTIONS;
            case RouterAdvertisement message -> message.options().size() <= NdpOption.MAX_OPTIONS;
            case IcmpError error -> error.about().extensions().size() <= IpExtension.MAX_EXTENSIONS;
            case ArpPacket _,CarpMessage _,HsrpMessage _,Opaque _ -> true;
        };
        if (!isBounded || (frame.network().isPresent()
                && frame.network().get().extensions().size() > IpExtension.MAX_EXTENSIONS)) {
            throw new AssertionError("out of bounds: " + frame);
        }
    }

    /// The same bytes. Only an ICMP checksum of 0xffff, which means the same as 0, is written as 0.
    private static void checkInverse(Decoded decoded, byte[] buffer, int length) {
        byte[] encoded = FrameEncoder.encode(decoded.frame());
        if (!Arrays.equals(encoded, 0, encoded.length, buffer, 0, length)
                && !FrameDecoder.decode(encoded, 0, encoded.length).equals(decoded)) {
            throw new AssertionError("encoded to " + HexFormat.of().formatHex(encoded));
        }
    }
}
