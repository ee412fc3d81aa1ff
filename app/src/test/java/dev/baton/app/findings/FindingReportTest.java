package dev.baton.app.findings;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.baton.app.i18n.Texts;
import dev.baton.app.source.SourceKind;
import dev.baton.config.Place;
import dev.baton.finding.Code;
import dev.baton.finding.Severity;

import static org.assertj.core.api.Assertions.assertThat;

class FindingReportTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Texts texts = Texts.of(Locale.ENGLISH);
    private final FoundWords words = new FoundWords(texts, SourceKind.FILE, ZoneOffset.UTC);

    private static List<Entry> entries() {
        Found packets = Gathering.ofPackets(List.of(Findings.open(Code.S01, Findings.CLUSTER, 1_000_000_000L)))
                .getFirst();
        Found file = new Found("C03|x", Optional.of(Code.C03), Severity.WARNING, "n 1.conf", "n1 VI_1",
                "It \"takes over\" after all.", "Remove it.",
                List.of(new Proof.InFile(Place.inLine("/etc/n 1.conf", 7, 3, 5, "  state MASTER"), "")), Span.STILL);
        return List.of(new Entry(packets, Optional.empty()), new Entry(file, Optional.empty()));
    }

    @Test
    void json_hasAnObjectForEachFinding_withItsEvidence() {
        JsonNode all = MAPPER.readTree(new FindingJson(words, entries()).json());
        assertThat(all.size()).isEqualTo(2);
        assertThat(all.get(0).get("code").asString()).isEqualTo("S01");
        assertThat(all.get(0).get("evidence").get(0).get("packet").asLong()).isEqualTo(3);
        assertThat(all.get(0).get("sinceNanos").asLong()).isEqualTo(1_000_000_000L);
        assertThat(all.get(1).get("evidence").get(0).get("line").asInt()).isEqualTo(7);
        assertThat(all.get(1).has("sinceNanos")).isFalse();
    }

    @Test
    void sarif_namesItsRules_andItsPlacesByUri() {
        JsonNode root = MAPPER.readTree(new FindingJson(words, entries()).sarif());
        assertThat(root.get("version").asString()).isEqualTo("2.1.0");
        JsonNode run = root.get("runs").get(0);
        assertThat(run.get("tool").get("driver").get("rules").size()).isEqualTo(2);
        JsonNode result = run.get("results").get(1);
        assertThat(result.get("ruleId").asString()).isEqualTo("C03");
        assertThat(result.get("level").asString()).isEqualTo("warning");
        JsonNode place = result.get("locations").get(0).get("physicalLocation");
        assertThat(place.get("artifactLocation").get("uri").asString()).isEqualTo("file:///etc/n%201.conf");
        assertThat(place.get("region").get("startColumn").asInt()).isEqualTo(3);
        assertThat(place.get("region").get("endColumn").asInt()).isEqualTo(8);
    }

    @Test
    void markdown_hasCauseEvidenceAndFix_groupByGroup() {
        String text = new FindingReport(texts, words, entries()).markdown();
        assertThat(text).contains("## VRID 51 IPv4 eth0").contains("### Error · S01 Two or more MASTERs")
                .contains("- Packet 3: seen").contains("## n 1.conf").contains("/etc/n 1.conf:7:3")
                .contains("    state MASTER\n    ^~~~~").contains("What to do: Remove it.")
                .contains("First seen: 1970-01-01 00:00:01.000");
    }
}
