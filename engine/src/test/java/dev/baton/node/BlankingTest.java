package dev.baton.node;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.baton.wire.ChecksumForm;
import dev.baton.wire.Decoded;
import dev.baton.wire.Decoding;
import dev.baton.wire.FrameDecoder;
import dev.baton.wire.FrameEncoder;
import dev.baton.wire.HsrpMessage;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv4Address;
import dev.baton.wire.Ipv6Address;
import dev.baton.wire.MacAddress;
import dev.baton.wire.VrrpAuth;
import dev.baton.wire.VrrpMessage;

import static org.assertj.core.api.Assertions.assertThat;

class BlankingTest {
    private static final MacAddress MAC = MacAddress.parse("02:00:00:00:00:01");
    private static final String PASSWORD = "s3cret!!";
    private static final int ETHERNET = 14;
    private static final int IP = 20;
    private static final int CHECKSUM = ETHERNET + IP + 6;

    private static byte[] old(int addresses, OptionalInt vlan) {
        List<IpAddress> all = java.util.stream.IntStream.rangeClosed(1, addresses)
                .mapToObj(i -> IpAddress.parse("10.0.1." + i)).toList();
        return FrameEncoder.advert(MAC, vlan, IpAddress.parse("10.0.0.1"), Ipv4Address.VRRP_GROUP, 255,
                VrrpMessage.v2(51, 100, 1, VrrpAuth.simpleText(PASSWORD), all), ChecksumForm.V2);
    }

    private static boolean tells(byte[] frame) {
        return new String(frame, StandardCharsets.ISO_8859_1).contains(PASSWORD);
    }

    private static VrrpMessage message(byte[] frame) {
        Decoding decoding = FrameDecoder.decode(frame, 0, frame.length);
        return (VrrpMessage) ((Decoded) decoding).frame().payload();
    }

    @Test
    void password_isGone_andARightChecksumStaysRight() {
        for (int addresses = 1; addresses <= 20; addresses++) {
            for (OptionalInt vlan : List.of(OptionalInt.empty(), OptionalInt.of(7))) {
                byte[] frame = old(addresses, vlan);
                assertThat(tells(frame)).isTrue();
                byte[] blank = Blanking.of(frame);
                assertThat(tells(blank)).isFalse();
                assertThat(message(blank).authData().bytes()).containsOnly(0);
                assertThat(message(blank).checksumForm()).contains(ChecksumForm.V2);
                assertThat(message(blank).authType()).isEqualTo(VrrpAuth.TYPE_SIMPLE_TEXT);
                assertThat(tells(frame)).as("the frame itself is not changed").isTrue();
            }
        }
    }

    @Test
    void everyWrongChecksum_staysWrong() {
        byte[] frame = old(2, OptionalInt.empty());
        int right = (frame[CHECKSUM] & 0xFF) << 8 | (frame[CHECKSUM + 1] & 0xFF);
        for (int value = 0; value <= 0xFFFF; value++) {
            frame[CHECKSUM] = (byte) (value >>> 8);
            frame[CHECKSUM + 1] = (byte) value;
            boolean isRight = message(frame).checksumForm().isPresent();
            assertThat(isRight).isEqualTo(value == right);
            assertThat(message(Blanking.of(frame)).checksumForm().isPresent()).as("checksum %04x", value)
                    .isEqualTo(isRight);
        }
    }

    @Test
    void anyPassword_isGone_andValidityIsKept() {
        Random random = new Random(5);
        for (int run = 0; run < 20_000; run++) {
            byte[] auth = new byte[8];
            random.nextBytes(auth);
            byte[] frame = old(1 + run % 5, OptionalInt.empty());
            int at = frame.length - 8;
            System.arraycopy(auth, 0, frame, at, 8);
            boolean isRight = message(frame).checksumForm().isPresent();
            byte[] blank = Blanking.of(frame);
            assertThat(Arrays.copyOfRange(blank, at, at + 8)).containsOnly(0);
            assertThat(message(blank).checksumForm().isPresent()).isEqualTo(isRight);
        }
    }

