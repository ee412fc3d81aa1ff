package dev.baton.loop;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.IpAddress;
import dev.baton.wire.MacAddress;

import static org.assertj.core.api.Assertions.assertThat;

class RehearsalTest {
    @Test
    void everyLifeOfARehearsalLeadsToMaster() {
        RouterConfig router = RouterConfig.v3("VI_1", "eth0", 51, IpAddress.parse("10.0.0.1"),
                List.of(VirtualAddress.parse("10.0.0.100/24")));
        Link link = new Link("eth0", MacAddress.parse("02:00:00:00:00:01"));
        NodeSetup setup = new NodeSetup(List.of(link), List.of(RouterSetup.of(router)), List.of(), List.of());
        assertThat(Rehearsal.of(setup)).isEqualTo(Rehearsal.LIVES);
    }
}
