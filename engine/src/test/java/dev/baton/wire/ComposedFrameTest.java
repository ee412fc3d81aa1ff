package dev.baton.wire;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// The frames that a virtual router sends.
class ComposedFrameTest {
    private static final Ipv4Address ROUTER = Ipv4Address.parse("10.0.0.1");
    private static final Ipv4Address VIRTUAL = Ipv4Address.parse("10.0.0.100");
    private static final Ipv6Address ROUTER6 = Ipv6Address.parse("fe80::1");
    private static final Ipv6Address VIRTUAL6 = Ipv6Address.parse("fe80::100");
    private static final MacAddress MAC = MacAddress.virtual(Family.IPV4, 51);
    private static final MacAddress MAC6 = MacAddress.virtual(Family.IPV6, 51);
    private static final VrrpMessage MESSAGE = VrrpMessage.v3(51, 150, 100, List.of(VIRTUAL));
    private static final VrrpMessage MESSAGE6 = VrrpMessage.v3(51, 150, 100, List.of(VIRTUAL6));

    private static Frame decoded(byte[] bytes) {
        Decoding decoding = FrameDecoder.decode(bytes, 0, bytes.length);
        assertThat(decoding).isInstanceOf(Decoded.class);
        return ((Decoded) decoding).frame();
    }

    private static VrrpMessage message(byte[] bytes) {
        return (VrrpMessage) decoded(bytes).payload();
    }

    /// RFC 9568 sections 5.1.1 and 7.2.
    @Test
    void ipv4Advert_goesToTheGroupWithTtl255FromTheVirtualMac() {
        Frame frame = decoded(FrameEncoder.advert(MAC, OptionalInt.empty(), ROUTER, Ipv4Address.VRRP_GROUP, 255,
                MESSAGE, ChecksumForm.PSEUDO_HEADER));

        Ethernet ethernet = frame.ethernet().orElseThrow();
        assertThat(ethernet).isEqualTo(new Ethernet(MacAddress.parse("01:00:5e:00:00:12"),
                MacAddress.parse("00:00:5e:00:01:33"), List.of(), Ethernet.IPV4));
        IpHeader network = frame.network().orElseThrow();
        assertThat(network.source()).isEqualTo(ROUTER);
        assertThat(network.destination()).isEqualTo(Ipv4Address.parse("224.0.0.18"));
        assertThat(network.hopLimit()).isEqualTo(255);
        assertThat(network.protocol()).isEqualTo(112);
    }

    /// RFC 9568 section 5.1.2.
    @Test
    void ipv6Advert_goesToTheGroupWithHopLimit255FromTheVirtualMac() {
        Frame frame = decoded(FrameEncoder.advert(MAC6, OptionalInt.empty(), ROUTER6, Ipv6Address.VRRP_GROUP, 255,
                MESSAGE6, ChecksumForm.MESSAGE_ONLY));

        assertThat(frame.ethernet().orElseThrow()).isEqualTo(new Ethernet(MacAddress.parse("33:33:00:00:00:12"),
                MacAddress.parse("00:00:5e:00:02:33"), List.of(), Ethernet.IPV6));
        IpHeader network = frame.network().orElseThrow();
        assertThat(network.destination()).isEqualTo(Ipv6Address.parse("ff02::12"));
        assertThat(network.hopLimit()).isEqualTo(255);
        assertThat(((VrrpMessage) frame.payload()).checksumForm()).contains(ChecksumForm.PSEUDO_HEADER);
    }

    /// RFC 9568 section 5.2.8 and RFC 5798 as commonly read.
    @ParameterizedTest
    @EnumSource(names = {"MESSAGE_ONLY", "PSEUDO_HEADER"})
    void ipv4Version3Advert_carriesTheChecksumFormThatWasAskedFor(ChecksumForm form) {
        VrrpMessage message = message(FrameEncoder.advert(MAC, OptionalInt.empty(), ROUTER, Ipv4Address.VRRP_GROUP,
                255, MESSAGE, form));

        assertThat(message.checksumForm()).contains(form);
        assertThat(message.withChecksum(0, Optional.empty())).isEqualTo(MESSAGE);
    }

