package dev.baton.wire;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Messages that are odd but whole: they are decoded as they stand, for the receiver to judge.
class MessageLayoutTest {

    private static VrrpMessage vrrp(byte[] frame) {
        return (VrrpMessage) Samples.payload(frame);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    /// RFC 9568 section 5.1.
    @Test
    void version3_isLaidOutAsTheRfcDrawsIt() {
        VrrpMessage message = vrrp(Samples.vrrp4(hex("31 33 96 02 a0 64 0000 0a000064 0a000065")));

        assertThat(message).isEqualTo(new VrrpMessage(3, 1, 0x33, 0x96, 2, 0, 0xA, 0x064, 0, Optional.empty(),
                List.of(Ipv4Address.parse("10.0.0.100"), Ipv4Address.parse("10.0.0.101")), Opaque.NONE, Opaque.NONE));
        assertThat(message.intervalNanos()).isEqualTo(1_000_000_000L);
    }

    /// RFC 9568 section 5.2.7: twelve bits of centiseconds.
    @Test
    void version3Interval_isTwelveBits() {
        VrrpMessage message = vrrp(Samples.vrrp4(hex("31 33 96 01 0f ff 0000 0a000064")));

        assertThat(message.interval()).isEqualTo(4095);
        assertThat(message.reserved()).isZero();
        assertThat(message.intervalNanos()).isEqualTo(40_950_000_000L);
    }

    /// RFC 3768 section 5.1.
    @Test
    void version2_isLaidOutAsTheRfcDrawsIt() {
        VrrpMessage message = vrrp(Samples.vrrp4(hex("21 33 96 01 01 05 0000 0a000064 73656372 65740000")));

        assertThat(message).isEqualTo(new VrrpMessage(2, 1, 0x33, 0x96, 1, 1, 0, 5, 0, Optional.empty(),
                List.of(Ipv4Address.parse("10.0.0.100")), VrrpAuth.simpleText("secret").data(), Opaque.NONE));
        assertThat(message.intervalNanos()).isEqualTo(5_000_000_000L);
    }

    /// Erratum 8299 lets the receiver discard it; the decoder shows it.
    @Test
    void countZero_isDecodedWithoutAddresses() {
        byte[] v3 = Samples.bytes4(VrrpMessage.v3(51, 150, 100, List.of()));
        byte[] v2 = Samples.bytes4(VrrpMessage.v2(51, 150, 1, VrrpAuth.NONE, List.of()));

        assertThat(vrrp(Samples.vrrp4(v3)).addresses()).isEmpty();
        assertThat(vrrp(Samples.vrrp4(v3)).checksumForm()).contains(ChecksumForm.PSEUDO_HEADER);
        assertThat(vrrp(Samples.vrrp4(v2)).checksumForm()).contains(ChecksumForm.V2);
    }

    @Test
    void bytesBehindTheLastField_areKeptAndCoveredByTheChecksum() {
        byte[] longer = Samples.cut(Samples.bytes4(Samples.V3), 15);
        longer[14] = 5;
        VrrpMessage damaged = vrrp(Samples.vrrp4(longer));
        assertThat(damaged.trailing()).hasToString("000005");
        assertThat(damaged.checksumForm()).isEmpty();

        VrrpMessage v2 = vrrp(Samples.vrrp4(Samples.cut(Samples.bytes4(Samples.V2), 24)));
        assertThat(v2.trailing()).hasToString("00000000");
        assertThat(v2.authData()).isEqualTo(VrrpAuth.NONE.data());
        assertThat(v2.checksumForm()).contains(ChecksumForm.V2);
    }

    @Test
    void paddingOfTheFrame_isNoPartOfTheMessage() {
        byte[] padded = Samples.with(Samples.cut(Samples.advert(), 60), 46, 9, 9, 9, 9);

        Frame frame = ((Decoded) Samples.decode(padded)).frame();
        assertThat(((VrrpMessage) frame.payload()).checksumForm()).contains(ChecksumForm.PSEUDO_HEADER);
        assertThat(frame.trailer().length()).isEqualTo(14);
        assertThat(FrameEncoder.encode(frame)).isEqualTo(padded);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x01, 0x11, 0x41, 0xF1})
    void unknownVersion_isDecodedWithItsHeaderOnly(int first) {
        VrrpMessage message = vrrp(Samples.vrrp4(Samples.with(Samples.bytes4(Samples.V3), 0, first)));

        assertThat(message.version()).isEqualTo(first >>> 4);
        assertThat(message.vrid()).isEqualTo(51);
        assertThat(message.addresses()).isEmpty();
        assertThat(message.trailing()).hasToString("0a000064");
        assertThat(message.checksumForm()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x20, 0x22, 0x30, 0x32, 0x3F})
    void unknownType_isDecodedWithItsHeaderOnly(int first) {
        VrrpMessage message = vrrp(Samples.vrrp4(Samples.with(Samples.bytes4(Samples.V3), 0, first)));

        assertThat(message.type()).isEqualTo(first & 0xF);
        assertThat(message.addresses()).isEmpty();
        assertThat(message.trailing().length()).isEqualTo(4);
    }

