package dev.baton.adapter.reach;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class IdentityEchoTest {
    private static final int RUNS = Integer.getInteger("baton.fuzz.runs", 20_000);
    private static final HexFormat HEX = HexFormat.of();
    private static final String REQUEST = "42544e50" + "01010000" + "0123456789abcdef" + "00000007" + "00000000"
            + "00".repeat(72);
    private static final String ANSWER = "42544e50" + "01020300" + "0123456789abcdef" + "00000007" + "00000000"
            + "00000000000003e8" + "6e2d31" + "00".repeat(61);

    private static ByteBuffer request() {
        ByteBuffer bytes = ByteBuffer.allocate(IdentityEcho.LENGTH);
        IdentityEcho.writeRequest(bytes, 0x0123_4567_89AB_CDEFL, 7);
        return bytes;
    }

    private static ByteBuffer answer(String name) {
        ByteBuffer bytes = request();
        IdentityEcho.turnIntoAnswer(bytes, 1_000, IdentityEcho.name(name));
        return bytes;
    }

    @Test
    void requestAndAnswer_areThoseOfTheDocument() {
        assertThat(HEX.formatHex(request().array())).isEqualTo(REQUEST);
        assertThat(HEX.formatHex(answer("n-1").array())).isEqualTo(ANSWER);
        assertThat(IdentityEcho.decode(ByteBuffer.wrap(HEX.parseHex(REQUEST))))
                .isEqualTo(new IdentityEcho.Request(0x0123_4567_89AB_CDEFL, 7));
        assertThat(IdentityEcho.decode(ByteBuffer.wrap(HEX.parseHex(ANSWER))))
                .isEqualTo(new IdentityEcho.Answer(0x0123_4567_89AB_CDEFL, 7, 1_000, "n-1"));
    }

    @Test
    void answer_isAsLongAsItsRequest_sothatNobodyCanAmplify() {
        assertThat(answer("n".repeat(300)).remaining()).isEqualTo(request().remaining());
    }

    @Test
    void everyPrefixAndEveryLongerDatagram_isRejected() {
        for (String whole : new String[]{REQUEST, ANSWER}) {
            byte[] bytes = HEX.parseHex(whole + "00".repeat(40));
            for (int length = 0; length <= bytes.length; length++) {
                IdentityEcho read = IdentityEcho.decode(ByteBuffer.wrap(Arrays.copyOf(bytes, length)));
                assertThat(read instanceof IdentityEcho.Rejected).as("%d bytes", length)
                        .isEqualTo(length != IdentityEcho.LENGTH);
            }
        }
    }

    @Test
    void everyByteOfARequestButRunAndSequence_matters() {
        for (int at = 0; at < IdentityEcho.LENGTH; at++) {
            ByteBuffer bytes = request();
            bytes.put(at, (byte) (bytes.get(at) ^ 0x40));
            boolean isFree = at >= 8 && at < 20;
            assertThat(IdentityEcho.decode(bytes) instanceof IdentityEcho.Request).as("byte %d", at)
                    .isEqualTo(isFree);
        }
    }

    @Test
    void noise_isNeverTakenForSomething() {
        Random random = new Random(8643);
        for (int i = 0; i < RUNS; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            assertThat(IdentityEcho.decode(ByteBuffer.wrap(bytes))).isInstanceOf(IdentityEcho.Rejected.class);
        }
    }

    /// Whatever becomes of a valid datagram on its way, reading it neither throws nor gives a name that could not be shown.
    @Test
    void damagedAnswers_areReadAsTheyAreOrRejected() {
        Random random = new Random(96);
        for (int i = 0; i < RUNS; i++) {
            ByteBuffer bytes = answer("ñode-" + i);
            for (int bit = 0; bit <= random.nextInt(4); bit++) {
                int at = random.nextInt(IdentityEcho.LENGTH);
                bytes.put(at, (byte) (bytes.get(at) ^ 1 << random.nextInt(8)));
            }
            if (IdentityEcho.decode(bytes) instanceof IdentityEcho.Answer answer) {
                assertThat(answer.node()).isNotEmpty().matches("[^\\p{Cntrl}]*");
                assertThat(answer.node().getBytes(StandardCharsets.UTF_8).length)
                        .isLessThanOrEqualTo(IdentityEcho.MAX_NAME);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"n1", "", "\n\t", "節點一號", "x\u0000y", "\uD83D\uDE80rocket",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaéé", "節節節節節節節節節節節節節節節節節節節節節節節節節節節"})
    void name_isCutBetweenCharacters_andReadsBack(String node) {
        byte[] name = IdentityEcho.name(node);
        assertThat(name.length).isBetween(1, IdentityEcho.MAX_NAME);
        assertThat(IdentityEcho.decode(answer(node)))
                .isEqualTo(new IdentityEcho.Answer(0x0123_4567_89AB_CDEFL, 7, 1_000,
                        new String(name, StandardCharsets.UTF_8)));
        String kept = new String(name, StandardCharsets.UTF_8);
        assertThat(kept.equals("?") || node.replaceAll("\\p{Cntrl}", "").startsWith(kept)).isTrue();
    }
}
