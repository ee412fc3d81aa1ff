package dev.baton.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// `baton whatif`.
class RunWhatifTest {
    private static final String PUBLISHED = "src/test/resources/keepalived/nginx-pair-as-published.keepalived.conf";

    @TempDir
    private Path folder = Path.of(".");
    private Path first = folder;
    private Path second = folder;

    @BeforeEach
    void pair() throws IOException {
        first = file("n1.yaml", yaml("n1", 100, 11));
        second = file("n2.yaml", yaml("n2", 70, 12));
    }

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static String yaml(String node, int priority, int host) {
        return """
                node: %s
                routers:
                  - name: VI_1
                    interface: eth0
                    vrid: 51
                    priority: %d
                    source: 10.0.0.%d
                    addresses: [10.0.0.100/24]
                    track:
                      - { check: nginx, weight: -20 }
                checks:
                  - { name: nginx, process: nginx }
                """.formatted(node, priority, host);
    }

    private Shell.Run whatif(String... options) {
        return new Shell().run(Stream
                .concat(Stream.of("whatif", first.toString(), second.toString()),
                        Stream.of(options))
                .toArray(String[]::new));
    }

    @Test
    void folder_standsForTheConfigurationsInIt() {
        Shell.Run run = new Shell().run("whatif", folder.toString(), "--json");

        assertThat(run.status()).isZero();
        assertThat(run.out()).isEqualTo(whatif("--json").out());
    }