    @Test
    void ciscoDigest_isAllThatFollowsTheAddresses() {
        VrrpMessage message = vrrp(Samples.vrrp4(hex("21 33 96 01 fe 01 0000 0a000064" + "ab".repeat(16))));

        assertThat(message.authType()).isEqualTo(VrrpAuth.TYPE_CISCO_MD5);
        assertThat(message.authData().length()).isEqualTo(16);
        assertThat(message.trailing()).isEqualTo(Opaque.NONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 64, 254, 255})
    void hopLimit_isKeptForTheReceiverToJudge(int hopLimit) {
        byte[] frame = FrameEncoder.advert(Samples.MAC, OptionalInt.empty(), Samples.ROUTER,
                Ipv4Address.VRRP_GROUP, hopLimit, Samples.V3, ChecksumForm.MESSAGE_ONLY);

        assertThat(((Decoded) Samples.decode(frame)).frame().network().orElseThrow().hopLimit()).isEqualTo(hopLimit);
    }

    @Test
    void whenBothFormsMatch_theCommonerOneIsNamed() {
        byte[] message = Samples.bytes4(Samples.V3);
        // source + destination + 112 + 12 must be a multiple of 0xffff: e000 + 0012 + 1f71 + 0000 + 007c = ffff
        Ipv4Header header = new Ipv4Header(0, 20 + message.length, 0, 0, 0, 255, 112, 0,
                new Ipv4Address(0x1F71_0000), Ipv4Address.VRRP_GROUP, Opaque.NONE, List.of());
        byte[] plain = Samples.with(message, 6, 0, 0);
        VrrpCodec.seal(plain, 0, plain.length, 3, header, ChecksumForm.MESSAGE_ONLY);

        assertThat(vrrp(Samples.frame(header, plain)).checksumForm()).contains(ChecksumForm.PSEUDO_HEADER);
    }

    @Test
    void carpIsRecognisedOverIpv6AndWithBadChecksumToo() {
        byte[] carp = Samples.with(new byte[36], 0, 0x21, 1, 0, 7, 0, 1);

        assertThat(Samples.payload(Samples.vrrp6(carp))).isInstanceOfSatisfying(CarpMessage.class,
                message -> assertThat(message.checksumValid()).isFalse());
        assertThat(Samples.payload(Samples.vrrp4(carp))).isInstanceOf(CarpMessage.class);
    }

    @Test
    void vrrpOfCarpsLength_staysVrrp() {
        List<IpAddress> five = List.of(Samples.VIRTUAL, Samples.ROUTER, Samples.VIRTUAL, Samples.ROUTER,
                Samples.VIRTUAL);
        byte[] message = Samples.bytes4(VrrpMessage.v2(51, 150, 1, VrrpAuth.NONE, five));

        assertThat(message).hasSize(36);
        assertThat(vrrp(Samples.vrrp4(message)).addresses()).isEqualTo(five);
    }

