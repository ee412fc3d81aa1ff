package dev.baton.wire;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Addresses and their texts.
class AddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "10.0.0.1", "224.0.0.18", "255.255.255.255"})
    void ipv4_isReadAndWrittenAsItIs(String text) {
        assertThat(Ipv4Address.parse(text)).hasToString(text);
        assertThat(IpAddress.parse(text)).isEqualTo(Ipv4Address.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "1.2.3", "1.2.3.", ".1.2.3", "1.2.3.4.", "1.2.3.4.5", "256.1.1.1", "1.2.3.999",
            "1.2.3.4 ", " 1.2.3.4", "1..2.3", "a.b.c.d", "1.2.3.-4", "1.2.3.+4", "٣.1.1.1", "localhost", "0x7f.0.0.1",
            "1.2.3.4294967297", "1", "1.2.3.4/24"})
    void whatIsNoIpv4Address_isRefusedByName(String text) {
        assertThatThrownBy(() -> Ipv4Address.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"010.0.0.1", "1.2.3.04", "00.0.0.0", "1.2.3.0000000004"})
    void ipv4PartWithLeadingZero_isRefusedBecauseItMayMeanOctal(String text) {
        assertThatThrownBy(() -> Ipv4Address.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    /// RFC 5952 sections 4 and 5.
    @ParameterizedTest
    @CsvSource({"2001:0db8::0001, 2001:db8::1", "2001:db8:0:0:0:0:2:1, 2001:db8::2:1", "2001:DB8::A, 2001:db8::a",
            "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1", "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
            "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1", "0:0:0:0:0:0:0:0, ::", "0:0:0:0:0:0:0:1, ::1", "1::, 1::",
            "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0", "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
            "::ffff:c000:0201, ::ffff:192.0.2.1",
            "0:0:0:0:0:FFFF:192.0.2.1, ::ffff:192.0.2.1", "::192.0.2.1, ::c000:201",
            "64:ff9b::192.0.2.33, 64:ff9b::c000:221", "fe80:0:0:0:0:0:0:100, fe80::100",
            "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"})
    void ipv6_isWrittenInItsCanonicalText(String text, String canonical) {
        assertThat(Ipv6Address.parse(text)).hasToString(canonical);
        assertThat(Ipv6Address.parse(canonical)).isEqualTo(Ipv6Address.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", ":::", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::",
            "::1:2:3:4:5:6:7:8",
            "1::2::3", "12345::", "g::", "fe80::1%eth0", "[::1]", "::1.2.3", "::1.2.3.4.5", "1.2.3.4::", "::256.1.1.1",
            "1:2:3:4:5:6:7:1.2.3.4", "::1 ", "1:", ":1", "1:2:3:4:5:6:7:", "::１", "::1/64", "::1:", ":1::", "::-1",
            "1:2:3:4:1.2.3.4:7:8", "0000:0000:0000:0000:0000:0000:0000:0000:0000:0000"})
    void whatIsNoIpv6Address_isRefusedByName(String text) {
        assertThatThrownBy(() -> Ipv6Address.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'");
    }

    @Test
    void everyIpv6Address_isReadBackFromItsText_andByTheJdkToo() throws UnknownHostException {
        Random random = new Random(5952);
        for (int i = 0; i < 20_000; i++) {
            // Few bits, so that there are runs of zero groups everywhere.
            Ipv6Address address = new Ipv6Address(random.nextLong() & mask(random),
                    random.nextLong() & mask(random));
            assertThat(Ipv6Address.parse(address.toString())).as(address.toString()).isEqualTo(address);
            if (!address.toString().contains(".")) {
                assertThat(InetAddress.getByName("[" + address + "]").getAddress()).isEqualTo(address.bytes());
            }
        }
    }

    private static long mask(Random random) {
        long mask = 0;
        for (int group = 0; group < 4; group++) {
            mask = mask << 16 | (random.nextBoolean() ? 0xFFFF : 0);
        }
        return mask;
    }

    /// RFC 9568 section 6.4.3: sender addresses are compared as unsigned numbers in network byte order.
    @Test
    void order_isUnsigned_ipv4First() {
        List<IpAddress> ascending = Stream.of("0.0.0.1", "10.0.0.1", "127.255.255.255", "128.0.0.0", "192.0.2.1",
                "255.255.255.255", "::", "::8000:0:0:0", "::ffff:0:0:0:0", "2001:db8::1", "7fff::", "8000::", "fe80::1",
                "ff02::12").map(IpAddress::parse).toList();

        assertThat(ascending.reversed().stream().sorted()).containsExactlyElementsOf(ascending);
        assertThat(IpAddress.parse("::1").compareTo(IpAddress.parse("0:0::1"))).isZero();
    }

    @Test
    void addressKinds_areRecognised() {
        assertThat(IpAddress.parse("224.0.0.18").isMulticast()).isTrue();
        assertThat(IpAddress.parse("239.255.255.255").isMulticast()).isTrue();
        assertThat(IpAddress.parse("223.255.255.255").isMulticast()).isFalse();
        assertThat(IpAddress.parse("240.0.0.0").isMulticast()).isFalse();
        assertThat(IpAddress.parse("ff02::12").isMulticast()).isTrue();
        assertThat(IpAddress.parse("fe80::1").isMulticast()).isFalse();
        assertThat(Ipv6Address.parse("fe80::1").isLinkLocal()).isTrue();
        assertThat(Ipv6Address.parse("febf::1").isLinkLocal()).isTrue();
        assertThat(Ipv6Address.parse("fec0::1").isLinkLocal()).isFalse();
        assertThat(Ipv6Address.parse("2001:db8::1").isLinkLocal()).isFalse();
    }

    /// RFC 4291 section 2.7.1.
    @Test
    void solicitedNode_keepsTheLow24Bits() {
        assertThat(Ipv6Address.parse("4037::01:800:200e:8c6c").solicitedNode()).hasToString("ff02::1:ff0e:8c6c");
    }

    @Test
    void mappedAddress_staysIpv6() {
        assertThat(IpAddress.parse("::ffff:192.0.2.1").family()).isEqualTo(Family.IPV6);
        assertThat(IpAddress.parse("::ffff:192.0.2.1")).isNotEqualTo(IpAddress.parse("192.0.2.1"));
    }

    /// RFC 9568 section 7.3.
    @Test
    void virtualMac_hasTheVridInItsLastByte() {
        assertThat(MacAddress.virtual(Family.IPV4, 51)).hasToString("00:00:5e:00:01:33");
        assertThat(MacAddress.virtual(Family.IPV6, 255)).hasToString("00:00:5e:00:02:ff");
        assertThat(MacAddress.virtual(Family.IPV4, 1).isVirtualRouter()).isTrue();
        assertThat(MacAddress.virtual(Family.IPV6, 1).isVirtualRouter()).isTrue();
        assertThat(MacAddress.parse("00:00:5e:00:03:33").isVirtualRouter()).isFalse();
        assertThat(MacAddress.parse("02:00:5e:00:01:33").isVirtualRouter()).isFalse();
    }

    /// RFC 1112 section 6.4 and RFC 2464 section 7.
    @ParameterizedTest
    @CsvSource({"224.0.0.18, 01:00:5e:00:00:12", "239.255.0.1, 01:00:5e:7f:00:01", "ff02::12, 33:33:00:00:00:12",
            "ff02::1:ff0e:8c6c, 33:33:ff:0e:8c:6c"})
    void groupMac_isMappedFromTheGroup(String group, String mac) {
        assertThat(MacAddress.ofGroup(IpAddress.parse(group))).hasToString(mac);
    }

    @Test
    void mac_isReadInBothNotations() {
        assertThat(MacAddress.parse("00-00-5E-00-01-33")).isEqualTo(MacAddress.parse("00:00:5e:00:01:33"));
        assertThat(MacAddress.parse("ff:ff:ff:ff:ff:ff")).isEqualTo(MacAddress.BROADCAST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00:00:5e:00:01", "00:00:5e:00:01:33:44", "00:00:5e:00:01:3", "00:00:5e:00:01:3g",
            "00005e000133", "00:00-5e:00:01:33", "00:00:5e:00:01:33 "})
    void whatIsNoMac_isRefusedByName(String text) {
        assertThatThrownBy(() -> MacAddress.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'");
    }

    @Test
    void simpleTextPassword_isCutToEightBytesAndPadded() {
        assertThat(VrrpAuth.simpleText("abc").data()).hasToString("6162630000000000");
        assertThat(VrrpAuth.simpleText("much too long").data())
                .isEqualTo(VrrpAuth.simpleText("much too").data());
        assertThat(VrrpAuth.simpleText("密碼密碼").data().length()).isEqualTo(VrrpAuth.DATA_LENGTH);
    }

    @Test
    void opaqueBytes_areAValue() {
        byte[] bytes = {1, 2, 3};
        Opaque opaque = Opaque.of(bytes);
        bytes[0] = 9;
        opaque.bytes()[1] = 9;

        assertThat(opaque).isEqualTo(Opaque.of(new byte[]{1, 2, 3})).hasToString("010203")
                .hasSameHashCodeAs(Opaque.of(new byte[]{1, 2, 3}));
        assertThat(Opaque.of(new byte[0])).isSameAs(Opaque.NONE);
    }
}
