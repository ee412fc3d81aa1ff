package dev.baton.keepalived;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.baton.config.NodeConfig;
import dev.baton.config.NotifyRule;
import dev.baton.config.Problem;
import dev.baton.config.RouterSpec;
import dev.baton.config.Secret;
import dev.baton.vrrp.ChecksumPolicy;
import dev.baton.wire.IpAddress;

import static org.assertj.core.api.Assertions.assertThat;

/// keepalived's blocks become routers, checks, groups and notifications as its parser reads them.
class ConfImporterTest {
    private static final String FRAME = """
            %s
            vrrp_instance VI_1 {
             interface eth0
             virtual_router_id 51
             virtual_ipaddress { 10.0.0.100/24 }
            %s
            }
            """;

    private static Import read(String text) {
        return ConfImporter.read(Conf.read("k.conf", text, "n1", FileSource.NONE), "n1");
    }

    private static Import framed(String before, String inside) {
        return read(FRAME.formatted(before, inside));
    }

    private static RouterSpec router(String inside) {
        return framed("", inside).config().orElseThrow().routers().getFirst();
    }

    private static List<String> notes(Import result) {
        return result.notes().stream().map(Note::toString).toList();
    }

    private static List<String> problems(Import result) {
        return result.problems().stream().map(Problem::toString).toList();
    }

    @Test
    void smallestInstance_hasKeepalivedsDefaults() {
        Import result = framed("", "");

        NodeConfig config = result.config().orElseThrow();
        RouterSpec router = config.routers().getFirst();
        assertThat(config.node()).isEqualTo("n1");
        assertThat(router).isEqualTo(RouterSpec.draft("VI_1", "eth0", 51, router.addresses()).version(2).build());
        assertThat(router.addresses()).extracting(a -> a.address().toString()).containsExactly("10.0.0.100/24");
        assertThat(result.isComplete()).isTrue();
        assertThat(result.notes()).isEmpty();
    }

    @Test
    void everyElectionKeyword_isTakenOver() {
        RouterSpec router = router("""
                version 3
                priority 150
                advert_int 0.25
                down_timer_adverts 4
                no_accept
                preempt_delay 2.5
                use_vmac
                mcast_src_ip 10.0.0.1
                v3_checksum_as_v2 on
                garp_master_repeat 2
                garp_master_delay 7
                garp_master_refresh 60
                """);

        assertThat(router.version()).isEqualTo(3);
        assertThat(router.priority()).isEqualTo(150);
        assertThat(router.advertIntervalNanos()).isEqualTo(250_000_000L);
        assertThat(router.downAdverts()).isEqualTo(4);
        assertThat(router.acceptMode()).isFalse();
        assertThat(router.preemptDelayNanos()).isEqualTo(2_500_000_000L);
        assertThat(router.virtualMac()).isTrue();
        assertThat(router.source()).contains(IpAddress.parse("10.0.0.1"));
        assertThat(router.checksum()).isEqualTo(ChecksumPolicy.RFC9568);
        assertThat(router.announce().burst()).isEqualTo(2);
        assertThat(router.announce().repeatNanos()).isEqualTo(7_000_000_000L);
        assertThat(router.announce().refreshNanos()).isEqualTo(60_000_000_000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "256", "x", "-1", ""})
    void priorityThatIsNone_becomes100_alsoWithStateMaster(String value) {
        Import result = framed("", " state MASTER\n priority " + value);

        assertThat(result.config().orElseThrow().routers().getFirst().priority()).isEqualTo(100);
        assertThat(notes(result)).contains(("k.conf:7:2: changed: priority " + value).stripTrailing()
                + " → priority 100");
    }

