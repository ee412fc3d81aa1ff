package dev.baton.wire;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The Internet checksum.
class ChecksumTest {

    /// RFC 1071 section 3.
    @Test
    void exampleOfTheRfc_sumsUpToDdf2() {
        byte[] bytes = HexFormat.of().parseHex("0001f203f4f5f6f7");

        assertThat(Checksum.fold(Checksum.sum(bytes, 0, bytes.length))).isEqualTo(0xDDF2);
        assertThat(Checksum.of(Checksum.sum(bytes, 0, bytes.length))).isEqualTo(0x220D);
    }

    /// RFC 1071 section 4.1: an odd last byte is the high half of a word.
    @Test
    void oddLastByte_isPaddedWithZeroBehindIt() {
        for (int length = 1; length < 12; length += 2) {
            byte[] odd = new byte[length];
            odd[length - 1] = 0x12;
            assertThat(Checksum.fold(Checksum.sum(odd, 0, length))).as("%d bytes", length).isEqualTo(0x1200);
        }
    }

    @Test
    void everyRange_sumsUpAsWordByWord() {
        byte[] bytes = new byte[70];
        Random random = new Random(1071);
        for (int i = 0; i < 2_000; i++) {
            random.nextBytes(bytes);
            int from = random.nextInt(35);
            int to = from + random.nextInt(35);
            assertThat(Checksum.fold(Checksum.sum(bytes, from, to))).isEqualTo(wordByWord(bytes, from, to));
        }
    }

    private static int wordByWord(byte[] bytes, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i += 2) {
            int low = i + 1 < to ? bytes[i + 1] & 0xFF : 0;
            sum += (bytes[i] & 0xFF) << 8 | low;
            sum = (sum & 0xFFFF) + (sum >>> 16);
        }
        return sum;
    }

    @Test
    void largestPacketOfOnes_doesNotOverflow() {
        byte[] bytes = new byte[65_535 + 40];
        Arrays.fill(bytes, (byte) 0xFF);

        assertThat(Checksum.isValid(Checksum.sum(bytes, 0, 65_574))).isTrue();
    }
}
