package dev.baton.cli;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.baton.adapter.sim.LabPreset;

import static org.assertj.core.api.Assertions.assertThat;

class RunLabTest {
    private static final String[] KILL = {"lab", "--preset", "three", "--fault", "kill n1 @5s", "--for", "15s"};

    private static final String GOLDEN = """
            Lab three: 3 nodes, 1 cluster, seed 1, 15 s of virtual time
            VRID 51 IPv4 on lan (10.0.0.100/24 +2), advert every 1 s: n1 10.0.0.11 priority 150, n2 10.0.0.12 priority 100, n3 10.0.0.13 priority 50

             0.133 s  n2/VI_1  INIT   → BACKUP  started; if no master is heard it takes over in 3.609 s = 3 × 1 s + skew 0.609 s for priority 100
             0.224 s  n1/VI_1  INIT   → BACKUP  started; if no master is heard it takes over in 3.414 s = 3 × 1 s + skew 0.414 s for priority 150
             0.229 s  n3/VI_1  INIT   → BACKUP  started; if no master is heard it takes over in 3.805 s = 3 × 1 s + skew 0.805 s for priority 50
             3.638 s  n1/VI_1  BACKUP → MASTER  no advert from anybody since 0.224 s: 3.414 s = 3 × 1 s + skew 0.414 s for priority 150
             5.000 s  fault    kill n1
             8.247 s  n2/VI_1  BACKUP → MASTER  no advert from n1 (10.0.0.11) since 4.638 s: 3.609 s = 3 × 1 s + skew 0.609 s for priority 100

            Holders at 15.000 s:
              cluster              holder  priority    since  first master  longest without master  longest with two
              VRID 51 IPv4 on lan  n2           100  8.247 s       3.638 s                 3.247 s             never
            """;

    private static Shell.Run run(String... args) {
        return new Shell().run(args);
    }