    @Test
    void stateMasterWithoutPriority_isTheOwner() {
        Import result = framed("", " state MASTER\n nopreempt");

        assertThat(result.config().orElseThrow().routers().getFirst().priority()).isEqualTo(255);
        assertThat(result.config().orElseThrow().routers().getFirst().preempt()).isTrue();
        assertThat(notes(result)).containsExactly("k.conf:6:2: changed: state MASTER → priority: 255",
                "k.conf:7:2: changed: nopreempt → preempt: true");
    }

    @Test
    void stateMaster_clearsNopreemptAndDelay_butNotInStrictMode() {
        assertThat(router(" state MASTER\n priority 100\n nopreempt").preempt()).isTrue();
        assertThat(router(" state MASTER\n priority 100\n preempt_delay 5").preemptDelayNanos()).isZero();
        assertThat(router(" state MASTER\n priority 100\n nopreempt\n strict_mode on").preempt()).isFalse();
        assertThat(router(" priority 100\n nopreempt").preempt()).isFalse();
    }

    @Test
    void firstVersionCounts_andABadDelayIsNone() {
        assertThat(router(" version 4\n version 3\n version 2").version()).isEqualTo(3);
        assertThat(router(" preempt_delay 5\n preempt_delay 1001").preemptDelayNanos()).isZero();
        assertThat(router(" preempt_delay 1001\n preempt_delay 5").preemptDelayNanos()).isEqualTo(5_000_000_000L);
        assertThat(router(" state MASTER\n state master\n preempt_delay 5").preemptDelayNanos())
                .isEqualTo(5_000_000_000L);
        assertThat(router(" unicast_src_ip 10.0.0.1\n mcast_src_ip 10.0.0.2").source())
                .contains(IpAddress.parse("10.0.0.2"));
    }

    @Test
    void stateBackupBehindMaster_isIgnored_andLowerCaseIsBackup() {
        assertThat(notes(framed("", " state MASTER\n state BACKUP"))).contains(
                "k.conf:7:2: changed: state BACKUP → left out");
        assertThat(router(" state master").priority()).isEqualTo(100);
        assertThat(notes(framed("", " state master"))).containsExactly(
                "k.conf:6:2: changed: state master → left out");
    }

    @ParameterizedTest
    @CsvSource({"2, 0.4, 1000", "2, 1.5, 2000", "2, 1.4, 1000", "3, 0.014, 10", "3, 0.015, 20", "3, 100, 40950"})
    void intervalsAreRoundedAsKeepalivedDoes_andThatIsTold(int version, String written, long millis) {
        Import result = framed("", " version " + version + "\n advert_int " + written);

        assertThat(result.config().orElseThrow().routers().getFirst().advertIntervalNanos())
                .isEqualTo(millis * 1_000_000L);
        assertThat(notes(result)).singleElement().asString()
                .startsWith("k.conf:7:2: changed: advert_int " + written + " → advertInterval: ");
    }

    @Test
    void passwordIsCutToEightBytes_andNeverTold() {
        Import result = framed("", " authentication {\n auth_type PASS\n auth_pass 1234567890\n }");

        assertThat(result.config().orElseThrow().routers().getFirst().password()).contains(new Secret("12345678"));
        assertThat(result.notes()).singleElement().satisfies(note -> {
            assertThat(note.text()).contains("hidden").doesNotContain("12345678");
            assertThat(note.place().excerpt()).isEmpty();
        });
    }

    @Test
    void passwordThatACommentCuts_isTold() {
        Import result = framed("", " authentication {\n auth_type PASS\n auth_pass se!cret\n }");

        assertThat(result.config().orElseThrow().routers().getFirst().password()).contains(new Secret("se"));
        assertThat(notes(result)).containsExactly(
                "k.conf:8:12: changed: auth_pass (hidden) → what stands before the mark");
        assertThat(framed("", " authentication {\n auth_type PASS\n auth_pass \"se!cret\"\n }").notes()).isEmpty();
    }

    @Test
    void keysAreNotKept() {
        assertThat(framed("", " auth_hmac {\n key 1 ascii:geheim\n mode enforce\n }").yaml()).contains("mode enforce")
                .contains("key (hidden)").doesNotContain("geheim");
    }