    @Test
    void folderWithoutAConfiguration_isNamed() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        Shell.Run run = new Shell().run("whatif", empty.toString());

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).contains("there is no configuration in " + empty);
    }

    @Test
    void withoutAChange_theHolderAndWhatChecksCanDoAreTold() {
        Shell.Run run = whatif();

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.lines()).contains("  VI_1 (VRID 51, 10.0.0.100/24): n1 (100) holds it; n2 (70)",
                "  nginx on n1 (VI_1) can never move the address: n1 100 − 20 = 80 still beats n2 70, whatever the other"
                        + " checks say",
                "Every address has one holder.");
    }

    @Test
    void priorityThatIsSetMovesTheAddress_withTheSumBehindIt() {
        Shell.Run run = whatif("--set", "n2.VI_1.priority=120");

        assertThat(run.status()).isZero();
        assertThat(run.lines()).contains("If n2.VI_1.priority = 120:",
                "  VI_1 (VRID 51, 10.0.0.100/24): n1 → n2; never without a holder",
                "    after 3.531 s  n2  BACKUP → MASTER  pre-empts n1 with priority 100, lower than its own 120, after"
                        + " 3.531 s = 3 × 1 s + skew 0.531 s for priority 120");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "--down n1                             | n1 → n2; at most 3.727 s without a holder",
            "--stop n1                             | n1 → n2; at most 726.563 ms without a holder",
            "--link n1.eth0                        | n1 → n2; at most 3.727 s without a holder",
            "--fail nginx@n1                       | VI_1: n1 keeps it.",
            "--set n1.VI_1.track.nginx.weight=-40 --fail nginx@n1 | n1 → n2; never without a holder",
            "--set n1.VI_1.advertInterval=100ms --set n2.VI_1.advertInterval=100ms --down n1 | at most 372.656 ms",
            "--set n1.VI_1.announce.burst=3        | nothing changes: no router depends on it.",
            "--set n1.VI_1.source=10.0.0.99        | VI_1: n1 keeps it.",
            "--set n2.nginx.fall=3                 | nothing changes: no router depends on it."})
    void changesAreTold(String options, String told) {
        Shell.Run run = whatif(options.strip().split("\\s+"));

        assertThat(run.out()).contains(told.strip());
        assertThat(run.status()).isZero();
    }

    @Test
    void lastHolderGone_failsTheCommand() {
        Shell.Run run = whatif("--down", "n1", "--down", "n2");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("If n1 goes down, and n2 goes down:",
                "n1 → nobody; without a holder for good; no"
                        + " failover",
                "An address is left without a holder");
    }

    @Test
    void everySingleFault_worstFirst() {
        Shell.Run run = whatif("--every-fault");

        assertThat(run.status()).isZero();
        List<String> rows = run.lines().stream().dropWhile(l -> !l.startsWith("Every single fault")).toList();
        assertThat(rows.get(1)).matches("  fault +virtual router +holder +gap +note");
        assertThat(rows.get(2)).matches("  n1 goes down +VI_1 +n1 → n2 +3\\.727 s");
        assertThat(rows.get(3)).matches("  n1 loses the link of eth0 +VI_1 +n1 → n2 +3\\.727 s");
        assertThat(rows.get(4)).matches("  n1 is stopped +VI_1 +n1 → n2 +726\\.563 ms");
        assertThat(rows.get(5)).startsWith("  Nobody notices when nginx fails on n1, n2 goes down");
        assertThat(run.out()).contains("No single fault leaves an address without a holder or with two.");
    }

    @Test
    void everySingleFaultOfALonelyNode_failsTheCommand() {
        Shell.Run run = new Shell().run("whatif", first.toString(), "--every-fault");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).containsPattern("n1 goes down +VI_1 +n1 → nobody +for good +no failover");
    }

    /// The article's pair: 100 and 98, weight 20. The weight adds while the check passes, so nginx failing on the master
    /// leaves it 100 against 118.
    @Test
    void publishedPair_movesWhenNginxFails() throws IOException {
        String published = Files.readString(Path.of(PUBLISHED));
        Path other = file("nginx-b.conf", published.replace("priority 100", "priority 98")
                .replace("10.63.0.154", "10.63.0.155").replace("nginx_master154", "nginx_backup155"));

        Shell.Run run = new Shell().run("whatif", PUBLISHED, other.toString(), "--fail",
                "chk_nginx@nginx_master154");

        assertThat(run.status()).isZero();
        assertThat(run.err()).contains(":18:2: changed: nopreempt → preempt: true");
        assertThat(run.out()).contains("nginx_master154 (100 + 20 = 120) holds it; nginx_backup155 (98 + 20 = 118)",
                "nginx_master154 → nginx_backup155; never without a holder");
    }

    @Test
    void tieBetweenUnknownAddresses_isLeftOpen() throws IOException {
        Path third = file("n3.yaml", yaml("n3", 70, 13).replace("    source: 10.0.0.13\n", ""));

        Shell.Run run = new Shell().run("whatif", first.toString(), second.toString(), third.toString(), "--down",
                "n1");

        assertThat(run.out()).contains("n1 → n2 or n3; at most 3.727 s without a holder; tie at 70 between n2 and n3:"
                + " the higher address wins; the one of n3 is not in the files");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "--down n3             | --down: there is no node 'n3'. Did you mean 'n1'? There are n1, n2.",
            "--fail ngin@n1        | --fail: there is no check 'ngin' on n1. Did you mean 'nginx'?",
            "--fail nginx          | --fail: 'nginx' names no node; write it as CHECK@NODE",
            "--link n1.eth1        | --link: there is no interface 'eth1' that a router of n1 depends on.",
            "--link eth0           | --link: 'eth0' names no interface; write it as NODE.INTERFACE",
            "--set n1.VI_2.priority=1 | --set: there is no router, check or group 'VI_2' on n1. Did you mean 'VI_1'?",
            "--set n1.VI_1.priority=300 | --set n1.VI_1.priority=300: 300 is outside 1..255.",
            "--set n1.VI_1.priorty=3 | a router has no key 'priorty'. Did you mean 'priority'?",
            "--set n1.VI_1.priority= | --set n1.VI_1.priority=: ",
            "--set n1.VI_1.advertInterval=1 | --set n1.VI_1.advertInterval=1: ",
            "--set n1.VI_1         | --set: 'n1.VI_1' has no value",
            "--set n1.VI_1=3       | --set: which value of n1.VI_1?",
            "--set n1.VI_1.track.ngnx.weight=3 | there is no tracked check 'ngnx' there. Did you mean 'nginx'?"})
    void whatCannotBeMeantIsRefused_withWhatToDo(String options, String sentence) {
        Shell.Run run = whatif(options.strip().split("\\s+"));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("baton whatif: ").contains(sentence);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void filesOfOneName_areToldApartByTheirFolders() throws IOException {
        String conf = """
                vrrp_instance VI_1 {
                 interface eth0
                 virtual_router_id 51
                 priority %d
                 virtual_ipaddress { 10.0.0.100/24 }
                }
                """;
        Path one = file("a/keepalived.conf", conf.formatted(150));
        Path other = file("b/keepalived.conf", conf.formatted(100));

        Shell.Run run = new Shell().run("whatif", one.toString(), other.toString(), "--down", "a");

        assertThat(run.status()).isZero();
        assertThat(run.err()).contains("2 files are of a node called 'keepalived'; here they are a (", "b (");
        assertThat(run.out()).contains("a → b; at most 3.609 s without a holder");
    }

    @Test
    void sameFileNameInOneFolderOnly_cannotBeToldApart() throws IOException {
        Path copy = file("x/n1.yaml", yaml("n1", 50, 13));
        Path again = file("x/x.yaml", yaml("x", 50, 14).replace("node: x", "node: n1"));

        assertThat(new Shell().run("whatif", first.toString(), copy.toString(), again.toString()).status())
                .isEqualTo(2);
    }

    @Test
    void brokenFileIsTold_andNothingIsPredicted() throws IOException {
        Path broken = file("n3.yaml", yaml("n3", 300, 13));

        Shell.Run run = new Shell().run("whatif", first.toString(), broken.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("n3.yaml:6:15: error: 300 is outside 1..255",
                "cannot be used until the errors above are mended.");
    }

    @Test
    void missingFileAndNoFile() {
        assertThat(new Shell().run("whatif", folder.resolve("none.yaml").toString()).status()).isEqualTo(3);
        assertThat(new Shell().run("whatif").err()).startsWith("baton whatif: there is no file; name");
    }

    @Test
    void jsonIsOneObject_withTheSameAnswer() {
        Shell.Run run = whatif("--down", "n1", "--every-fault", "--json");

        assertThat(run.lines()).hasSize(1);
        JsonNode whole = JsonMapper.builder().build().readTree(run.out());
        assertThat(whole.get("isBroken").asBoolean()).isFalse();
        assertThat(whole.at("/now/0/holders/0").asString()).isEqualTo("n1");
        assertThat(whole.at("/outcomes/0/after/holders/0").asString()).isEqualTo("n2");
        assertThat(whole.at("/outcomes/0/gapNanos").asLong()).isEqualTo(3_726_562_500L);
        assertThat(whole.at("/outcomes/0/happenings/0/reason").asString()).isEqualTo("MASTER_SILENT");
        assertThat(whole.at("/faults/0/grade").asString()).isEqualTo("moves");
        assertThat(whole.at("/checks/0/reach").asString()).isEqualTo("Never");
    }

    @Test
    void jsonFieldsAreDocumented() {
        Shell.Run run = whatif("--down", "n1", "--every-fault", "--json");
        String documented = new Shell().run("whatif", "--json-fields").out();

        JsonMapper.builder().build().readTree(run.out()).propertyNames()
                .forEach(name -> assertThat(documented).containsPattern("(?m)^" + name + " "));
    }

    @ParameterizedTest
    @CsvSource({"x.conf, 'node: n1', false", "x.yaml, 'vrrp_instance VI_1 {', true", "x, 'global_defs {', true",
            "x.conf, '', true", "x, '', false"})
    void kindOfAFileIsReadFromItsText(String name, String text, boolean isKeepalived) {
        assertThat(FleetFiles.isKeepalived(Path.of(name), text)).isEqualTo(isKeepalived);
    }
}
