package dev.baton.traffic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PacketBytesTest {
    private final PacketBytes bytes = new PacketBytes();

    private static byte[] packet(int length, int... changed) {
        byte[] made = new byte[length];
        Arrays.fill(made, (byte) 7);
        for (int at : changed) {
            made[at] = (byte) (at + 1);
        }
        return made;
    }

    @Test
    void resemblingPacketOfTheSameSender_takesOnlyWhatDiffers() {
        int whole = bytes.add(packet(60), 60, 3);
        int same = bytes.add(packet(60), 60, 3);
        int changed = bytes.add(packet(60, 18, 19, 24, 25), 60, 3);
        int other = bytes.add(packet(60, 18), 60, 4);

        assertThat(whole).isEqualTo(61);
        assertThat(same).isEqualTo(3);
        assertThat(changed).isEqualTo(11);
        assertThat(other).as("another sender's first").isEqualTo(61);
        assertThat(bytes.get(0)).isEqualTo(packet(60));
        assertThat(bytes.get(1)).isEqualTo(packet(60));
        assertThat(bytes.get(2)).isEqualTo(packet(60, 18, 19, 24, 25));
        assertThat(bytes.get(3)).isEqualTo(packet(60, 18));
        assertThat(bytes.size()).isEqualTo(136);
    }

    @Test
    void packetThatDiffersTooMuch_isKeptWhole_andIsTheNextModel() {
        bytes.add(packet(60), 60, 0);
        byte[] different = packet(60, 1, 2, 3, 4, 5, 8, 9, 10, 11);
        assertThat(bytes.add(different, 60, 0)).isEqualTo(61);
        assertThat(bytes.add(different, 60, 0)).isEqualTo(3);
        assertThat(bytes.get(2)).isEqualTo(different);
    }

    @Test
    void anyPackets_areGivenBackAsTheyWere_alsoWhenSealed() {
        Random random = new Random(20_261_127);
        List<byte[]> added = new ArrayList<>();
        for (int i = 0; i < PacketStore.PACKETS_A_BLOCK; i++) {
            byte[] made = packet(random.nextInt(4) == 0 ? random.nextInt(400) : 60);
            for (int changes = random.nextInt(12); changes > 0 && made.length > 0; changes--) {
                made[random.nextInt(made.length)] = (byte) random.nextInt();
            }
            added.add(made);
            bytes.add(made, made.length, random.nextInt(6) - 1);
        }
        for (int i = 0; i < added.size(); i++) {
            assertThat(bytes.get(i)).as("packet %d", i).isEqualTo(added.get(i));
        }
        bytes.seal();
        for (int i = 0; i < added.size(); i++) {
            assertThat(bytes.get(i)).as("packet %d, sealed", i).isEqualTo(added.get(i));
        }
    }
}