    @Test
    void passwordInVersion3OrStrictMode_isLeftOut() {
        String auth = " authentication {\n auth_type PASS\n auth_pass 1111\n }";
        assertThat(router(" version 3\n" + auth).password()).isEmpty();
        assertThat(router(" strict_mode\n" + auth).password()).isEmpty();
        assertThat(framed("", " authentication {\n auth_type AH\n auth_pass 1111\n }").notImported()).isEqualTo(1);
    }

    @Test
    void lastValueCounts_andTheFirstIsToldOf() {
        Import result = framed("", " priority 90\n priority 80");

        assertThat(result.config().orElseThrow().routers().getFirst().priority()).isEqualTo(80);
        assertThat(problems(result)).singleElement().asString()
                .startsWith(
                        "k.conf:6:2: warning: 'priority' is there twice; the last one counts, 'priority 80' on line 7");
    }

    @Test
    void firstNotificationScriptCounts() {
        Import result = framed("", " notify_master /a/one\n notify_master /a/two");

        assertThat(result.config().orElseThrow().notifications()).containsExactly(
                new NotifyRule(List.of(NotifyRule.Event.MASTER), new NotifyRule.Script("one"), List.of(), List.of()));
        assertThat(problems(result)).singleElement().asString().startsWith("k.conf:7:2: warning: 'notify_master'");
    }

    @Test
    void ipv6_isVersion3_andItsLinkLocalAddressComesFirst() {
        Import result = read("""
                vrrp_instance V6 {
                 interface eth0
                 virtual_router_id 1
                 version 2
                 virtual_ipaddress {
                  2001:db8::1/64
                  fe80::1/64
                  10.0.0.1/24
                 }
                }
                """);

        RouterSpec router = result.config().orElseThrow().routers().getFirst();
        assertThat(router.version()).isEqualTo(3);
        assertThat(router.addresses()).extracting(a -> a.address().toString()).containsExactly("fe80::1/64",
                "2001:db8::1/64");
        assertThat(notes(result)).containsExactly("k.conf:4:2: changed: version 2 → version 3",
                "k.conf:6:3: changed: 2001:db8::1/64 → moved behind fe80::1/64",
                "k.conf:8:3: changed: 10.0.0.1/24 → left out");
        assertThat(result.isUsable()).isTrue();
    }

    @Test
    void addressesAndRoutes_keepWhatTheModelHas() {
        Import result = framed("", """
                 virtual_ipaddress {
                  10.0.0.101/24 brd + dev eth1 label eth1:x scope global
                 }
                 virtual_ipaddress_excluded {
                  2001:db8::9
                  10.0.0.102 dev eth0
                 }
                 virtual_routes {
                  192.0.2.0/24 via 10.0.0.1 dev eth1 src 10.0.0.100 metric 7 table 88 proto
                  default via 10.0.0.1
                  default via fe80::1 dev eth0 mtu lock 1400
                  blackhole 198.51.100.0/24
                  203.0.113.0/24 nexthop via 10.0.0.1 nexthop via 10.0.0.2
                 }
                """);

        RouterSpec router = result.config().orElseThrow().routers().getFirst();
        assertThat(router.addresses().get(1).interfaceName()).contains("eth1");
        assertThat(router.addresses().get(1).label()).contains("eth1:x");
        assertThat(router.excluded()).extracting(a -> a.address() + " " + a.interfaceName()).containsExactly(
                "2001:db8::9/128 Optional.empty", "10.0.0.102/32 Optional.empty");
        assertThat(router.routes()).extracting(Object::toString).containsExactly(
                "RouteSpec[destination=192.0.2.0/24, via=Optional[10.0.0.1], interfaceName=Optional[eth1],"
                        + " source=Optional[10.0.0.100], metric=Optional[7], table=Optional[88]]",
                "RouteSpec[destination=0.0.0.0/0, via=Optional[10.0.0.1], interfaceName=Optional.empty,"
                        + " source=Optional.empty, metric=Optional.empty, table=Optional.empty]",
                "RouteSpec[destination=::/0, via=Optional[fe80::1], interfaceName=Optional.empty,"
                        + " source=Optional.empty, metric=Optional.empty, table=Optional.empty]");
        assertThat(notes(result)).containsExactly("k.conf:7:17: not imported: brd +",
                "k.conf:7:45: not imported: scope global", "k.conf:16:32: not imported: mtu lock",
                "k.conf:17:3: not imported: blackhole 198.51.100.0/24",
                "k.conf:18:3: not imported: 203.0.113.0/24 nexthop via 10.0.0.1 nexthop via 10.0.0.2");
        assertThat(problems(result)).singleElement().asString().contains("'proto' on the line of a route");
    }