    @Test
    void ipv4Version3Checksums_areThoseComputedByHand() {
        // 3133+9601+0064+0a00+0064 = d1fc; with 0a00+0001+e000+0012+0070+000c: 1bc8b -> bc8c
        assertThat(message(FrameEncoder.advert(MAC, OptionalInt.empty(), ROUTER, Ipv4Address.VRRP_GROUP, 255, MESSAGE,
                ChecksumForm.MESSAGE_ONLY)).checksum()).isEqualTo(0x2E03);
        assertThat(message(FrameEncoder.advert(MAC, OptionalInt.empty(), ROUTER, Ipv4Address.VRRP_GROUP, 255, MESSAGE,
                ChecksumForm.PSEUDO_HEADER)).checksum()).isEqualTo(0x4373);
    }

    /// RFC 3768 section 5.3.8.
    @ParameterizedTest
    @EnumSource
    void version2Advert_hasOneFormWhateverIsAskedFor(ChecksumForm asked) {
        VrrpMessage sent = VrrpMessage.v2(7, 100, 1, VrrpAuth.simpleText("secret"), List.of(VIRTUAL));

        VrrpMessage message = message(
                FrameEncoder.advert(MAC, OptionalInt.empty(), ROUTER, Ipv4Address.VRRP_GROUP, 255, sent, asked));

        assertThat(message.checksumForm()).contains(ChecksumForm.V2);
        assertThat(message.withChecksum(0, Optional.empty())).isEqualTo(sent);
    }

    @Test
    void advert_ignoresTheChecksumThatItsMessageHappensToHave() {
        byte[] clean = FrameEncoder.advert(MAC, OptionalInt.empty(), ROUTER, Ipv4Address.VRRP_GROUP, 255, MESSAGE,
                ChecksumForm.MESSAGE_ONLY);
        byte[] stale = FrameEncoder.advert(MAC, OptionalInt.empty(), ROUTER, Ipv4Address.VRRP_GROUP, 255,
                MESSAGE.withChecksum(0xBEEF, Optional.of(ChecksumForm.V2)), ChecksumForm.MESSAGE_ONLY);

        assertThat(stale).isEqualTo(clean);
    }

    @Test
    void composedFrames_havePaddingToTheEthernetMinimum() {
        assertThat(FrameEncoder.gratuitousArp(MAC, OptionalInt.empty(), VIRTUAL)).hasSize(60);
        assertThat(FrameEncoder.gratuitousArp(MAC, OptionalInt.of(9), VIRTUAL)).hasSize(64);
        assertThat(FrameEncoder.advert(MAC, OptionalInt.empty(), ROUTER, Ipv4Address.VRRP_GROUP, 255, MESSAGE,
                ChecksumForm.PSEUDO_HEADER)).hasSize(60);
    }

    @Test
    void taggedAdvert_isReadBackWithItsVlan() {
        Frame frame = decoded(FrameEncoder.advert(MAC, OptionalInt.of(4094), ROUTER, Ipv4Address.VRRP_GROUP, 255,
                MESSAGE, ChecksumForm.PSEUDO_HEADER));

        assertThat(frame.ethernet().orElseThrow().vlan()).hasValue(4094);
        assertThat(((VrrpMessage) frame.payload()).checksumForm()).contains(ChecksumForm.PSEUDO_HEADER);
    }

    @Test
    void advertIp_isTheSamePacketWithoutLinkHeader() {
        byte[] packet = FrameEncoder.advertIp(ROUTER, Ipv4Address.VRRP_GROUP, 255, MESSAGE,
                ChecksumForm.PSEUDO_HEADER);
        byte[] frame = FrameEncoder.advert(MAC, OptionalInt.empty(), ROUTER, Ipv4Address.VRRP_GROUP, 255, MESSAGE,
                ChecksumForm.PSEUDO_HEADER);

        assertThat(frame).containsSequence(packet);
        assertThat(FrameDecoder.decodeIp(packet, 0, packet.length)).isInstanceOf(Decoded.class);
    }

    /// RFC 9568 section 8.1.2 with errata 7947 and 7949.
    @Test
    void gratuitousArp_carriesTheAddressTwiceAndTheMacTwice() {
        Frame frame = decoded(FrameEncoder.gratuitousArp(MAC, OptionalInt.empty(), VIRTUAL));

        assertThat(frame.ethernet().orElseThrow().destination()).isEqualTo(MacAddress.BROADCAST);
        assertThat(frame.ethernet().orElseThrow().source()).isEqualTo(MAC);
        ArpPacket arp = (ArpPacket) frame.payload();
        assertThat(arp).isEqualTo(new ArpPacket(ArpPacket.REQUEST, MAC, VIRTUAL, MAC, VIRTUAL));
        assertThat(arp.isGratuitous()).isTrue();
        assertThat(arp.isAnnouncement()).isTrue();
        assertThat(arp.isProbe()).isFalse();
    }

