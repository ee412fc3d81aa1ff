package dev.baton.vrrp;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.baton.wire.IpAddress;

import static dev.baton.vrrp.Driven.config;
import static dev.baton.vrrp.Driven.config6;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// RFC 9568 section 5, where the rule is held by what a router may be set up as. What is sent is looked at in the loop's
/// tests.
class Rfc9568Section5Test {
    private static final IpAddress LINK_LOCAL = IpAddress.parse("fe80::5");

    @Test
    void routerWhoseFirstIpv6AddressIsNotLinkLocal_isRefused_5_2_9_and_6_1() {
        List<VirtualAddress> globalFirst = List.of(VirtualAddress.parse("2001:db8::100/64"),
                VirtualAddress.parse("fe80::100/64"));
        assertThatThrownBy(() -> RouterConfig.v3("VI_6", "eth0", 51, LINK_LOCAL, globalFirst))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("VI_6")
                .hasMessageContaining("first IPv6 address must be link-local");
    }

    @Test
    void addressOfTheOtherFamily_isRefused_5_2_9() {
        List<VirtualAddress> mixed = List.of(VirtualAddress.parse("10.0.0.100/24"),
                VirtualAddress.parse("2001:db8::100/64"));
        assertThatThrownBy(() -> RouterConfig.v3("VI_1", "eth0", 51, Driven.OWN, mixed))
                .hasMessageContaining("not all IPV4");
    }

    @Test
    void ipv6SourceThatIsNotLinkLocal_isRefusedForMulticast_7_2() {
        IpAddress global = IpAddress.parse("2001:db8::5");
        assertThatThrownBy(() -> RouterConfig.v3("VI_6", "eth0", 51, global, config6().addresses()))
                .hasMessageContaining("source of IPv6 multicast must be link-local");
    }

    @Test
    void ipv4_hasNoSuchRule() {
        assertThat(config().addresses().getFirst().address()).hasToString("10.0.0.100");
    }
}