    @Test
    void unicastPeers_withoutOneself() {
        Import result = framed("", " unicast_src_ip 10.0.0.1\n unicast_peer {\n 10.0.0.1\n 10.0.0.2 min_ttl 255\n"
                + " 10.0.0.2\n }");

        assertThat(result.config().orElseThrow().routers().getFirst().unicastPeers())
                .containsExactly(IpAddress.parse("10.0.0.2"));
        assertThat(notes(result)).containsExactly("k.conf:8:2: changed: 10.0.0.1 → left out",
                "k.conf:9:11: not imported: 10.0.0.2 min_ttl 255", "k.conf:10:2: changed: 10.0.0.2 → left out");
    }

    @Test
    void doubles_areTold_andTheFirstOneStays() {
        Import result = read(FRAME.formatted("", " priority 10") + FRAME.formatted("", " priority 20")
                + FRAME.formatted("", " priority 30").replace("VI_1", "VI_2").replace(".100", ".101"));

        assertThat(result.config().orElseThrow().routers()).singleElement().extracting(RouterSpec::priority)
                .isEqualTo(10);
        assertThat(problems(result)).satisfiesExactly(
                name -> assertThat(name).contains("error: a vrrp_instance 'VI_1' is there already, on line 2"),
                vrid -> assertThat(vrid).contains("error: VRID 51 is that of VI_1 on eth0, too"));
    }

    @Test
    void instanceThatKeepalivedDoesNotRun_isTold() {
        Import result = read("""
                vrrp_instance A {
                 interface eth0
                 virtual_ipaddress { 10.0.0.1 }
                }
                vrrp_instance B {
                 virtual_router_id 2
                 virtual_ipaddress { 10.0.0.2 }
                }
                vrrp_instance C {
                 virtual_router_id 3
                 interface eth0
                }
                vrrp_instance {
                }
                """);

        assertThat(result.config()).isEmpty();
        assertThat(problems(result)).hasSize(4);
        assertThat(notes(result)).singleElement().asString().contains("not imported: vrrp_instance C { }");
    }

    @Test
    void unknownKeyword_isToldWithWhereItBelongsOrWhatWasMeant() {
        assertThat(framed("", " garp_interval 1\n prioritty 3\n zzz").problems()).extracting(Problem::advice)
                .containsExactly("It belongs into garp_group.", "Did you mean 'priority'?",
                        "Remove it, or look it up in keepalived's manual.");
    }

    @Test
    void loadBalancer_isNotManaged_andToldOnce() {
        Import result = framed("virtual_server 10.0.0.1 80 {\n delay_loop 6\n real_server 10.0.0.2 80 { weight 1 }\n}",
                "");

        assertThat(notes(result)).containsExactly("k.conf:1:1: not managed: virtual_server 10.0.0.1 80 { }");
        assertThat(result.isComplete()).isTrue();
        assertThat(result.yaml()).endsWith("""
                # Not imported:
                # k.conf:1:1: not managed:
                #   virtual_server 10.0.0.1 80 {
                #     delay_loop 6
                #     real_server 10.0.0.2 80 {
                #       weight 1
                #     }
                #   }
                """);
    }