    /// RFC 5227 section 2.1.1.
    @Test
    void arpProbe_claimsNothing() {
        ArpPacket arp = (ArpPacket) decoded(FrameEncoder.arpProbe(MAC, OptionalInt.empty(), VIRTUAL)).payload();

        assertThat(arp.isProbe()).isTrue();
        assertThat(arp.isGratuitous()).isFalse();
        assertThat(arp.senderAddress()).isEqualTo(Ipv4Address.parse("0.0.0.0"));
        assertThat(arp.targetAddress()).isEqualTo(VIRTUAL);
    }

    /// RFC 9568 section 8.2.2.
    @Test
    void unsolicitedNa_hasRouterAndOverrideSetSolicitedClearAndTheMac() {
        Frame frame = decoded(FrameEncoder.unsolicitedNa(MAC6, OptionalInt.empty(), ROUTER6, VIRTUAL6));

        NeighborAdvertisement na = (NeighborAdvertisement) frame.payload();
        assertThat(na.router()).isTrue();
        assertThat(na.solicited()).isFalse();
        assertThat(na.override()).isTrue();
        assertThat(na.target()).isEqualTo(VIRTUAL6);
        assertThat(na.targetMac()).contains(MAC6);
        assertThat(frame.network().orElseThrow().destination()).isEqualTo(Ipv6Address.parse("ff02::1"));
        assertThat(frame.network().orElseThrow().hopLimit()).isEqualTo(255);
        assertThat(frame.ethernet().orElseThrow().destination()).isEqualTo(MacAddress.parse("33:33:00:00:00:01"));
    }

    @Test
    void advertBetweenFamilies_isRefused() {
        assertThatThrownBy(() -> FrameEncoder.advert(MAC, OptionalInt.empty(), ROUTER, Ipv6Address.VRRP_GROUP, 255,
                MESSAGE, ChecksumForm.V2)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10.0.0.1").hasMessageContaining("ff02::12");
    }

    private static List<byte[]> composed() {
        OptionalInt untagged = OptionalInt.empty();
        OptionalInt tagged = OptionalInt.of(7);
        IpAddress second = IpAddress.parse("10.0.0.101");
        return List.of(
                multicast(untagged, VrrpMessage.v3(51, 150, 100, List.of(VIRTUAL, second))),
                multicast(tagged, MESSAGE),
                multicast(untagged, VrrpMessage.v2(51, 150, 1, VrrpAuth.NONE, List.of(VIRTUAL))),
                multicast(untagged, VrrpMessage.v2(51, 0, 2, VrrpAuth.simpleText("secret"), List.of(VIRTUAL, second))),
                FrameEncoder.advert(MAC6, untagged, ROUTER6, Ipv6Address.VRRP_GROUP, 255,
                        VrrpMessage.v3(51, 150, 100, List.of(VIRTUAL6, IpAddress.parse("2001:db8::100"))),
                        ChecksumForm.PSEUDO_HEADER),
                FrameEncoder.gratuitousArp(MAC, untagged, VIRTUAL), FrameEncoder.arpProbe(MAC, tagged, VIRTUAL),
                FrameEncoder.unsolicitedNa(MAC6, untagged, ROUTER6, VIRTUAL6));
    }

    private static byte[] multicast(OptionalInt vlan, VrrpMessage message) {
        return FrameEncoder.advert(MAC, vlan, ROUTER, Ipv4Address.VRRP_GROUP, 255, message,
                ChecksumForm.PSEUDO_HEADER);
    }

    /// The fixture holds tshark's reading of these very bytes; CapturedFrameTest compares it.
    @Test
    void composedFrames_areThoseThatTsharkRead() {
        List<byte[]> read = Fixture.of("baton.txt").stream().map(Fixture::bytes).toList();

        assertThat(composed()).usingElementComparator(Arrays::compare).containsExactlyElementsOf(read);
    }
}
