package dev.baton.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.baton.finding.Code;
import dev.baton.keepalived.FileSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Files as people have them, each with what an expert would say of it, and nothing else.
class SilenceTest {
    private static final Path CONFS = Path.of("src/test/resources/keepalived/confs");
    private static final Path SAMPLES = Path.of("../resources/src/main/resources/dev/baton/samples");

    private static Diagnosis examine(List<Path> files) throws IOException {
        List<Document> documents = new ArrayList<>();
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            String text = Files.readString(file);
            documents.add(Format.of(name, text) == Format.YAML
                    ? YamlDocument.read(name, text)
                    : ConfDocument.read(name, text, "n1", FileSource.NONE));
        }
        return Doctor.examine(documents);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            // pidof and killall -0 are process checks.
            "database.conf | C10", "definitions.conf | C19", "dual-stack.conf | ''", "every-global-keyword.conf | ''",
            "every-instance-keyword.conf | ''",
            // weight 2 is the manuals' own bonus for the host that works.
            "haproxy-pair.conf | C10 C19 C06",
            // nopreempt with weight -40: the address stays with the API server that has failed.
            "kubernetes-api.conf | C04", "lvs-director.conf | ''", "many-vlans.conf | ''",
            "mistakes.conf | C02 C19 C12 C13 C01 C11 C02", "owner.conf | ''", "password-with-a-mark.conf | C19 C12",
            "router-sync-group.conf | ''", "tracking.conf | ''", "two-way.conf | ''", "virtual-mac.conf | ''"})
    void keepalivedFile_getsWhatAnExpertWouldSay(String file, String codes) throws IOException {
        Diagnosis diagnosis = examine(List.of(CONFS.resolve(file)));

        assertThat(String.join(" ", diagnosis.findings().stream().map(f -> f.code().name()).toList()))
                .isEqualTo(codes);
        assertThat(diagnosis.problems().isEmpty()).as("%s", diagnosis.problems())
                .isEqualTo(!List.of("mistakes.conf", "owner.conf", "tracking.conf").contains(file));
    }

    @Test
    void everyKeepalivedFileIsHere() throws IOException {
        try (Stream<Path> files = Files.list(CONFS)) {
            assertThat(files.filter(f -> f.toString().endsWith(".conf"))).hasSize(16);
        }
    }

    @Test
    void shippedSamples_getNothing_butTheNoteOnThePassword() throws IOException {
        assertThat(examine(List.of(SAMPLES.resolve("nginx-pair-a.yaml"), SAMPLES.resolve("nginx-pair-b.yaml"))))
                .satisfies(diagnosis -> {
                    assertThat(diagnosis.findings()).isEmpty();
                    assertThat(diagnosis.clusters()).isEqualTo(1);
                });
        assertThat(examine(List.of(SAMPLES.resolve("dual-stack.yaml"))).findings()).isEmpty();
        assertThat(examine(List.of(SAMPLES.resolve("everything.yaml"))).findings()).extracting(ConfigFinding::code)
                .containsExactly(Code.C19);
    }

    /// Two sites use the same VRIDs, names and interfaces on networks of their own.
    @Test
    void clustersOfDifferentNetworks_areNotCompared() {
        String text = """
                node: %s
                routers:
                  - { name: VI_1, interface: eth0, vrid: 51, priority: %d, addresses: [10.%d.0.100/24] }
                """;
        List<Document> documents = new ArrayList<>();
        for (int site = 1; site <= 3; site++) {
            documents.add(YamlDocument.read("a" + site, text.formatted("a" + site, 110, site)));
            documents.add(YamlDocument.read("b" + site, text.formatted("b" + site, 100, site)));
        }

        Diagnosis diagnosis = Doctor.examine(documents);

        assertThat(diagnosis.findings()).isEmpty();
        assertThat(diagnosis.clusters()).isEqualTo(3);
    }

    /// Who is missing may be the one that the check moves the address to.
    @Test
    void proofIsNotGiven_whileANodeCannotBeRead() {
        String text = """
                node: %s
                routers:
                  - { name: A, interface: eth0, vrid: 51, priority: %d, addresses: [10.0.0.100/24], track: [{ check: w, weight: -20 }] }
                checks: [{ name: w, process: nginx }]
                """;
        Document high = YamlDocument.read("a", text.formatted("a", 150));
        Document low = YamlDocument.read("b", text.formatted("b", 100));

        assertThat(Doctor.examine(List.of(high, low)).across()).extracting(ConfigFinding::code)
                .containsExactly(Code.X01);
        assertThat(Doctor.examine(List.of(high, low, YamlDocument.read("c", "node: [")))
                .across()).isEmpty();
    }

    @Test
    void proofIsNotGiven_whileAUnicastPeerIsNotThere() {
        String text = """
                node: n%d
                routers:
                  - { name: A, interface: eth0, vrid: 51, priority: %d, addresses: [10.0.0.100/24], source: 10.0.0.%d, unicast: { peers: [%s] }, track: [{ check: w, weight: -20 }] }
                checks: [{ name: w, process: nginx }]
                """;
        Diagnosis diagnosis = Doctor.examine(List.of(
                YamlDocument.read("a", text.formatted(1, 150, 1, "10.0.0.2, 10.0.0.3")),
                YamlDocument.read("b", text.formatted(2, 100, 2, "10.0.0.1, 10.0.0.3"))));

        assertThat(diagnosis.findings()).isEmpty();
        assertThat(diagnosis.clusters()).isEqualTo(1);
    }
}