    @Test
    void builtInBehaviour_isTakenOver_andItsOppositeNot() {
        assertThat(framed("", " lower_prio_no_advert no\n check_unicast_src\n unicast_ttl 255").notImported()).isZero();
        assertThat(framed("", " lower_prio_no_advert\n unicast_ttl 64").notImported()).isEqualTo(2);
        assertThat(framed("global_defs {\n vrrp_mcast_group4 224.0.0.18\n vrrp_mcast_group6 ff02:0::12\n}", "")
                .notImported()).isZero();
    }

    @Test
    void globalDefinitions_areTheDefaultsOfEveryInstance() {
        RouterSpec router = framed("global_defs {\n router_id a/b\n vrrp_version 3\n vrrp_garp_master_repeat 1\n"
                + " vrrp_garp_interval 0.5\n vrrp_down_timer_adverts 5\n v3_checksum_as_v2 no\n vrrp_min_garp\n}",
                " garp_master_repeat 3").config().orElseThrow().routers().getFirst();

        assertThat(router.version()).isEqualTo(3);
        assertThat(router.announce()).extracting(a -> a.burst(), a -> a.spacingNanos(), a -> a.repeatNanos())
                .containsExactly(3, 500_000_000L, 0L);
        assertThat(router.downAdverts()).isEqualTo(5);
        assertThat(router.checksum()).isEqualTo(ChecksumPolicy.RFC5798);
    }

    @Test
    void strictMode_isApplied() {
        Import result = framed("global_defs {\n vrrp_strict\n}", " version 3\n down_timer_adverts 5\n preempt_delay 5");

        RouterSpec router = result.config().orElseThrow().routers().getFirst();
        assertThat(router.acceptMode()).isFalse();
        assertThat(router.downAdverts()).isEqualTo(3);
        assertThat(router.preemptDelayNanos()).isZero();
        assertThat(problems(result)).singleElement().asString().contains("strict mode without 'accept'");
        assertThat(framed("global_defs {\n vrrp_strict\n}", " version 3\n accept").config().orElseThrow().routers()
                .getFirst().acceptMode()).isTrue();
    }

    @Test
    void whatANodeRefuses_isToldAtItsInstance() {
        Import result = read(FRAME.formatted("", "")
                + FRAME.formatted("", "").replace("VI_1", "VI_2").replace("id 51", "id 52"));

        assertThat(result.isUsable()).isFalse();
        assertThat(problems(result)).singleElement().asString()
                .isEqualTo("k.conf:9:15: error: a node refuses this: 10.0.0.100 belongs to router 'VI_1' too");
    }

    @Test
    void namesThatCannotBe_areChanged() {
        Import result = read(FRAME.formatted("", "").replace("VI_1", "\"my router/1\""));

        assertThat(result.config().orElseThrow().routers().getFirst().name()).isEqualTo("my-router-1");
        assertThat(notes(result)).containsExactly("k.conf:2:15: changed: my router/1 → my-router-1");
    }

    @Test
    void includesAndConditions_keepTheirPlaces() {
        FileSource files = new FileSource() {
            @Override
            public Found find(String pattern, String from) {
                return new Found(List.of(new Included("part.conf", "@n1 priority 300\n@n2 priority 7")),
                        Optional.empty());
            }
        };
        String text = FRAME.formatted("", "include part.conf");
        Import one = ConfImporter.read(Conf.read("k.conf", text, "n1", files), "n1");
        Import two = ConfImporter.read(Conf.read("k.conf", text, "n2", files), "n2");

        assertThat(notes(one)).containsExactly("part.conf:1:5: changed: priority 300 → priority 100");
        assertThat(two.config().orElseThrow().routers().getFirst().priority()).isEqualTo(7);
    }
}
