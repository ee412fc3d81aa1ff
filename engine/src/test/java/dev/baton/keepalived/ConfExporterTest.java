package dev.baton.keepalived;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import dev.baton.config.ConfigLoader;
import dev.baton.config.ConfigResult;
import dev.baton.config.NodeConfig;

import static org.assertj.core.api.Assertions.assertThat;

/// What keepalived can say is written in its order; what it cannot say is listed with what to do.
class ConfExporterTest {
    private static final Path SAMPLES = Path.of("../resources/src/main/resources/dev/baton/samples");

    private static NodeConfig loaded(String text) {
        ConfigResult result = ConfigLoader.load("n.yaml", text);
        assertThat(result).as("%s", result.problems()).isInstanceOf(ConfigResult.Loaded.class);
        return ((ConfigResult.Loaded) result).config();
    }

    private static Export export(String text) {
        return ConfExporter.write(loaded(text), "/etc/baton/scripts");
    }

    @Test
    void blocksComeInTheOrderThatKeepalivedReads() {
        Export export = export("""
                node: n1
                routers:
                  - name: VI_1
                    interface: eth0
                    vrid: 51
                    version: 2
                    priority: 150
                    addresses: [10.0.0.100/24]
                    authentication: { pass: "a#1" }
                    track:
                      - { check: app, weight: -20 }
                      - { interface: eth1 }
                checks:
                  - { name: app, script: check-app, interval: 2s, timeout: 1s }
                groups:
                  - { name: G, routers: [VI_1] }
                notify:
                  - { on: [master, fault], script: tell }
                """);

        assertThat(export.notExported()).isEmpty();
        assertThat(export.text()).isEqualTo("""
                global_defs {
                    router_id n1
                    script_user root
                    enable_script_security
                }

                garp_group {
                    garp_interval 0.02
                    interface eth0
                }

                vrrp_script app {
                    script /etc/baton/scripts/check-app
                    interval 2
                    timeout 1
                    rise 1
                    fall 1
                }

                vrrp_sync_group G {
                    group {
                        VI_1
                    }
                    sync_group_tracking_weight
                }

                vrrp_instance VI_1 {
                    version 2
                    interface eth0
                    virtual_router_id 51
                    priority 150
                    advert_int 1
                    authentication {
                        auth_type PASS
                        auth_pass "a#1"
                    }
                    accept
                    virtual_ipaddress {
                        10.0.0.100/24
                    }
                    track_script {
                        app weight -20
                    }
                    track_interface {
                        eth1
                    }
                    notify_master /etc/baton/scripts/tell
                    notify_fault /etc/baton/scripts/tell
                }
                """);
    }

    @Test
    void checksThatKeepalivedDoesNotHave_areListedWithWhatToDo() {
        Export export = export("""
                node: n1
                routers:
                  - name: A
                    interface: eth0
                    vrid: 1
                    interop: true
                    checksum: rfc9568
                    addresses: [10.0.0.1/24]
                    announce: { spacing: 1ms, repeat: 1500ms }
                    preempt: false
                    track: [{ check: web }, { check: db, weight: 5 }, { check: up }, { check: flag }, { check: on }]
                  - name: B
                    interface: eth0
                    vrid: 2
                    addresses: [10.0.0.2/24]
                    track: [{ check: gw, weight: -5 }, { check: zero, weight: 3 }, { check: few }]
                checks:
                  - { name: web, http: "http://127.0.0.1/" }
                  - { name: db, tcp: 127.0.0.1:5432 }
                  - { name: gw, icmp: 10.0.0.254 }
                  - { name: up, script: up, interval: 500ms }
                  - { name: flag, file: /run/x, wanted: absent }
                  - { name: zero, file: /run/y, wanted: zero }
                  - { name: few, process: p, quorum: 0, quorumMax: 3 }
                  - { name: on, interface: eth5 }
                notify:
                  - { on: [master, finding], script: one }
                  - { on: [master], script: two }
                  - { on: [master], webhook: "https://example.org/x" }
                """);

        assertThat(export.notExported()).extracting(Omission::subject).containsExactly("notify: on finding",
                "notify: webhook https://example.org/x", "router B: announce.spacing", "check web", "check db",
                "check gw",
                "check up: interval 500ms", "check flag", "check few", "check on", "router A: interop",
                "router A: checksum", "router A: announce.repeat 1.5s", "router A: track web", "router A: track db",
                "router A: track flag", "router A: notify_master two", "router B: track zero with a weight",
                "router B: track gw", "router B: track few", "router B: notify_master two");
        assertThat(export.notExported()).allSatisfy(omission -> assertThat(omission.reason()).endsWith("."));
        assertThat(export.text()).contains("interval 1\n", "eth5", "garp_interval 0.001", "garp_master_delay 2");
    }

    @Test
    void whatAGroupAndAMemberTrack_isWrittenForEachMember() {
        Export export = export("""
                node: n1
                routers:
                  - { name: A, interface: eth0, vrid: 1, addresses: [10.0.0.1/24], track: [{ check: c, weight: 5 }] }
                  - { name: B, interface: eth0, vrid: 2, addresses: [10.0.0.2/24] }
                  - { name: C, interface: eth0, vrid: 3, priority: 255, addresses: [10.0.0.3/24] }
                checks:
                  - { name: c, script: c }
                groups:
                  - { name: G, routers: [A, B], track: [{ check: c }] }
                  - { name: H, routers: [C], track: [{ check: c, weight: -7 }] }
                """);

        assertThat(export.notExported()).extracting(Omission::subject).containsExactly("group G: track c",
                "group H: track c", "router C: track c with a weight");
        Import back = ConfImporter.read(Conf.read("k.conf", export.text(), "x", FileSource.NONE), "x");
        assertThat(back.config().orElseThrow().routers()).extracting(r -> r.track().toString()).containsExactly(
                "[TrackSpec[target=OfCheck[name=c], weight=5, reverse=false]]",
                "[TrackSpec[target=OfCheck[name=c], weight=0, reverse=false]]", "[]");
        assertThat(back.config().orElseThrow().groups()).allMatch(group -> group.track().isEmpty());
    }

    @Test
    void shippedSamples_areExported_andNodesTakeWhatComesBack() throws IOException {
        for (String name : new String[]{"everything.yaml", "nginx-pair-a.yaml", "nginx-pair-b.yaml",
                "dual-stack.yaml"}) {
            Export export = ConfExporter.write(loaded(Files.readString(SAMPLES.resolve(name))), "/etc/baton/scripts");
            Import back = ConfImporter.read(Conf.read(name, export.text(), "x", FileSource.NONE), "x");
            assertThat(back.problems()).as(name).isEmpty();
            assertThat(back.isUsable()).as(name).isTrue();
        }
    }
}
