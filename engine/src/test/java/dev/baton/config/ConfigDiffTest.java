package dev.baton.config;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.baton.config.ConfigDiff.Fate;
import dev.baton.config.ConfigDiff.RouterFate;

import static org.assertj.core.api.Assertions.assertThat;

class ConfigDiffTest {
    private static final String BEFORE = """
            node: n1
            routers:
              - { name: VI_1, interface: eth0, vrid: 1, priority: 150, addresses: [10.0.0.100/24], track: [{ check: web, weight: -20 }] }
              - { name: VI_2, interface: eth0, vrid: 2, addresses: [10.0.0.200/24] }
              - { name: VI_3, interface: eth0, vrid: 3, version: 2, addresses: [10.0.0.30/24], authentication: { pass: geheim } }
            checks:
              - { name: web, tcp: "127.0.0.1:80" }
            """;

    @Test
    void changes_areToldInWords() {
        ConfigDiff diff = diff(
                """
                        node: n1
                        routers:
                          - { name: VI_1, interface: eth0, vrid: 1, priority: 90, addresses: [10.0.0.100/24, 10.0.0.101/24], announce: { burst: 3 }, track: [{ check: web, weight: -30 }] }
                          - { name: VI_3, interface: eth0, vrid: 3, version: 2, addresses: [10.0.0.30/24], authentication: { pass: anders } }
                          - { name: VI_4, interface: eth0, vrid: 4, addresses: [10.0.0.200/24] }
                        checks:
                          - { name: web, tcp: "127.0.0.1:80", fall: 3 }
                        """);
        assertThat(diff.changes().stream().map(c -> c.words("n1"))).containsExactly(
                "n1/VI_1 priority 150 → 90",
                "n1/VI_1 address 10.0.0.101/24 added",
                "n1/VI_1 announce burst 5 → 3",
                "n1/VI_1 tracked { check: web, weight: -30 } added",
                "n1/VI_1 tracked { check: web, weight: -20 } removed",
                "n1/VI_3 password changed",
                "n1: router VI_4 added",
                "n1: router VI_2 removed",
                "n1: check web fall 1 → 3");
        assertThat(diff.routers()).containsExactly(
                new RouterFate("VI_1", Fate.CHANGED, Set.of("priority", "addresses", "announce", "track")),
                new RouterFate("VI_3", Fate.CHANGED, Set.of("authentication")),
                new RouterFate("VI_4", Fate.ADDED, Set.of()), new RouterFate("VI_2", Fate.REMOVED, Set.of()));
    }

    @Test
    void layoutOrderCommentsAndDefaults_areNoDifference() {
        ConfigDiff diff = diff(
                """
                        checks: [{ tcp: "127.0.0.1:80", name: web, rise: 1, timeout: 1s }]
                        node: n1
                        routers:
                          - name: VI_3   # moved up
                            interface: eth0
                            vrid: 3
                            version: 2
                            advertInterval: 1000ms
                            addresses: [10.0.0.30/24]
                            authentication: { pass: "geheim" }
                          - { name: VI_2, interface: eth0, vrid: 2, priority: 100, addresses: [10.0.0.200/24] }
                          - { name: VI_1, interface: eth0, vrid: 1, priority: 150, addresses: [10.0.0.100/24], track: [{ check: web, weight: -20, reverse: false }] }
                        """);
        assertThat(diff.changes()).isEmpty();
        assertThat(diff.routers()).extracting(RouterFate::fate).containsOnly(Fate.UNCHANGED);
    }

    @Test
    void renamedRouter_isAnotherRouter() {
        ConfigDiff diff = diff(BEFORE.replace("VI_2", "VI_9"));
        assertThat(diff.changes().stream().map(Change::words))
                .isEqualTo(List.of("router VI_9 added", "router VI_2 removed"));
    }

    @Test
    void orderOfAddresses_isADifference_forTheFirstIsSpecial() {
        NodeConfig one = Samples.loaded(
                "node: n\nrouters: [{ name: a, interface: e, vrid: 1, addresses: [10.0.0.1/24, 10.0.0.2/24] }]");
        NodeConfig two = Samples.loaded(
                "node: n\nrouters: [{ name: a, interface: e, vrid: 1, addresses: [10.0.0.2/24, 10.0.0.1/24] }]");
        assertThat(ConfigDiff.between(one, two).changes().stream().map(Change::words)).containsExactly(
                "a order of addresses [10.0.0.1/24, 10.0.0.2/24] → [10.0.0.2/24, 10.0.0.1/24]");
    }

    private static ConfigDiff diff(String after) {
        return ConfigDiff.between(Samples.loaded(BEFORE), Samples.loaded(after));
    }
}
