package dev.baton.keepalived;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.baton.config.Check;
import dev.baton.config.NodeConfig;
import dev.baton.config.NotifyRule;
import dev.baton.config.Probe;
import dev.baton.config.Problem;
import dev.baton.config.TrackSpec;

import static org.assertj.core.api.Assertions.assertThat;

/// Scripts, processes and files become checks, and what tracks them keeps to keepalived's rules.
class CheckImportTest {
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

    private static List<String> notes(Import result) {
        return result.notes().stream().map(Note::toString).toList();
    }

    private static List<String> problems(Import result) {
        return result.problems().stream().map(Problem::toString).toList();
    }

    @Test
    void scriptsAreNamed_andTheirArgumentsNotImported() {
        Import result = framed("vrrp_script chk { script \"/opt/my check.sh -v 2\"\n interval 2\n timeout 1\n"
                + " rise 2\n fall 3\n weight -20\n init_fail\n user root\n}", " track_script { chk }");

        NodeConfig config = result.config().orElseThrow();
        assertThat(config.checks()).containsExactly(new Check("chk", new Probe.Script("my"), 2, 3, 2_000_000_000L,
                1_000_000_000L, Check.Initial.FAILING));
        assertThat(config.routers().getFirst().track()).containsExactly(TrackSpec.check("chk", -20));
        assertThat(notes(result)).containsExactly(
                "k.conf:1:19: changed: script \"/opt/my check.sh -v 2\" → script: my",
                "k.conf:1:19: not imported: the arguments check.sh -v 2", "k.conf:8:2: not imported: user root");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"killall -0 nginx | process: nginx",
            "/usr/bin/killall -0 haproxy | process: haproxy",
            "pidof haproxy | process: haproxy", "pgrep -x nginx | process: nginx",
            "/bin/nc -z -w 2 127.0.0.1 443 | tcp: 127.0.0.1:443",
            "/bin/bash -c '</dev/tcp/10.0.0.1/80' | tcp: 10.0.0.1:80", "ping -c 1 -W 1 10.0.0.254 | icmp: 10.0.0.254"})
    void familiarCommands_becomeChecksOfTheirOwn(String command, String check) {
        assertThat(notes(framed("vrrp_script c { script \"" + command + "\" }", ""))).singleElement().asString()
                .endsWith(" → " + check);
    }

    @ParameterizedTest
    @ValueSource(strings = {"killall nginx", "pgrep nginx", "nc 10.0.0.1 80", "killall -0 a b", "ping", "pidof",
            "bash -c true", "nc -z 10.0.0.1 99999", "pidof a-very-long-process-name"})
    void otherCommands_stayScripts(String command) {
        assertThat(framed("vrrp_script c { script \"" + command + "\" }", "").config().orElseThrow().checks())
                .singleElement().extracting(Check::probe).isInstanceOf(Probe.Script.class);
    }

    @Test
    void onePathHasOneName_andTwoPathsHaveTwo() {
        Import result = framed("vrrp_script a { script /x/chk }\nvrrp_script b { script /y/chk }", " notify /x/chk");

        assertThat(result.config().orElseThrow().checks()).extracting(Check::probe).containsExactly(
                new Probe.Script("chk"), new Probe.Script("chk-2"));
        assertThat(result.config().orElseThrow().notifications()).singleElement().satisfies(
                rule -> assertThat(rule.target()).isEqualTo(new NotifyRule.Script("chk")));
    }

    @Test
    void processesAndFiles_becomeChecks() {
        Import result = framed("""
                vrrp_track_process web {
                 process "/usr/sbin/nginx -g"
                 quorum 2
                 quorum_max 9
                 weight 10
                 delay 1
                }
                vrrp_track_process none { process x
                 quorum_max 0 }
                track_file drain {
                 file /run/drain
                 weight 0
                }
                track_file load { file /run/load }
                """, " track_process {\n web\n none weight 5 reverse\n }\n track_file {\n drain\n load\n }");

        NodeConfig config = result.config().orElseThrow();
        assertThat(config.checks()).extracting(Check::probe).containsExactly(
                new Probe.Processes("nginx", 2, Optional.of(9)),
                new Probe.Processes("x", 0, Optional.of(0)),
                new Probe.File("/run/drain", Probe.FileState.ZERO));
        assertThat(config.routers().getFirst().track()).containsExactly(TrackSpec.check("web", 10),
                new TrackSpec(new TrackSpec.OfCheck("none"), 5, true), TrackSpec.check("drain"));
        assertThat(notes(result)).contains("k.conf:14:1: not imported: track_file load { }");
    }

    @Test
    void whatIsTrackedBeforeItIsDefined_isIgnored() {
        Import result = read(FRAME.formatted("", " track_script {\n late\n none\n }")
                + "vrrp_script late { script /x/late }");

        assertThat(result.config().orElseThrow().routers().getFirst().track()).isEmpty();
        assertThat(problems(result)).satisfiesExactly(
                late -> assertThat(late).startsWith("k.conf:7:2: error: the vrrp_script 'late' is defined only below"),
                none -> assertThat(none).startsWith("k.conf:8:2: error: there is no vrrp_script 'none'"));
    }

    @Test
    void interfaces_areTrackedWithWeights_butNotOnesOwn() {
        Import result = framed("", " track_interface {\n eth0\n eth1 weight -10 reverse\n eth2 weight 254\n"
                + " eth3 weight 999\n eth1\n }");

        assertThat(result.config().orElseThrow().routers().getFirst().track()).containsExactly(
                new TrackSpec(new TrackSpec.OfInterface("eth1"), -10, true),
                new TrackSpec(new TrackSpec.OfInterface("eth2"), 253, false),
                new TrackSpec(new TrackSpec.OfInterface("eth3"), 0, false));
        assertThat(notes(result)).hasSize(4);
    }

    @Test
    void membersOfAGroup_haveNoWeights_unlessTheGroupSaysSo() {
        String script = "vrrp_script c { script /x/c }\n";
        String group = "vrrp_sync_group G { group { VI_1\n nobody }\n%s track_script { c weight 7 } }";
        String track = " track_script { c weight -5 }";

        NodeConfig plain = framed(script + group.formatted(""), track).config().orElseThrow();
        NodeConfig weighted = framed(script + group.formatted("sync_group_tracking_weight\n"), track).config()
                .orElseThrow();

        assertThat(plain.routers().getFirst().track()).containsExactly(TrackSpec.check("c"));
        assertThat(plain.groups().getFirst().track()).containsExactly(TrackSpec.check("c"));
        assertThat(weighted.routers().getFirst().track()).containsExactly(TrackSpec.check("c", -5));
        assertThat(weighted.groups().getFirst().track()).containsExactly(TrackSpec.check("c", 7));
        assertThat(plain.groups().getFirst().routers()).containsExactly("VI_1");
    }
}
