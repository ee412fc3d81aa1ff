package dev.baton.wire;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Frames that were cut or damaged on the way.
class DamageTest {
    private static final int CHECKSUM_AT = 10;
    private static final int SOURCE_AT_V4 = 12;
    private static final int SOURCE_AT_V6 = 8;

    static List<Fixture> fixtures() {
        return Fixture.all();
    }

    static List<Fixture> adverts() {
        return fixtures().stream().filter(fixture -> Samples.payload(fixture.bytes()) instanceof VrrpMessage).toList();
    }

    private static Frame frame(Fixture fixture) {
        return ((Decoded) Samples.decode(fixture.bytes())).frame();
    }

    /// RFC 9568 section 7.1: only a complete message counts.
    @ParameterizedTest
    @MethodSource("fixtures")
    void everyPrefixThatCutsThePacket_isRejected_andNothingElse(Fixture fixture) {
        byte[] bytes = fixture.bytes();
        int packet = bytes.length - frame(fixture).trailer().length();
        for (int length = 0; length <= bytes.length; length++) {
            switch (FrameDecoder.decode(bytes, 0, length)) {
                case Rejected rejected -> {
                    assertThat(length).isLessThan(packet);
                    assertThat(rejected.offset()).isBetween(0, length);
                }
                case Decoded decoded -> {
                    assertThat(length).isGreaterThanOrEqualTo(packet);
                    assertThat(FrameEncoder.encode(decoded.frame())).isEqualTo(Samples.cut(bytes, length));
                }
            }
        }
    }

    /// The same cuts with an IP header that admits to them: the message itself is too short.
    @ParameterizedTest
    @MethodSource("adverts")
    void everyShorterMessageInAWholePacket_isRejectedOrFailsItsChecksum(Fixture fixture) {
        IpHeader header = frame(fixture).network().orElseThrow();
        byte[] message = message(fixture);
        for (int length = 0; length < message.length; length++) {
            byte[] shorter = Samples.frame(lengthened(header, length), Samples.cut(message, length));
            assertThat(isAccepted(shorter)).as("%d of %d bytes", length, message.length).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("adverts")
    void everyFlippedBitOfAMessage_isNoticed(Fixture fixture) {
        byte[] bytes = fixture.bytes();
        Frame frame = frame(fixture);
        int to = bytes.length - frame.trailer().length();
        int from = to - message(fixture).length;
        for (int bit = 8 * from; bit < 8 * to; bit++) {
            assertThat(isAccepted(flipped(bytes, bit))).as("bit %d of the message", bit - 8 * from).isFalse();
        }
    }

    /// Addresses are in the pseudo-header. A message whose form has none cannot notice, and says by its form that it did
    /// not look.
    @ParameterizedTest
    @MethodSource("adverts")
    void everyFlippedBitOfTheAddresses_isNoticedByThePseudoHeader(Fixture fixture) {
        Frame frame = frame(fixture);
        byte[] bytes = fixture.bytes();
        ChecksumForm form = ((VrrpMessage) frame.payload()).checksumForm().orElseThrow();
        int network = frame.ethernet().orElseThrow().length();
        boolean isV4 = frame.network().orElseThrow().family() == Family.IPV4;
        int from = network + (isV4 ? SOURCE_AT_V4 : SOURCE_AT_V6);
        int to = from + (isV4 ? 8 : 32);
        for (int bit = 8 * from; bit < 8 * to; bit++) {
            byte[] damaged = flipped(bytes, bit);
            if (isV4) {
                assertThat(Samples.decode(damaged)).isInstanceOf(Rejected.class);
                // As if the card had been trusted with the header checksum.
                damaged = Samples.with(damaged, network + CHECKSUM_AT, 0, 0);
            }
            VrrpMessage message = (VrrpMessage) Samples.payload(damaged);
            assertThat(message.checksumForm()).as("bit %d", bit - 8 * from)
                    .isEqualTo(form == ChecksumForm.PSEUDO_HEADER ? Optional.empty() : Optional.of(form));
        }
    }

    /// What a message of zeros, or none at all, must not pass for.
    @Test
    void messageOfZeros_hasNoValidChecksum() {
        assertThat(isAccepted(Samples.vrrp4(new byte[20]))).isFalse();
        assertThat(isAccepted(Samples.vrrp6(new byte[24]))).isFalse();
    }

    private static byte[] message(Fixture fixture) {
        VrrpMessage message = (VrrpMessage) frame(fixture).payload();
        byte[] bytes = new byte[VrrpCodec.length(message)];
        VrrpCodec.write(message, bytes, 0);
        return bytes;
    }

    private static IpHeader lengthened(IpHeader header, int payloadLength) {
        return switch (header) {
            case Ipv4Header v4 -> new Ipv4Header(v4.trafficClass(), v4.length() + payloadLength, v4.identification(),
                    v4.flags(), 0, v4.hopLimit(), v4.protocol(), 0, v4.source(), v4.destination(), v4.options(),
                    v4.extensions());
            case Ipv6Header v6 -> new Ipv6Header(v6.trafficClass(), v6.flowLabel(),
                    IpExtension.lengthOf(v6.extensions()) + payloadLength, v6.hopLimit(), v6.protocol(), v6.source(),
                    v6.destination(), v6.extensions());
        };
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] flipped = bytes.clone();
        flipped[bit / 8] ^= (byte) (0x80 >>> bit % 8);
        return flipped;
    }

    private static boolean isAccepted(byte[] bytes) {
        return Samples.decode(bytes) instanceof Decoded decoded
                && decoded.frame().payload() instanceof VrrpMessage message && message.checksumForm().isPresent();
    }
}
