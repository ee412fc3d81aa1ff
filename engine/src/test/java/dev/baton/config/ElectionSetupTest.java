package dev.baton.config;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.baton.track.Tracked;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.IpAddress;

import static org.assertj.core.api.Assertions.assertThat;

class ElectionSetupTest {
    private static final Map<String, List<IpAddress>> OWN = Map.of(
            "eth0", List.of(IpAddress.parse("10.0.0.100"), IpAddress.parse("10.0.0.1"), IpAddress.parse("2001:db8::1"),
                    IpAddress.parse("fe80::1")),
            "eth1", List.of());

    @Test
    void source_isTheFirstOwnAddress_notAVirtualOne() {
        RouterConfig config = setup("{ name: a, interface: eth0, vrid: 1, addresses: [10.0.0.100/24] }")
                .members().getFirst().config();
        assertThat(config).isEqualTo(RouterConfig.v3("a", "eth0", 1, IpAddress.parse("10.0.0.1"),
                List.of(VirtualAddress.parse("10.0.0.100/24"))));
    }

    @Test
    void sourceOfIpv6_isLinkLocal_rfc9568section512() {
        assertThat(setup("{ name: a, interface: eth0, vrid: 1, addresses: ['fe80::a/64'] }").members().getFirst()
                .config().source()).isEqualTo(IpAddress.parse("fe80::1"));
    }

    @Test
    void ownerWithNothingElse_sendsFromItsVirtualAddress_rfc9568section17() {
        NodeConfig config = Samples.loaded(
                "node: n\nrouters: [{ name: a, interface: e, vrid: 1, priority: 255, addresses: [10.0.0.1/24] }]");
        assertThat(ElectionSetup.of(config, _ -> List.of(IpAddress.parse("10.0.0.1"))).members().getFirst().config()
                .source()).isEqualTo(IpAddress.parse("10.0.0.1"));
    }

    @Test
    void interfaceWithoutAnAddress_isNamedWithWhatToDo() {
        ElectionSetup setup = setup("{ name: a, interface: eth1, vrid: 1, addresses: [10.0.0.100/24] }");
        assertThat(setup.members()).isEmpty();
        assertThat(setup.missing()).extracting(Object::toString).containsExactly(
                "router a: eth1 has no IPv4 address of its own to send from; give it one, or configure 'source'");
    }

    @Test
    void groupsTrackForTheirMembers_andInterfacesBecomeChecks() {
        NodeConfig config = Samples
                .loaded("""
                        node: n
                        routers:
                          - { name: a, interface: eth0, vrid: 1, addresses: [10.0.0.8/24], track: [{ check: web, weight: -20 }] }
                          - { name: b, interface: eth0, vrid: 2, addresses: [10.0.0.9/24] }
                          - { name: c, interface: eth0, vrid: 3, addresses: [10.0.0.10/24] }
                        checks: [{ name: web, process: nginx }, { name: idle, process: x }]
                        groups: [{ name: g, routers: [b, a], track: [{ interface: eth1 }, { check: web }] }]
                        """);
        ElectionSetup setup = ElectionSetup.of(config, i -> OWN.getOrDefault(i, List.of()));
        assertThat(setup.members().get(0).tracked())
                .containsExactly(new Tracked("web", -20, false), new Tracked("interface eth1", 0, false));
        assertThat(setup.members().get(1).tracked())
                .containsExactly(new Tracked("interface eth1", 0, false), new Tracked("web", 0, false));
        assertThat(setup.members()).extracting(m -> m.config().grouped()).containsExactly(true, true, false);
        assertThat(setup.groups().getFirst().routers()).containsExactly("b", "a");
        assertThat(setup.checks()).extracting(Check::name).containsExactly("web", "interface eth1");
    }

    private static ElectionSetup setup(String router) {
        return ElectionSetup.of(Samples.loaded("node: n\nrouters: [" + router + "]"),
                i -> OWN.getOrDefault(i, List.of()));
    }
}
