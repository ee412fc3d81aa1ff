package dev.baton.wire;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Decoding is the inverse of encoding.
class RoundTripTest {
    private static final int FRAMES = 50_000;
    private static final long SEED = 9568;

    @Test
    void everyFrameOfValues_isDecodedToTheSameValues() {
        RandomFrames frames = new RandomFrames(SEED);
        Map<Class<?>, Integer> kinds = new HashMap<>();
        for (int i = 0; i < FRAMES; i++) {
            Frame frame = frames.next();
            kinds.merge(frame.payload().getClass(), 1, Integer::sum);
            byte[] bytes = FrameEncoder.encode(frame);
            if (!Samples.decode(bytes).equals(new Decoded(frame))) {
                assertThat(Samples.decode(bytes)).as("frame %d of seed %d", i, SEED).isEqualTo(new Decoded(frame));
            }
        }
        assertThat(kinds).containsOnlyKeys(VrrpMessage.class, ArpPacket.class, NeighborSolicitation.class,
                NeighborAdvertisement.class, RouterAdvertisement.class, IcmpError.class, CarpMessage.class);
    }

    @Test
    void everyFrameWithoutItsLinkHeader_isDecodedToTheSameValues() {
        RandomFrames frames = new RandomFrames(SEED + 1);
        for (int i = 0; i < FRAMES; i++) {
            Frame linked = frames.next();
            if (linked.network().isPresent()) {
                Frame frame = new Frame(Optional.empty(), linked.network(), linked.payload(),
                        linked.trailer());
                byte[] bytes = FrameEncoder.encode(frame);
                if (!FrameDecoder.decodeIp(bytes, 0, bytes.length).equals(new Decoded(frame))) {
                    assertThat(FrameDecoder.decodeIp(bytes, 0, bytes.length)).as("frame %d", i)
                            .isEqualTo(new Decoded(frame));
                }
            }
        }
    }
}
