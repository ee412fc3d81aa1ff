package dev.baton.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class RunCheckTest {
    private static final Path PUBLISHED = Path.of("src/test/resources/keepalived");
    private static final String PAIR = "nginx-pair-as-published.keepalived.conf";
    private static final String SCRIPT = "nginx_check-as-published.sh";
    private static final String CONF = """
            global_defs {
                router_id %s
            }
            vrrp_instance A {
                interface eth0
                virtual_router_id 51
                priority %d
                virtual_ipaddress { 10.0.0.100/24 }
            }
            """;

    @TempDir
    private Path folder = Path.of("");

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Shell.Run check(Object... arguments) {
        List<String> all = new ArrayList<>(List.of("check"));
        for (Object argument : arguments) {
            all.add(argument.toString());
        }
        return new Shell().run(all.toArray(String[]::new));
    }

    private static JsonNode json(Shell.Run run) {
        return JsonMapper.builder().build().readTree(run.out());
    }

    private static List<String> codes(Shell.Run run) {
        return json(run).get("findings").valueStream().map(f -> f.get("code").asString()).toList();
    }

    private void published() throws IOException {
        Files.copy(PUBLISHED.resolve(PAIR), folder.resolve(PAIR));
        Path script = Files.copy(PUBLISHED.resolve(SCRIPT), folder.resolve(SCRIPT));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("r--r--r--"));
    }

    @Test
    void publishedPair_withItsScriptBesideIt_getsExactlyTheListedFindings() throws IOException {
        published();

        assertThat(codes(check(folder, "--json"))).containsExactly("C18", "C03", "C19", "C15", "C16", "C10", "C17");
        assertThat(codes(check(folder.resolve(PAIR), folder.resolve(SCRIPT), "--json")))
                .containsExactly("C18", "C03", "C19", "C15", "C16", "C10", "C17");
        assertThat(codes(check(folder.resolve(SCRIPT), "--json"))).containsExactly("C16", "C10", "C17");
        Path alone = Files.createDirectory(folder.resolve("alone"));
        Files.copy(folder.resolve(PAIR), alone.resolve(PAIR));
        assertThat(codes(check(alone, "--json"))).containsExactly("C18", "C03", "C19", "C15");
    }

    @Test
    void text_hasPlaceExcerptCaretCauseAndFix_andTheCountsAtTheEnd() throws IOException {
        published();
        Shell.Run run = check(folder.resolve(PAIR));

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains(PAIR + ":18:2: warning C03: State MASTER cancels nopreempt",
                "      |  nopreempt\n      |  ^~~~~~~~~\n", "    Fix: If the address shall stay")
                .doesNotContain("1111");
        assertThat(run.lines().getLast()).isEqualTo("1 file: 0 errors, 5 warnings, 2 notes.");
    }

    @Test
    void nodesAreComparedWithEachOther_whateverFormatTheyHave() throws IOException {
        Path one = file("n1.conf", CONF.formatted("n1", 100));
        Path two = file("n2.yaml", """
                node: n2
                routers:
                  - { name: B, interface: ens3, vrid: 52, version: 2, priority: 90, addresses: [10.0.0.100/24] }
                """);
        Shell.Run run = check(one, two);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("Between nodes", "error X03", "51 on n1; 52 on n2", "n1.conf:6:5",
                "n2.yaml:3:39");
        assertThat(run.lines().getLast())
                .isEqualTo("2 files, 1 virtual router on several nodes: 1 error, 0 warnings, 0 notes.");
    }

    @Test
    void nodesOfOneName_areToldApartByTheirFiles() throws IOException {
        Shell.Run run = check(file("a.conf", CONF.formatted("LVS", 100)), file("b.conf", CONF.formatted("LVS", 100)));

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("warning X05", "b.conf have the same").doesNotContain("LVS have");
    }

    @Test
    void configurationId_choosesTheLines() throws IOException {
        Path file = file("k.conf", CONF.formatted("n1", 100).replace("    priority 100", "    @n1 priority 300"));

        assertThat(codes(check(file, "--json", "--config-id", "n1"))).containsExactly("C02");
        assertThat(codes(check(file, "--json", "--config-id", "n2"))).isEmpty();
    }

    @Test
    void scriptsFolder_isWhereScriptsMustBe() throws IOException {
        Path scripts = Files.createDirectory(folder.resolve("scripts"));
        Path file = file("n1.yaml", """
                node: n1
                routers:
                  - { name: A, interface: eth0, vrid: 51, addresses: [10.0.0.100/24], track: [{ check: app }] }
                checks: [{ name: app, script: app-works }]
                """);
        assertThat(codes(check(file, "--json"))).isEmpty();
        assertThat(codes(check(file, "--json", "--scripts", scripts))).containsExactly("C07");
        Path script = Files.writeString(scripts.resolve("app-works"), "#!/bin/sh\nexit 0\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(codes(check(file, "--json", "--scripts", scripts))).isEmpty();
        assertThat(check(file, "--scripts", folder.resolve("nowhere")).status()).isEqualTo(3);
    }

    @Test
    void scriptAtItsOwnPath_isJudgedByItsRights() throws IOException {
        Path script = file("works.sh", "#!/bin/sh\ncurl -fs http://127.0.0.1/\n");
        Path file = file("k.conf", "vrrp_script app {\n    script " + script + "\n}\n"
                + CONF.formatted("n1", 100).replace("    priority", "    track_script { app }\n    priority"));

        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(codes(check(file, "--json"))).containsExactly("C16");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(codes(check(file, "--json"))).isEmpty();
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(codes(check(file, "--json"))).containsExactly("C07");
    }

    @Test
    void problemsOfTheReaders_areToldOnce_withTheirPlace() throws IOException {
        Shell.Run run = check(file("k.conf", CONF.formatted("n1", 100).replace("    priority", "    prioritty")));

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).containsOnlyOnce("does not know the keyword 'prioritty'")
                .contains("k.conf:7:5: error: ", "Fix: Did you mean 'priority'?");
        assertThat(check(file("n.yaml", "node: n1\nrouters: 3\n")).out()).contains("n.yaml:2:10: error: ");
    }

    @Test
    void whatCannotBeRead_isStatus3_andWrongUsageIsStatus2() throws IOException {
        Path big = folder.resolve("big.conf");
        try (RandomAccessFile file = new RandomAccessFile(big.toFile(), "rw")) {
            file.setLength(100L * 1024 * 1024);
        }
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThat(check("/nowhere/k.conf")).satisfies(run -> {
            assertThat(run.status()).isEqualTo(3);
            assertThat(run.err()).startsWith("baton check: there is no file '/nowhere/k.conf'");
        });
        assertThat(check(big)).satisfies(run -> {
            assertThat(run.status()).isEqualTo(3);
            assertThat(run.err()).contains("is larger than");
        });
        assertThat(check(empty).err()).contains("there is no configuration in");
        assertThat(check().status()).isEqualTo(2);
        assertThat(check(big, "--format", "xml").status()).isEqualTo(2);
        assertThat(check(big, "--json", "--format", "sarif").status()).isEqualTo(2);
    }

    @Test
    void binaryFiles_emptyFiles_andIncludeLoops_areErrorsWithAPlace() throws IOException {
        Path binary = Files.write(folder.resolve("binary"), new byte[]{0x7f, 'E', 'L', 'F', 0, 1, (byte) 0xff});
        Path loop = file("loop.conf", "include loop.conf\n" + CONF.formatted("n1", 100));

        assertThat(check(binary)).satisfies(run -> {
            assertThat(run.status()).isEqualTo(1);
            assertThat(run.out()).contains("UTF-8");
        });
        assertThat(check(file("empty.yaml", "")).status()).isEqualTo(1);
        assertThat(check(file("empty.conf", "")).status()).isEqualTo(1);
        assertThat(check(loop)).satisfies(run -> {
            assertThat(run.status()).isEqualTo(1);
            assertThat(run.out()).contains("includes itself", "loop.conf:1:9: error");
        });
    }

    @Test
    void json_isOneObject_withEvidenceAndCounts() throws IOException {
        published();
        Shell.Run run = check(folder.resolve(PAIR), "--format", "json");
        JsonNode root = json(run);

        assertThat(run.lines()).hasSize(1);
        assertThat(root.get("files").get(0).get("format").asString()).isEqualTo("keepalived");
        assertThat(root.get("files").get(0).get("node").asString()).isEqualTo("nginx_master154");
        assertThat(root.get("warnings").asInt()).isEqualTo(5);
        assertThat(root.get("errors").asInt()).isZero();
        JsonNode finding = root.get("findings").get(1);
        assertThat(finding.get("code").asString()).isEqualTo("C03");
        assertThat(finding.get("evidence").get(0).get("line").asInt()).isEqualTo(18);
        assertThat(finding.get("evidence").get(0).get("excerpt").asString()).isEqualTo(" nopreempt");
        assertThat(run.out()).doesNotContain("1111");
    }

    @ParameterizedTest
    @ValueSource(strings = {"k.conf", "with space.conf", "größe%.conf", "a:b.conf"})
    void sarif_hasRulesResultsAndLocations(String name) throws IOException {
        Path file = Files.copy(PUBLISHED.resolve(PAIR), folder.resolve(name));
        Shell.Run run = check(file, "--format", "sarif");
        JsonNode root = json(run);
        JsonNode sarif = root.get("runs").get(0);
        JsonNode rules = sarif.get("tool").get("driver").get("rules");

        assertThat(root.get("version").asString()).isEqualTo("2.1.0");
        assertThat(root.get("$schema").asString()).endsWith("sarif-schema-2.1.0.json");
        assertThat(rules.valueStream().map(r -> r.get("id").asString())).contains("C01", "C19", "X01", "X11", "config");
        assertThat(rules.valueStream()).allSatisfy(rule -> {
            assertThat(rule.get("shortDescription").get("text").asString()).isNotBlank();
            assertThat(rule.get("help").get("text").asString()).isNotBlank();
            assertThat(rule.get("defaultConfiguration").get("level").asString()).isIn("error", "warning", "note");
        });
        assertThat(sarif.get("results").valueStream()).hasSize(4).allSatisfy(result -> {
            assertThat(rules.get(result.get("ruleIndex").asInt()).get("id")).isEqualTo(result.get("ruleId"));
            assertThat(result.get("message").get("text").asString()).contains(" Fix: ");
            JsonNode physical = result.get("locations").get(0).get("physicalLocation");
            String uri = physical.get("artifactLocation").get("uri").asString();
            assertThat(uri).matches("[A-Za-z0-9%._/:~-]+");
            assertThat(java.net.URI.create(uri).getPath()).endsWith(name);
            JsonNode region = physical.get("region");
            assertThat(region.get("startLine").asInt()).isPositive();
            assertThat(region.get("endColumn").asInt()).isGreaterThan(region.get("startColumn").asInt());
        });
        assertThat(run.out()).doesNotContain("1111");
    }

    @Test
    void sarif_namesFilesBelowTheWorkingDirectory_relatively() {
        JsonNode root = json(check(PUBLISHED.resolve(PAIR).toAbsolutePath(), "--format", "sarif"));

        assertThat(root.at("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri").asString())
                .isEqualTo(PUBLISHED.resolve(PAIR).toString());
    }
}