    @Test
    void killedMasterIsToldWithTheSumOfTheTakeover() {
        Shell.Run run = run(KILL);

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out().replace(System.lineSeparator(), "\n")).isEqualTo(GOLDEN);
    }

    @Test
    void sameSeedTellsTheSameStoryAndAnotherSeedAnother() {
        assertThat(run(KILL).out()).isEqualTo(run(KILL).out());
        assertThat(run("lab", "--for", "15s", "--seed", "2").out()).isNotEqualTo(run("lab", "--for", "15s").out());
    }

    @Test
    void lowerPriorityWaitsItsOwnLongerSkew() {
        assertThat(run("lab", "--fault", "kill n1 @5s; kill n2 @10s", "--for", "20s").out())
                .contains("3.805 s = 3 × 1 s + skew 0.805 s for priority 50");
    }

    @Test
    void resignedMasterIsFollowedAfterTheSkew() {
        Shell.Run run = run("lab", "--fault", "end n1 @5s", "--for", "10s");

        assertThat(run.out()).contains("told to stop: addresses released, resigned with priority 0")
                .contains("n1 (10.0.0.11) resigned (priority 0) at 5.000 s: 609.375 ms = skew for priority 100");
    }

    @Test
    void returningMasterPreempts() {
        Shell.Run run = run("lab", "--fault", "kill n1 @5s; start n1 @12s", "--for", "20s");

        assertThat(run.out()).contains(
                "pre-empts n2 (10.0.0.12) with priority 100, lower than its own 150, after 3.414 s = 3 × 1 s + skew 0.414 s")
                .contains("heard n1 (10.0.0.11) with priority 150, higher than its own 100");
        assertThat(run.lines().getLast()).contains("n1").contains("150");
    }

    @Test
    void stoppedMasterIsNoHolderAndItsStallIsTold() {
        Shell.Run run = run("lab", "--fault", "stop n1 @5s; continue n1 @12s", "--for", "13s");

        assertThat(run.out()).contains("did not run for");
    }

    @ParameterizedTest
    @EnumSource(LabPreset.class)
    void everyPresetRunsAndEndsWithItsHolders(LabPreset preset) {
        Shell.Run run = run("lab", "--preset", preset.id(), "--for", "6s");

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("Holders at 6.000 s:").doesNotContain("nobody");
    }

    @Test
    void tableIsAligned() {
        List<String> lines = run("lab", "--preset", "dual-stack", "--for", "6s").lines();
        int header = lines.indexOf("Holders at 6.000 s:") + 1;

        assertThat(lines.subList(header, lines.size())).hasSize(3)
                .allSatisfy(line -> assertThat(line).hasSameSizeAs(lines.get(header)));
    }

    @Test
    void coloursAreForTerminalsOnly() {
        assertThat(run(KILL).out()).doesNotContain("\u001b");
        assertThat(new Shell().withColours().run(KILL).out()).contains("\u001b[1;32mMASTER\u001b[0m");
    }

    @Test
    void jsonIsOneValidObjectALine() {
        Shell.Run run = run("lab", "--fault", "kill n1 @5s", "--for", "15s", "--json");
        List<JsonNode> lines = run.lines().stream().map(JsonMapper.builder().build()::readTree).toList();

        assertThat(lines.getFirst().path("type").stringValue()).isEqualTo("lab");
        assertThat(lines.getFirst().path("lengthNanos").longValue()).isEqualTo(15_000_000_000L);
        assertThat(lines).filteredOn(l -> l.path("type").stringValue().equals("fault")).hasSize(1);
        JsonNode takeover = lines.stream().filter(l -> l.path("reason").stringValue("").equals("MASTER_SILENT"))
                .toList()
                .getLast();
        assertThat(takeover.path("node").stringValue()).isEqualTo("n2");
        assertThat(takeover.path("cluster").path("vrid").intValue()).isEqualTo(51);
        JsonNode evidence = takeover.path("evidence");
        assertThat(evidence.path("peerNode").stringValue()).isEqualTo("n1");
        assertThat(evidence.path("masterDownNanos").longValue()).isEqualTo(3_609_375_000L);
        assertThat(evidence.path("downAdverts").longValue() * evidence.path("intervalNanos").longValue()
                + evidence.path("skewNanos").longValue()).isEqualTo(evidence.path("silentNanos").longValue());
        JsonNode holder = lines.getLast();
        assertThat(holder.path("type").stringValue()).isEqualTo("holder");
        assertThat(holder.path("holders").get(0).stringValue()).isEqualTo("n2");
        assertThat(holder.path("longestTwoMastersNanos").longValue()).isZero();
    }

    @Test
    void jsonPrintsOnlyFieldsThatAreDocumented() {
        String documented = String.join(" ", LabJson.FIELDS);
        for (String line : run("lab", "--fault", "kill n1 @5s; link down n2 @20s", "--json").lines()) {
            JsonNode object = JsonMapper.builder().build().readTree(line);
            assertThat(documented).contains(object.path("type").stringValue());
            object.propertyNames().stream().filter(n -> !n.equals("type"))
                    .forEach(name -> assertThat(documented).contains(name));
            object.path("evidence").propertyNames().forEach(name -> assertThat(documented).contains(name));
        }
    }

    @Test
    void interruptedRunStillEndsWithTheHolders() {
        Shell shell = new Shell();
        shell.interruption.request();

        Shell.Run run = shell.run("lab", "--for", "24h", "--speed", "1");

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("Holders at 0.000 s:").contains("nobody");
    }

    @Test
    void speedKeepsToTheClock() {
        long start = System.nanoTime();
        run("lab", "--for", "400ms", "--speed", "2");

        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(200_000_000L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"--nodes 0 | --nodes: 0 is outside 1 to 50.",
            "--nodes 200 | --nodes: 200 is outside 1 to 50.", "--nodes x | --nodes: 'x' is no whole number such as 42.",
            "--preset nginx-pair --nodes 5 | --nodes: The preset nginx-pair has 2 nodes, not 5",
            "--preset tree | --preset: there is no preset 'tree'. Did you mean 'three'? The presets are nginx-pair, three,",
            "--preset zzzzzz | --preset: there is no preset 'zzzzzz'. The presets are nginx-pair, three,",
            "--seed abc | --seed: 'abc' is no whole number such as 42.",
            "--seed 99999999999999999999 | --seed: '99999999999999999999' is no whole number",
            "--for -5s | --for: '-5s' is negative; time runs forward only.",
            "--for 0s | --for: '0s' is outside 1ms to 24h.", "--for 900h | --for: '900h' is outside 1ms to 24h.",
            "--for 99999999999999999999999h | --for: '99999999999999999999999h' is no duration",
            "--for 15 | --for: '15' has no unit; write 15s for seconds (the units are ms, s, m, h).",
            "--for 3d | --for: 'd' is no unit of time; the units are ms, s, m, h.",
            "--for soon | --for: 'soon' is no duration; write 10ms, 1s, 2m or 1h.",
            "--speed fast | --speed: 'fast' is no factor such as 10 or 0.5.",
            "--speed 0 | --speed: 0 is outside 0.01 to 10000.",
            "--spede 3 | There is no option '--spede'. Did you mean '--speed'?",
            "--for | --for needs a value: --for TIME.", "--for 1s --for 2s | --for was given twice; give it once.",
            "extra | 'extra' is not expected here: every value follows its option."})
    void wrongUsageIsToldInASentenceAndExitsWith2(String arguments, String sentence) {
        Shell.Run run = run(("lab " + arguments).split(" "));

        assertThat(run.err()).startsWith("baton lab: " + sentence)
                .endsWith("Try 'baton lab --help'." + System.lineSeparator());
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    void wrongFaultScriptIsPointedAt() {
        Shell.Run run = run("lab", "--fault", "kill n1 @5s; kil n2 @7s");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err().lines().toList()).satisfiesExactly(
                first -> assertThat(first)
                        .startsWith("baton lab: --fault: 'kil' is no command; the commands are: kill,"),
                second -> assertThat(second).isEqualTo("  kill n1 @5s; kil n2 @7s"),
                third -> assertThat(third).isEqualTo("               ^"),
                fourth -> assertThat(fourth).isEqualTo("Try 'baton lab --help'."));
    }

    @Test
    void faultAfterTheEndIsRefused() {
        Shell.Run run = run("lab", "--fault", "kill n1 @40s", "--for", "15s");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("'kill n1' at 40 s comes after the end at 15 s");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "kill n9 @5s | 1 | There is no node 'n9'; the nodes are n1, n2, n3.",
            "kill n1 @1s; kill n1 @2s | 14 | The node n1 is killed; only a running node can be told that.",
            "kill n1 @1s; continue n1 @2s | 14 | The node n1 is killed; only a stopped node can be continued.",
            "start n1 @1s | 1 | The node n1 is running; only one that was killed or ended can be started.",
            "cut n1 n1 @1s | 1 | A node cannot be cut off from itself: n1.",
            "heal; fail nginx@n1 @1s | 7 | The node n1 has no check 'nginx'",
            "priority n1/VI_9 90 @1s | 1 | The node n1 has no router 'VI_9'",
            "kill n1@5s | 6 | 'n1@5s' is no node; a time is written after a space: 'n1 @5s'"})
    void faultThatCannotBeDoneIsRefusedBeforeTheRun(String script, int column, String problem) {
        Shell.Run run = run("lab", "--fault", script);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(problem).contains("\n  " + " ".repeat(column - 1) + "^");
    }

    @Test
    void faultAtTheVeryEndIsStillPerformed() {
        assertThat(run("lab", "--fault", "kill n1 @15s", "--for", "15s").out())
                .containsPattern("15.000 s +fault +kill n1");
    }
}