    @Test
    void innermostVlan_isTheOneMeant_andPriorityTagsNameNone() {
        VlanTag outer = new VlanTag(VlanTag.DOT1AD, 3, true, 100);
        VlanTag inner = new VlanTag(VlanTag.DOT1Q, 7, false, 4095);
        VlanTag priority = new VlanTag(VlanTag.DOT1Q, 5, false, 0);

        assertThat(Samples.ethernet(Ethernet.IPV4, outer, inner).vlan()).hasValue(4095);
        assertThat(Samples.ethernet(Ethernet.IPV4, priority).vlan()).isEmpty();
        assertThat(Samples.ethernet(Ethernet.IPV4).vlan()).isEmpty();
        byte[] message = Samples.bytes4(Samples.V3);
        byte[] frame = Samples.frame(Samples.ipv4(112, message.length), message, outer, inner);
        assertThat(((Decoded) Samples.decode(frame)).frame().ethernet().orElseThrow().tags())
                .containsExactly(outer, inner);
    }

    @Test
    void otherTraffic_isOpaque() {
        byte[] tcp = Samples.frame(Samples.ipv4(6, 20), new byte[20]);
        byte[] lldp = Samples.with(new byte[60], 12, 0x88, 0xCC);
        byte[] dns = Samples.frame(Samples.ipv4(17, 8), hex("0035 0035 0008 0000"));
        byte[] ping = Samples.frame(Samples.ipv4(1, 8), hex("0800 0000 00000000"));

        for (byte[] frame : List.of(tcp, lldp, dns, ping)) {
            assertThat(Samples.payload(frame)).isInstanceOf(Opaque.class);
        }
    }

    @Test
    void icmpErrorAboutOtherTraffic_isOpaque() {
        byte[] quoted = Samples.frame(Samples.ipv4(6, 8), new byte[8]);
        byte[] error = new byte[8 + quoted.length - 14];
        error[0] = 3;
        System.arraycopy(quoted, 14, error, 8, quoted.length - 14);

        assertThat(Samples.payload(Samples.frame(Samples.ipv4(1, error.length), error))).isInstanceOf(Opaque.class);
    }

    /// RFC 792: an IPv4 error quotes eight bytes, which is enough for the VRID.
    @Test
    void icmpErrorThatQuotesEightBytes_stillNamesTheVrid() {
        byte[] advert = Samples.advert();
        byte[] error = new byte[8 + 20 + 8];
        error[0] = 3;
        error[1] = 2;
        System.arraycopy(advert, 14, error, 8, 28);
        Ipv4Header header = Samples.ipv4(1, error.length);
        IcmpCodec.seal(error, 0, error.length, header);

        assertThat(Samples.payload(Samples.frame(header, error))).isInstanceOfSatisfying(IcmpError.class, seen -> {
            assertThat(seen.isProtocolUnreachable()).isTrue();
            assertThat(seen.vrid()).hasValue(51);
            assertThat(seen.about().source()).isEqualTo(Samples.ROUTER);
        });
    }

    @Test
    void packetWithoutLinkHeader_isDecodedByItsVersion() {
        for (byte[] frame : List.of(Samples.advert(), Samples.vrrp6(Samples.bytes6(Samples.V3_IPV6)))) {
            Decoding decoding = FrameDecoder.decodeIp(frame, 14, frame.length - 14);
            assertThat(decoding).isInstanceOfSatisfying(Decoded.class, decoded -> {
                assertThat(decoded.frame().ethernet()).isEmpty();
                assertThat(decoded.frame().payload()).isEqualTo(Samples.payload(frame));
                assertThat(FrameEncoder.encode(decoded.frame()))
                        .isEqualTo(Arrays.copyOfRange(frame, 14, frame.length));
            });
        }
        assertThat(FrameDecoder.decodeIp(new byte[]{0x50}, 0, 1)).isInstanceOf(Rejected.class);
    }
}
