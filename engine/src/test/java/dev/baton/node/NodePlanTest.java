package dev.baton.node;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.adapter.linux.InterfaceAddress;
import dev.baton.adapter.linux.Link;
import dev.baton.adapter.linux.Placement;
import dev.baton.adapter.linux.VirtualMac;
import dev.baton.config.ConfigLoader;
import dev.baton.config.ConfigResult;
import dev.baton.config.NodeConfig;
import dev.baton.loop.Announced;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;
import dev.baton.wire.MacAddress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class NodePlanTest {
    private static final MacAddress MAC = new MacAddress(0x02_00_00_00_00_01L);
    private static final MacAddress OTHER = new MacAddress(0x02_00_00_00_00_02L);
    private static final Machine MACHINE = new Machine(
            List.of(new Link(1, "lo", true, true, new MacAddress(0), 65_536, "", 0), link(2, "eth0", MAC),
                    link(3, "eth1", OTHER), link(40, "enp129s0f1np1", MAC)),
            List.of(address(2, "10.0.0.1/24"), address(3, "10.1.0.1/24"), address(40, "10.2.0.1/24")));

    @TempDir
    private Path folder = Path.of(".");

    private static Link link(int index, String name, MacAddress mac) {
        return new Link(index, name, true, true, mac, 1_500, "", 0);
    }

    private static InterfaceAddress address(int index, String text) {
        return new InterfaceAddress(index, VirtualAddress.parse(text), false, false, false, -1, 0);
    }

    private NodePlan plan(String routers) throws Exception {
        Path file = Files.writeString(folder.resolve("node.yaml"), "node: n1\nrouters:\n" + routers);
        ConfigResult result = ConfigLoader.load(file);
        assertThat(result).as(result.problems().toString()).isInstanceOf(ConfigResult.Loaded.class);
        NodeConfig config = ((ConfigResult.Loaded) result).config();
        return NodePlan.of(config, MACHINE);
    }

    private static Placement placement(NodePlan plan) {
        return Optional.ofNullable(plan.placements().get("a")).orElseThrow();
    }

    @Test
    void everyProblem_isFoundAtOnce() {
        NodeException refused = catchThrowableOfType(NodeException.class, () -> plan("""
                  - {name: a, interface: eth7, vrid: 1, addresses: [10.0.0.100/24]}
                  - {name: b, interface: lo, vrid: 2, addresses: [10.0.0.101/24]}
                  - name: c
                    interface: eth0
                    vrid: 3
                    addresses: [10.0.0.102/24]
                    routes: [{to: default, via: 10.8.0.1, interface: wan0}]
                """));
        assertThat(refused.problems()).hasSize(3)
                .anySatisfy(p -> assertThat(p).contains("no interface eth7").contains("eth0, eth1"))
                .anySatisfy(p -> assertThat(p).contains("no interface wan0"))
                .anySatisfy(p -> assertThat(p).contains("router b").contains("lo has no IPv4 address"));
    }

    @Test
    void plainRouter_putsItsAddressOnItsInterfaceAndAnnouncesByItself() throws Exception {
        NodePlan plan = plan("  - {name: a, interface: eth0, vrid: 1, addresses: [10.0.0.100/24]}\n");
        assertThat(placement(plan).addresses()).extracting(Placement.Placed::toString)
                .containsExactly("10.0.0.100/24 on eth0");
        assertThat(plan.setup().routers().getFirst().announced()).isEmpty();
        assertThat(plan.macs()).isEmpty();
        assertThat(plan.unaccepted()).isEmpty();
    }

    @Test
    void virtualMac_getsAnInterfaceOfItsOwnWhoseNameFits() throws Exception {
        NodePlan plan = plan("""
                  - {name: a, interface: eth0, vrid: 51, virtualMac: true, addresses: [10.0.0.100/24]}
                  - {name: b, interface: enp129s0f1np1, vrid: 51, virtualMac: true, addresses: [10.2.0.100/24]}
                """);
        assertThat(plan.macs()).containsExactly(new VirtualMac("vrrp.51.eth0", "eth0", Family.IPV4, 51, false),
                new VirtualMac("vrrp.51.14", "enp129s0f1np1", Family.IPV4, 51, false));
        assertThat(placement(plan).addresses().getFirst().interfaceName()).isEqualTo("vrrp.51.eth0");
        assertThat(plan.macs().getFirst().mac()).hasToString("00:00:5e:00:01:33");
    }

    @Test
    void excludedAndMovedAddresses_arePlacedAndAnnouncedWhereTheyAre() throws Exception {
        NodePlan plan = plan("""
                  - name: a
                    interface: eth0
                    vrid: 1
                    addresses: [10.0.0.100/24]
                    excluded: [{address: 10.1.0.100/24, interface: eth1}, {address: 10.9.0.1/32, interface: lo}]
                """);
        assertThat(placement(plan).addresses()).extracting(Placement.Placed::toString)
                .containsExactly("10.0.0.100/24 on eth0", "10.1.0.100/24 on eth1", "10.9.0.1/32 on lo");
        assertThat(plan.setup().routers().getFirst().announced()).as("lo needs no announcement").containsExactly(
                new Announced(IpAddress.parse("10.0.0.100"), "eth0", MAC),
                new Announced(IpAddress.parse("10.1.0.100"), "eth1", OTHER));
        assertThat(plan.setup().links()).extracting(dev.baton.loop.Link::name).containsExactly("eth0", "eth1");
    }

    @Test
    void acceptModeOff_isForVersion3AndNotForOwners() throws Exception {
        NodePlan plan = plan("""
                  - {name: a, interface: eth0, vrid: 1, acceptMode: false, addresses: [10.0.0.100/24]}
                  - {name: b, interface: eth0, vrid: 2, acceptMode: false, priority: 255, addresses: [10.0.0.101/24]}
                """);
        assertThat(plan.unaccepted()).containsExactly(IpAddress.parse("10.0.0.100"));
    }

    @Test
    void ipv4RouteThatDoesNotGoWithAnAddress_isToldOf() throws Exception {
        NodePlan plan = plan(
                """
                          - name: a
                            interface: eth0
                            vrid: 1
                            addresses: [10.0.0.100/24]
                            routes: [{to: 192.0.2.0/24, via: 10.0.0.9}, {to: 198.51.100.0/24, via: 10.0.0.9, source: 10.0.0.100}]
                        """);
        assertThat(plan.notes()).singleElement().asString().contains("192.0.2.0/24").contains("until the next start");
    }
}
