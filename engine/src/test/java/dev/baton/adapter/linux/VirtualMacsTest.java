package dev.baton.adapter.linux;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.baton.wire.Family;
import dev.baton.wire.MacAddress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class VirtualMacsTest {
    private static final Link PARENT = new Link(2, "eth0", true, true, new MacAddress(2), 1_500, "veth", 0);

    @BeforeAll
    static void needsRoot() {
        assumeTrue(Namespace.possible(), "network namespaces need root");
    }

    private static Namespace host() {
        Namespace host = new Namespace("vmac");
        host.ip("link add eth0 type veth peer name eth1");
        host.ip("link set eth0 up");
        host.ip("link set eth1 up");
        return host;
    }

    private static VirtualMac mac(int vrid) {
        return VirtualMac.of(PARENT, Family.IPV4, vrid, false);
    }

    private static boolean isUp(Rtnetlink kernel, String name) {
        return kernel.link(name).orElseThrow().up();
    }

    @Test
    void oneThatIsLeftGoesDownAndOneThatIsUsedAgainStaysUp() throws Exception {
        try (Namespace host = host()) {
            host.inside(() -> {
                try (Rtnetlink kernel = new Rtnetlink(); VirtualMacs macs = new VirtualMacs()) {
                    macs.add(List.of(mac(51)));
                    String name = mac(51).name();
                    assertThat(isUp(kernel, name)).isFalse();
                    for (int i = 0; i < 20; i++) {
                        macs.use(name);
                        kernel.apply(List.of(new Change.SetUp(kernel.link(name).orElseThrow().index())));
                        macs.leave(name);
                    }
                    macs.use(name);
                    kernel.apply(List.of(new Change.SetUp(kernel.link(name).orElseThrow().index())));
                    await().during(Duration.ofMillis(300)).atMost(Duration.ofSeconds(2))
                            .until(() -> isUp(kernel, name));
                    macs.leave(name);
                    await().atMost(Duration.ofSeconds(5)).until(() -> !isUp(kernel, name));
                }
                return true;
            });
        }
    }

    @Test
    void closeDeletesAsManyAsThereAreAndNothingElse() throws Exception {
        try (Namespace host = host()) {
            host.ip("link add link eth0 name other type macvlan mode bridge");
            host.inside(() -> {
                try (Rtnetlink kernel = new Rtnetlink()) {
                    VirtualMacs macs = new VirtualMacs();
                    macs.add(IntStream.rangeClosed(1, 100).mapToObj(VirtualMacsTest::mac).toList());
                    assertThat(kernel.links()).filteredOn(l -> l.name().startsWith("vrrp.")).hasSize(100);
                    macs.close();
                    assertThat(kernel.links()).extracting(Link::name).contains("eth0", "other")
                            .noneMatch(n -> n.startsWith("vrrp."));
                }
                return true;
            });
        }
    }

    @Test
    void nameThatSomethingElseHas_isNotTakenAway() throws Exception {
        try (Namespace host = host()) {
            host.ip("link add vrrp.51.eth0 type bridge");
            host.inside(() -> {
                try (VirtualMacs macs = new VirtualMacs()) {
                    assertThatThrownBy(() -> macs.add(List.of(mac(51)))).isInstanceOf(LinuxException.class)
                            .hasMessageContaining("another interface has that name");
                }
                return true;
            });
            assertThat(host.ip("link show dev vrrp.51.eth0")).contains("vrrp.51.eth0");
        }
    }

    @Test
    void settingThatSomebodyElseHasChangedMeanwhile_isLeft() throws Exception {
        try (Namespace host = host()) {
            host.inside(() -> {
                VirtualMacs macs = new VirtualMacs();
                macs.add(List.of(mac(51)));
                Sysctl.apply(new Sysctl.Setting("ipv4/conf/eth0/arp_ignore", "2"));
                macs.close();
                assertThat(Sysctl.read("ipv4/conf/eth0/arp_ignore")).isEqualTo("2");
                assertThat(Sysctl.read("ipv4/conf/eth0/arp_announce")).isEqualTo("0");
                return true;
            });
        }
    }
}
