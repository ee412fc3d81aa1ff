package dev.baton.wire;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Every reason for which bytes are no frame.
class RejectionTest {
    private static final int ETHERNET = 14;
    private static final IpExtension PADDING = new IpExtension(IpExtension.DESTINATION,
            Opaque.of(new byte[]{0, 1, 4, 0, 0, 0, 0}));

    private record Sample(Opaque frame, int offset) {
        Sample(byte[] bytes, int offset) {
            this(Opaque.of(bytes), offset);
        }

        byte[] bytes() {
            return frame.bytes();
        }
    }

    /// A frame that is rejected for this reason, and where.
    private static Sample sample(Rejection reason) {
        byte[] advert = Samples.advert();
        byte[] v6 = Samples.vrrp6(Samples.bytes6(Samples.V3_IPV6));
        byte[] na = FrameEncoder.encode(new Frame(Optional.of(Samples.ethernet(Ethernet.IPV6)),
                Optional.of(Samples.ipv6(IcmpError.PROTOCOL_IPV6, 32)),
                NeighborAdvertisement.unsolicited(Samples.MAC, Samples.VIRTUAL6)));
        VlanTag tag = new VlanTag(VlanTag.DOT1Q, 0, false, 7);
        byte[] message = Samples.bytes4(Samples.V3);
        return switch (reason) {
            case ETHERNET_TOO_SHORT -> new Sample(Samples.cut(advert, 13), 13);
            case TOO_MANY_TAGS -> new Sample(
                    Samples.frame(Samples.ipv4(112, message.length), message, tag, tag, tag, tag, tag), 28);
            case LENGTH_FRAME -> new Sample(Samples.with(advert, 12, 0, 0x26), 12);
            case IP_TOO_SHORT -> new Sample(Samples.cut(advert, ETHERNET + 19), ETHERNET + 19);
            case IP_VERSION -> new Sample(Samples.with(advert, ETHERNET, 0x65), ETHERNET);
            case IP_HEADER_LENGTH -> new Sample(Samples.with(advert, ETHERNET, 0x44), ETHERNET);
            case IP_TOTAL_LENGTH -> new Sample(Samples.with(advert, ETHERNET + 2, 0, 19), ETHERNET + 2);
            case IP_TRUNCATED -> new Sample(Samples.cut(advert, advert.length - 1), advert.length - 1);
            case IP_HEADER_CHECKSUM -> new Sample(Samples.with(advert, ETHERNET + 8, 254), ETHERNET + 10);
            case JUMBOGRAM -> new Sample(Samples.with(v6, ETHERNET + 4, 0, 0, 0), ETHERNET + 4);
            case TOO_MANY_EXTENSIONS -> new Sample(Samples.frame(
                    Samples.ipv6(112, 8, Collections.nCopies(9, PADDING).toArray(IpExtension[]::new)), new byte[8]),
                    ETHERNET + 40 + 8 * 8);
            case EXTENSION_LENGTH -> new Sample(Samples.with(v6, ETHERNET + 6, IpExtension.DESTINATION),
                    ETHERNET + 40);
            case FRAGMENT -> new Sample(fragment(Ipv4Header.MORE_FRAGMENTS, 0), ETHERNET + 20);
            case VRRP_TOO_SHORT -> new Sample(Samples.vrrp4(Samples.cut(message, 7)), ETHERNET + 27);
            case VRRP_ADDRESSES_CUT -> new Sample(Samples.vrrp4(Samples.cut(message, 11)), ETHERNET + 31);
            case VRRP_AUTH_CUT -> new Sample(Samples.vrrp4(Samples.cut(Samples.bytes4(Samples.V2), 19)), ETHERNET + 39);
            case VRRP_V2_OVER_IPV6 -> new Sample(Samples.vrrp6(Samples.bytes6(Samples.V2)), ETHERNET + 40);
            case ARP_TOO_SHORT -> new Sample(Samples.cut(arp(), ETHERNET + 27), ETHERNET + 27);
            case ARP_NOT_IPV4 -> new Sample(Samples.with(arp(), ETHERNET + 5, 16), ETHERNET);
            case ICMP_TOO_SHORT ->
                new Sample(Samples.icmp6(new byte[]{(byte) 136, 0, 0, 0, 0, 0, 0, 0}), ETHERNET + 48);
            case ICMP_CHECKSUM -> new Sample(Samples.with(na, ETHERNET + 44, 0), ETHERNET + 42);
            case NDP_CODE -> new Sample(Samples.icmp6(Samples.with(new byte[24], 0, 135, 1)), ETHERNET + 41);
            case NDP_OPTION -> new Sample(Samples.icmp6(Samples.with(new byte[32], 0, 135)), ETHERNET + 64);
            case TOO_MANY_NDP_OPTIONS -> new Sample(Samples.icmp6(manyOptions(65)), ETHERNET + 64 + 64 * 8);
            case HSRP_TOO_SHORT -> new Sample(hsrp(19), ETHERNET + 20 + 8 + 19);
        };
    }

    private static byte[] arp() {
        return Samples.cut(FrameEncoder.gratuitousArp(Samples.MAC, OptionalInt.empty(), Samples.VIRTUAL), 42);
    }

    private static byte[] fragment(int flags, int offset) {
        byte[] message = Samples.bytes4(Samples.V3);
        Ipv4Header whole = Samples.ipv4(VrrpMessage.PROTOCOL, message.length);
        return Samples.frame(new Ipv4Header(whole.trafficClass(), whole.totalLength(), 7, flags, offset, 255, 112, 0,
                whole.source(), whole.destination(), Opaque.NONE, List.of()), message);
    }

