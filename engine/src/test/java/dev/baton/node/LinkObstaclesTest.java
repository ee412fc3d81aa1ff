package dev.baton.node;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.baton.adapter.linux.InterfaceAddress;
import dev.baton.adapter.linux.Link;
import dev.baton.config.GroupSpec;
import dev.baton.config.NodeConfig;
import dev.baton.config.PlacedAddress;
import dev.baton.config.RouterSpec;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.IpAddress;
import dev.baton.wire.MacAddress;

import static org.assertj.core.api.Assertions.assertThat;

class LinkObstaclesTest {
    private static final IpAddress MANAGEMENT = IpAddress.parse("192.0.2.1");
    private static final RouterSpec TESTED = router("VI_1", "no-eth0", 51);

    private static RouterSpec router(String name, String interfaceName, int vrid) {
        return RouterSpec.draft(name, interfaceName, vrid, List.of(PlacedAddress.parse("10.0.0." + vrid + "/24")))
                .build();
    }

    private static Link link(int index, String name, boolean isUp, int parent) {
        return new Link(index, name, isUp, isUp, new MacAddress(index), 1500, "", parent);
    }

    private static InterfaceAddress address(int index, String address) {
        return new InterfaceAddress(index, VirtualAddress.parse(address), false, false, false, -1, 0);
    }

    private static Optional<String> of(NodeConfig config, String... addresses) {
        List<InterfaceAddress> all = List.of(addresses).stream().map(a -> address(7, a)).toList();
        Machine machine = new Machine(List.of(link(7, "no-eth0", true, 0), link(8, "no-eth0.10", true, 7),
                link(9, "no-eth1", true, 0)), all);
        return new LinkObstacles(config, machine, List.of(MANAGEMENT)).of(TESTED, "");
    }

    private static NodeConfig node(RouterSpec... routers) {
        return NodeConfig.of("n1", List.of(routers));
    }

    @Test
    void interfaceOfItsOwn_canBeTakenDown() {
        assertThat(of(node(TESTED, router("VI_2", "no-eth1", 52)), "10.0.0.1/24", "fe80::1/64")).isEmpty();
    }

    @Test
    void otherRoutersOnIt_orOnAVlanAboveIt_areInTheWay() {
        assertThat(of(node(TESTED, router("VI_2", "no-eth0", 52)))).hasValueSatisfying(
                why -> assertThat(why).contains("VI_2", "mute"));
        assertThat(of(node(TESTED, router("VI_3", "no-eth0.10", 53)))).hasValueSatisfying(
                why -> assertThat(why).contains("VI_3"));
    }

    @Test
    void routersOfTheSameGroup_areTestedWithIt() {
        NodeConfig plain = node(TESTED, router("VI_2", "no-eth0", 52));
        NodeConfig tied = new NodeConfig("n1", plain.routers(), List.of(),
                List.of(new GroupSpec("both", List.of("VI_1", "VI_2"), List.of())), List.of());

        assertThat(of(tied)).isEmpty();
    }

    @Test
    void managementAddressOnIt_isInTheWay() {
        assertThat(of(node(TESTED), "192.0.2.1/24")).hasValueSatisfying(
                why -> assertThat(why).contains("managed at 192.0.2.1"));
    }

    @Test
    void connectionThatAsks_isNotCutOff() {
        Machine machine = new Machine(List.of(link(7, "no-eth0", true, 0)), List.of(address(7, "127.0.0.1/8")));
        LinkObstacles obstacles = new LinkObstacles(node(TESTED), machine, List.of());

        assertThat(obstacles.of(TESTED, "127.0.0.1")).hasValueSatisfying(
                why -> assertThat(why).contains("connection"));
        assertThat(obstacles.of(TESTED, "fe80::7%no-eth0")).hasValueSatisfying(
                why -> assertThat(why).contains("connection"));
        assertThat(obstacles.of(TESTED, "")).isEmpty();
        assertThat(obstacles.of(TESTED, "no address at all")).isEmpty();
    }

    @Test
    void globalIpv6Address_thatNobodyPutsBack_isInTheWay() {
        assertThat(of(node(TESTED), "2001:db8::1/64")).hasValueSatisfying(
                why -> assertThat(why).contains("2001:db8::1/64", "keep_addr_on_down"));
    }

    @Test
    void interfaceThatIsDownOrGone_isNotTakenDown() {
        Machine machine = new Machine(List.of(link(7, "no-eth0", false, 0)), List.of());

        assertThat(new LinkObstacles(node(TESTED), machine, List.of()).of(TESTED, "")).hasValueSatisfying(
                why -> assertThat(why).contains("down already"));
        assertThat(new LinkObstacles(node(TESTED), new Machine(List.of(), List.of()), List.of()).of(TESTED, ""))
                .hasValueSatisfying(why -> assertThat(why).contains("not there"));
    }
}
