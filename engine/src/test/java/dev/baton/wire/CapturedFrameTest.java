package dev.baton.wire;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Frames that other programs sent, with tshark as a second opinion on every field.
class CapturedFrameTest {

    static List<Fixture> fixtures() {
        return Fixture.all();
    }

    private static Frame decoded(Fixture fixture) {
        byte[] bytes = fixture.bytes();
        Decoding decoding = FrameDecoder.decode(bytes, 0, bytes.length);
        assertThat(decoding).isInstanceOf(Decoded.class);
        return ((Decoded) decoding).frame();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void everyField_isWhatTsharkReads(Fixture fixture) {
        Map<String, List<String>> ours = WiresharkFields.of(decoded(fixture));

        assertThat(ours).containsExactlyInAnyOrderEntriesOf(fixture.fields());
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void encodingWhatWasDecoded_givesTheSameBytes(Fixture fixture) {
        assertThat(FrameEncoder.encode(decoded(fixture))).isEqualTo(fixture.bytes());
    }

    @Test
    void keepalivedAndFrrSendVersion3ForIpv4_withPseudoHeader() {
        for (String file : List.of("keepalived-v3.txt", "keepalived-v3-vmac.txt", "frr-v3.txt")) {
            assertThat(adverts(file)).as(file).isNotEmpty().allSatisfy(
                    message -> assertThat(message.checksumForm()).contains(ChecksumForm.PSEUDO_HEADER));
        }
    }

    /// RFC 9568 section 5.2.8.
    @Test
    void messageOnlyChecksum_isNamedAsThat() {
        assertThat(adverts("by-hand-message-only.txt")).hasSize(2).allSatisfy(
                message -> assertThat(message.checksumForm()).contains(ChecksumForm.MESSAGE_ONLY));
    }

    @Test
    void keepalivedWithFiveAddresses_isNotTakenForCarpOfTheSameLength() {
        assertThat(adverts("keepalived-v2-five.txt")).isNotEmpty()
                .allSatisfy(message -> assertThat(message.addresses()).hasSize(5));
    }

    @Test
    void ucarp_isNamedCarp_andNeverVrrp() {
        List<Payload> payloads = payloads("ucarp.txt");

        assertThat(payloads).anyMatch(CarpMessage.class::isInstance).noneMatch(VrrpMessage.class::isInstance);
    }

    @Test
    void keepalivedBehindAuthenticationHeader_isStillAnAdvertisement() {
        assertThat(adverts("keepalived-v2-ah.txt")).isNotEmpty()
                .allSatisfy(message -> assertThat(message.authType()).isEqualTo(VrrpAuth.TYPE_IP_AH));
    }

    @Test
    void hostWithoutVrrp_saysProtocolUnreachable_andTheVridIsKnown() {
        for (String file : List.of("keepalived-v3-unicast.txt", "keepalived-v3-unicast-ipv6.txt")) {
            assertThat(payloads(file)).as(file).filteredOn(IcmpError.class::isInstance).isNotEmpty()
                    .allSatisfy(payload -> {
                        IcmpError error = (IcmpError) payload;
                        assertThat(error.isProtocolUnreachable()).isTrue();
                        assertThat(error.vrid()).hasValue(51);
                    });
        }
    }

    @Test
    void keepalivedThatStops_sendsPriorityZero() {
        assertThat(adverts("keepalived-v3.txt").getLast().priority()).isEqualTo(VrrpMessage.RESIGN_PRIORITY);
    }

    private static List<Payload> payloads(String file) {
        return Fixture.of(file).stream().map(fixture -> decoded(fixture).payload()).toList();
    }

    private static List<VrrpMessage> adverts(String file) {
        return payloads(file).stream().filter(VrrpMessage.class::isInstance).map(VrrpMessage.class::cast).toList();
    }
}
