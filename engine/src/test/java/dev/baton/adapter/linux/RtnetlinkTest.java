package dev.baton.adapter.linux;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;
import dev.baton.wire.MacAddress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class RtnetlinkTest {
    @BeforeAll
    static void needsRoot() {
        assumeTrue(Namespace.possible(), "network namespaces need root");
    }

    private static Namespace host() {
        Namespace host = new Namespace("rtnl");
        host.ip("link add eth0 type veth peer name eth1");
        host.ip("link set eth0 up");
        host.ip("link set eth1 up");
        return host;
    }

    @Test
    void anAddressIsAddedWithItsLifetimeAndRemoved() throws Exception {
        try (Namespace host = host()) {
            VirtualAddress v4 = VirtualAddress.parse("10.0.0.100/24");
            VirtualAddress v6 = VirtualAddress.parse("fd00::100/64");
            host.inside(() -> {
                try (Rtnetlink kernel = new Rtnetlink()) {
                    int index = kernel.link("eth0").orElseThrow().index();
                    kernel.apply(List.of(new Change.AddAddress(index, v4, 4), new Change.AddAddress(index, v6, 4)));
                    List<InterfaceAddress> there = kernel.addresses();
                    assertThat(there).filteredOn(a -> a.address().equals(v4)).singleElement()
                            .satisfies(a -> assertThat(a.validSeconds()).isBetween(3L, 4L));
                    assertThat(there).filteredOn(a -> a.address().equals(v6)).singleElement()
                            .satisfies(a -> assertThat(a.tentative()).isFalse());
                    kernel.apply(List.of(new Change.RemoveAddress(index, v4), new Change.RemoveAddress(index, v6)));
                    assertThat(kernel.addresses()).extracting(InterfaceAddress::address).doesNotContain(v4, v6);
                }
                return true;
            });
        }
    }

    @Test
    void aRefusalNamesTheChangeAndTheOthersAreStillMade() throws Exception {
        try (Namespace host = host()) {
            VirtualAddress there = VirtualAddress.parse("10.0.0.100/24");
            VirtualAddress missing = VirtualAddress.parse("10.0.0.101/24");
            host.inside(() -> {
                try (Rtnetlink kernel = new Rtnetlink()) {
                    int index = kernel.link("eth0").orElseThrow().index();
                    assertThatThrownBy(() -> kernel.apply(List.of(new Change.RemoveAddress(index, missing),
                            new Change.AddAddress(index, there, Change.FOREVER)))).isInstanceOf(LinuxException.class)
                            .hasMessageContaining("remove 10.0.0.101/24")
                            .hasMessageContaining("the address is not there");
                    assertThat(kernel.addresses()).extracting(InterfaceAddress::address).contains(there);
                }
                return true;
            });
        }
    }

    @Test
    void moreAddressesThanFitOneBatchAreAllAdded() throws Exception {
        try (Namespace host = host()) {
            host.inside(() -> {
                try (Rtnetlink kernel = new Rtnetlink()) {
                    int index = kernel.link("eth0").orElseThrow().index();
                    List<Change> changes = IntStream.range(0, 1000)
                            .mapToObj(i -> (Change) new Change.AddAddress(index,
                                    VirtualAddress.parse("10.9." + i / 250 + "." + (i % 250 + 1) + "/32"), 60))
                            .toList();
                    kernel.apply(changes);
                    assertThat(kernel.addresses()).filteredOn(a -> a.address().toString().startsWith("10.9."))
                            .hasSize(1000);
                }
                return true;
            });
        }
    }

    @Test
    void aMacvlanCarriesTheVirtualMacAndNoAddressOfItsOwn() throws Exception {
        try (Namespace host = host()) {
            host.inside(() -> {
                try (Rtnetlink kernel = new Rtnetlink()) {
                    MacAddress mac = MacAddress.virtual(Family.IPV4, 51);
                    kernel.createMacvlan(kernel.link("eth0").orElseThrow().index(), "vrrp4-51", mac, 0);
                    Link macvlan = kernel.link("vrrp4-51").orElseThrow();
                    assertThat(macvlan.mac()).isEqualTo(mac);
                    assertThat(macvlan.kind()).isEqualTo("macvlan");
                    kernel.setUp(macvlan.index(), true);
                    assertThat(kernel.link("vrrp4-51").orElseThrow().up()).isTrue();
                    assertThat(kernel.addresses()).filteredOn(a -> a.index() == macvlan.index()).isEmpty();
                    kernel.deleteLink(macvlan.index());
                    assertThat(kernel.link("vrrp4-51")).isEmpty();
                }
                return true;
            });
        }
    }

    @Test
    void routesFollowAndLeave() throws Exception {
        try (Namespace host = host()) {
            host.ip("addr add 10.0.0.1/24 dev eth0");
            host.inside(() -> {
                try (Rtnetlink kernel = new Rtnetlink()) {
                    int index = kernel.link("eth0").orElseThrow().index();
                    VirtualAddress destination = VirtualAddress.parse("192.0.2.0/24");
                    Route route = new Route(destination, Optional.of(IpAddress.parse("10.0.0.9")),
                            Optional.of(IpAddress.parse("10.0.0.1")), 50, Route.MAIN);
                    kernel.apply(List.of(new Change.AddRoute(index, route, Change.FOREVER)));
                    assertThat(host.ip("route")).contains("192.0.2.0/24 via 10.0.0.9 dev eth0")
                            .contains("src 10.0.0.1 metric 50");
                    kernel.apply(List.of(new Change.RemoveRoute(index, route)));
                    assertThat(host.ip("route")).doesNotContain("192.0.2.0/24");
                }
                return true;
            });
        }
    }

    @Test
    void theWatchHearsOfWhatOthersChange() throws Exception {
        try (Namespace host = host()) {
            LinkedBlockingQueue<LinkEvent> events = new LinkedBlockingQueue<>();
            LinkWatch watch = host.inside(() -> new LinkWatch(events::add));
            host.ip("addr add 10.0.0.7/24 dev eth0");
            assertThat(next(events, LinkEvent.AddressPresent.class).address().address())
                    .isEqualTo(VirtualAddress.parse("10.0.0.7/24"));
            host.ip("addr del 10.0.0.7/24 dev eth0");
            assertThat(next(events, LinkEvent.AddressGone.class).address().address())
                    .isEqualTo(VirtualAddress.parse("10.0.0.7/24"));
            host.ip("link set eth0 down");
            assertThat(next(events, LinkEvent.LinkChanged.class).link().up()).isFalse();
            host.ip("link del eth0");
            assertThat(next(events, LinkEvent.LinkGone.class).name()).isIn("eth0", "eth1");
            watch.close();
        }
    }

    private static <T extends LinkEvent> T next(LinkedBlockingQueue<LinkEvent> events, Class<T> type)
            throws InterruptedException {
        LinkEvent event = events.poll(5, TimeUnit.SECONDS);
        while (event != null && !type.isInstance(event)) {
            event = events.poll(5, TimeUnit.SECONDS);
        }
        assertThat(event).as("a " + type.getSimpleName() + " within 5 s").isNotNull();
        return type.cast(event);
    }
}