    @Test
    void messageWhoseFieldsLie_tellsNoPassword() {
        byte[] frame = old(3, OptionalInt.empty());
        for (int count = 0; count <= 255; count++) {
            byte[] lie = frame.clone();
            lie[ETHERNET + IP + 3] = (byte) count;
            assertThat(tells(Blanking.of(lie))).as("count %d", count).isFalse();
        }
        for (int length = 0; length <= frame.length; length++) {
            byte[] lie = frame.clone();
            lie[ETHERNET + 2] = (byte) (length >>> 8);
            lie[ETHERNET + 3] = (byte) length;
            assertThat(tells(Blanking.of(lie))).as("total length %d", length).isFalse();
        }
        byte[] asCarp = old(7, OptionalInt.empty());
        asCarp[ETHERNET + 2] = 0;
        asCarp[ETHERNET + 3] = (byte) (IP + 36);
        assertThat(tells(Blanking.of(asCarp))).as("taken for CARP").isFalse();
    }

    @Test
    void frameCutAnywhere_orAnyBytes_breakNothing() {
        byte[] frame = old(2, OptionalInt.empty());
        for (int length = 0; length <= frame.length; length++) {
            assertThat(Blanking.of(Arrays.copyOf(frame, length))).hasSize(length);
            assertThat(new FrameLook(Arrays.copyOf(frame, length)).isOfInterest()).isEqualTo(length > ETHERNET + IP);
        }
        Random random = new Random(9);
        for (int run = 0; run < 50_000; run++) {
            byte[] bytes = old(1 + run % 9, OptionalInt.empty());
            for (int i = 0; i < 6; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            byte[] cut = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            assertThat(Blanking.of(cut)).hasSize(cut.length);
        }
    }

    @Test
    void versionThree_isHandedOnAsItIs() {
        byte[] frame = FrameEncoder.advert(MAC, OptionalInt.empty(), IpAddress.parse("10.0.0.1"),
                Ipv4Address.VRRP_GROUP, 255, VrrpMessage.v3(51, 100, 10, List.of(IpAddress.parse("10.0.0.100"))),
                ChecksumForm.PSEUDO_HEADER);
        assertThat(Blanking.of(frame)).isSameAs(frame);
    }

    @Test
    void hsrp_losesItsClearText() {
        byte[] one = HexFormat.of().parseHex("01005e00000200000c07ac01080045c0003000000000011100000a0000 02e0000002"
                .replace(" ", "") + "07c107c1001c0000" + "0000100308640100636973636f0000000a000001");
        assertThat(new FrameLook(one).isOfInterest()).isTrue();
        Decoding decoding = FrameDecoder.decode(Blanking.of(one), 0, one.length);
        assertThat(decoding).isInstanceOfSatisfying(Decoded.class,
                d -> assertThat(d.frame().payload()).isInstanceOf(HsrpMessage.class));
        assertThat(new String(Blanking.of(one), StandardCharsets.ISO_8859_1)).doesNotContain("cisco");
        assertThat(new String(one, StandardCharsets.ISO_8859_1)).contains("cisco");
    }

    @Test
    void whatIsShown_isAdvertsAndAnnouncements() {
        Ipv4Address vip = Ipv4Address.parse("10.0.0.100");
        Ipv6Address vip6 = (Ipv6Address) IpAddress.parse("2001:db8::100");
        assertThat(new FrameLook(FrameEncoder.gratuitousArp(MAC, OptionalInt.empty(), vip)).isOfInterest()).isTrue();
        assertThat(new FrameLook(FrameEncoder.gratuitousArp(MAC, OptionalInt.of(9), vip)).isOfInterest()).isTrue();
        assertThat(new FrameLook(FrameEncoder.arpProbe(MAC, OptionalInt.empty(), vip)).isOfInterest()).isFalse();
        byte[] announced = FrameEncoder.unsolicitedNa(MAC, OptionalInt.empty(), vip6, vip6);
        assertThat(new FrameLook(announced).isOfInterest()).isTrue();
        announced[ETHERNET + 40 + 4] |= 0x40;
        assertThat(new FrameLook(announced).isOfInterest()).as("an answer to a question").isFalse();
        byte[] fragment = old(1, OptionalInt.empty());
        fragment[ETHERNET + 7] = 1;
        assertThat(new FrameLook(fragment).isOfInterest()).as("a later fragment").isFalse();
    }
}
