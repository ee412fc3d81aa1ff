package dev.baton.node;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.baton.adapter.linux.InterfaceAddress;
import dev.baton.adapter.linux.Link;
import dev.baton.adapter.linux.Rtnetlink;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.MacAddress;

import static org.assertj.core.api.Assertions.assertThat;

class NetworksTest {
    private static InterfaceAddress address(String text, int protocol) {
        return new InterfaceAddress(1, VirtualAddress.parse(text), false, false, false, -1, protocol);
    }

    private static String name(InterfaceAddress... addresses) {
        Link link = new Link(1, "eth0", true, true, new MacAddress(1), 1_500, "", 0);
        return Networks.of(new Machine(List.of(link), List.of(addresses))).of("eth0");
    }

    @Test
    void ipv4Subnet_comesFirst() {
        assertThat(name(address("2001:db8::1/64", 0), address("10.63.7.9/22", 0))).isEqualTo("10.63.4.0/22");
    }

    @Test
    void globalIpv6Subnet_standsInForIt() {
        assertThat(name(address("fe80::1/64", 0), address("2001:db8:0:1234::1/52", 0)))
                .isEqualTo("2001:db8:0:1000::/52");
        assertThat(name(address("2001:db8::ffff/120", 0))).isEqualTo("2001:db8::ff00/120");
    }

    @Test
    void addressesOfOneHost_andOurOwn_sayNothing() {
        assertThat(name(address("10.9.9.9/32", 0), address("10.1.0.5/16", Rtnetlink.PROTOCOL),
                address("10.63.0.9/24", 0))).isEqualTo("10.63.0.0/24");
        assertThat(name(address("fe80::1/64", 0))).isEqualTo("eth0");
        assertThat(Networks.of(new Machine(List.of(), List.of())).of("eth9")).isEqualTo("eth9");
    }
}