    private static byte[] manyOptions(int count) {
        byte[] message = Samples.with(new byte[24 + 8 * count], 0, 135);
        for (int i = 0; i < count; i++) {
            message[24 + 8 * i + 1] = 1;
        }
        return message;
    }

    private static byte[] hsrp(int length) {
        byte[] datagram = new byte[8 + length];
        Bytes.putInt16(datagram, 0, HsrpMessage.PORT);
        Bytes.putInt16(datagram, 2, HsrpMessage.PORT);
        Bytes.putInt16(datagram, 4, datagram.length);
        return Samples.frame(Samples.ipv4(17, datagram.length), datagram);
    }

    @ParameterizedTest
    @EnumSource
    void everyReason_isGivenWithItsPlace(Rejection reason) {
        Sample sample = sample(reason);

        Decoding decoding = Samples.decode(sample.bytes());

        assertThat(decoding).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(reason);
            assertThat(rejected.offset()).isEqualTo(sample.offset);
        });
    }

    @ParameterizedTest
    @EnumSource
    void offset_countsFromTheStartOfTheInput_whereverItLies(Rejection reason) {
        Sample sample = sample(reason);
        byte[] shifted = new byte[sample.bytes().length + 30];
        System.arraycopy(sample.bytes(), 0, shifted, 17, sample.bytes().length);

        assertThat(FrameDecoder.decode(shifted, 17, sample.bytes().length)).isEqualTo(Samples.decode(sample.bytes()));
    }

    @Test
    void headersBeforeTheFault_areKept() {
        Rejected rejected = (Rejected) Samples.decode(sample(Rejection.VRRP_ADDRESSES_CUT).bytes());

        assertThat(rejected.soFar().ethernet().orElseThrow().source()).isEqualTo(Samples.MAC);
        assertThat(rejected.soFar().network().orElseThrow().source()).isEqualTo(Samples.ROUTER);
    }

    /// RFC 9568 section 7.1: the length must hold the whole message. A person still sees what was there.
    @Test
    void countBeyondTheBytes_isRejectedWithTheAddressesThatWereThere() {
        byte[] message = Samples.with(Samples.bytes4(Samples.V3), 3, 3);

        Rejected rejected = (Rejected) Samples.decode(Samples.vrrp4(message));

        assertThat(rejected.reason()).isEqualTo(Rejection.VRRP_ADDRESSES_CUT);
        assertThat(rejected.soFar().payload()).isInstanceOfSatisfying(VrrpMessage.class, seen -> {
            assertThat(seen.addressCount()).isEqualTo(3);
            assertThat(seen.addresses()).containsExactly(Samples.VIRTUAL);
            assertThat(seen.vrid()).isEqualTo(51);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 0x1FFF})
    void laterFragmentOfVrrp_isRejected_notReadAsAMessage(int offset) {
        assertThat(Samples.decode(fragment(0, offset))).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(Rejection.FRAGMENT);
            assertThat(rejected.soFar().payload()).isInstanceOf(Opaque.class);
        });
    }

    @Test
    void fragmentOverIpv6_isRejected_butAnAtomicOneIsWhole() {
        byte[] message = Samples.bytes6(Samples.V3_IPV6);
        IpExtension later = new IpExtension(IpExtension.FRAGMENT, Opaque.of(new byte[]{0, 0, 8, 0, 0, 0, 1}));
        IpExtension first = new IpExtension(IpExtension.FRAGMENT, Opaque.of(new byte[]{0, 0, 1, 0, 0, 0, 1}));
        IpExtension atomic = new IpExtension(IpExtension.FRAGMENT, Opaque.of(new byte[]{0, 0, 0, 0, 0, 0, 1}));

        for (IpExtension piece : List.of(first, later)) {
            assertThat(Samples.decode(Samples.frame(Samples.ipv6(112, message.length, piece), message)))
                    .isInstanceOfSatisfying(Rejected.class,
                            rejected -> assertThat(rejected.reason()).isEqualTo(Rejection.FRAGMENT));
        }
        assertThat(Samples.payload(Samples.frame(Samples.ipv6(112, message.length, atomic), message)))
                .isInstanceOfSatisfying(VrrpMessage.class,
                        seen -> assertThat(seen.checksumForm()).contains(ChecksumForm.PSEUDO_HEADER));
    }

    @Test
    void headerChecksumOfZero_isLeftToTheCard_andAccepted() {
        byte[] frame = Samples.with(Samples.advert(), ETHERNET + 10, 0, 0);

        assertThat(Samples.payload(frame)).isInstanceOf(VrrpMessage.class);
        assertThat(FrameEncoder.encode(((Decoded) Samples.decode(frame)).frame())).isEqualTo(frame);
    }

    @Test
    void authenticationHeaderThatClaimsLessThanItsOwnFields_isRejected() {
        byte[] payload = Samples.with(new byte[40], 0, 112, 0);

        assertThat(Samples.decode(Samples.frame(Samples.ipv4(51, payload.length), payload)))
                .isInstanceOfSatisfying(Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(Rejection.EXTENSION_LENGTH));
    }

    @Test
    void rangeOutsideTheArray_isTheCallersMistake() {
        assertThatThrownBy(() -> FrameDecoder.decode(new byte[10], 5, 6))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> FrameDecoder.decodeIp(new byte[10], -1, 6))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void emptyInput_isRejected() {
        assertThat(FrameDecoder.decode(new byte[0], 0, 0)).isInstanceOf(Rejected.class);
        assertThat(FrameDecoder.decodeIp(new byte[0], 0, 0)).isInstanceOf(Rejected.class);
    }

    @Test
    void bytesBeyondTheGivenLength_areNeverRead() {
        byte[] advert = Samples.advert();

        assertThat(FrameDecoder.decode(advert, 0, advert.length - 1)).isInstanceOf(Rejected.class);
    }
}
