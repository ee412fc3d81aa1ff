package dev.baton.language;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.baton.finding.Code;
import dev.baton.finding.Severity;
import dev.baton.language.Diagnoses.Source;

import static org.assertj.core.api.Assertions.assertThat;

/// Problems are told where they are, and their fixes mend them.
class DiagnosesTest {
    private static final String YAML = """
            node: n1
            routers:
              - name: VI_1
                interface: eth0
                vrid: 51
                addresses: [10.0.0.100/24]
            """;
    private static final String CONF = """
            vrrp_instance VI_1 {
                state BACKUP
                interface eth0
                virtual_router_id 51
                priority 100
                virtual_ipaddress {
                    10.0.0.100/24
                }
            }
            """;

    private static List<Diagnostic> of(Syntax syntax, String text, Source... others) {
        return Diagnoses.of(new Source("own", syntax, text), List.of(others));
    }

    private static List<Diagnostic> errors(Syntax syntax, String text) {
        return of(syntax, text).stream().filter(d -> d.severity() == Severity.ERROR).toList();
    }

    /// Applies the first fix of the worst diagnostic until there is none or it was done `rounds` times.
    private static String mended(Syntax syntax, String text) {
        Diagnostic worst = of(syntax, text).stream().filter(d -> !d.fixes().isEmpty()).findFirst()
                .orElseThrow(() -> new AssertionError("Nothing mends " + of(syntax, text)));
        return TextChange.apply(text, worst.fixes().getFirst().changes());
    }

    @ParameterizedTest
    @CsvSource({"vrid: 51,vrdi: 51", "vrid: 51,vrid: '51'", "interface: eth0,dev: eth0",
            "vrid: 51,vrid: 51~    preempt: yes", "vrid: 51,vrid: 51~    advertInterval: 1",
            "vrid: 51,vrid: 51~    checksum: rfc959", "vrid: 51,vrid: 300", "vrid: 51~,~",
            "[10.0.0.100/24],10.0.0.100/24", "[10.0.0.100/24],[10.0.0.100/24", "[10.0.0.100/24],[10.0.0.100/77]",
            "vrid: 51,vrid: 51~    vrid: 52", "vrid: 51,vrid: 51~    version: 2~    advertInterval: 10ms",
            "vrid: 51,vrid: 51~    preemptDelay: 5000h", "interface: eth0~,~",
            "vrid: 51,vrid: 51~    source: 10.0.0.1/24", "eth0,\"eth0"})
    void oneFix_makesAYamlThatIsWrongInOnePlace_rightAgain(String right, String wrong) {
        String text = YAML.replace(right.replace("~", "\n"), wrong.replace("~", "\n"));
        if (wrong.equals("~")) {
            text = YAML.replace("    " + right.replace("~", "\n"), "");
        }
        assertThat(errors(Syntax.YAML, YAML)).isEmpty();
        assertThat(errors(Syntax.YAML, text)).as(text).isNotEmpty();
        String mended = mended(Syntax.YAML, text);
        assertThat(errors(Syntax.YAML, mended)).as(mended).isEmpty();
    }

    @Test
    void tabs_becomeSpaces() {
        String text = YAML.replace("    vrid", "\t\tvrid");
        assertThat(mended(Syntax.YAML, text)).isEqualTo(YAML);
    }

    @Test
    void keywordThatKeepalivedDoesNotKnow_isReplacedByTheOneThatWasMeant() {
        String text = CONF.replace("virtual_router_id", "virtual_router_di");
        assertThat(mended(Syntax.KEEPALIVED, text)).isEqualTo(CONF);
    }

    @Test
    void stateMasterWithoutPriority_getsOne() {
        String text = CONF.replace("    priority 100\n", "").replace("BACKUP", "MASTER");
        Diagnostic found = of(Syntax.KEEPALIVED, text).stream().filter(d -> d.code().equals(
                java.util.Optional.of(Code.C11))).findFirst().orElseThrow();
        String mended = TextChange.apply(text, found.fixes().getFirst().changes());
        assertThat(mended).contains("    priority 100\n");
        assertThat(of(Syntax.KEEPALIVED, mended)).noneMatch(d -> d.code().equals(java.util.Optional.of(Code.C11)));
    }

    @ParameterizedTest
    @CsvSource({"C03,    priority 100,    priority 100~    nopreempt", "C12,    priority 100,"
            + "    priority 100~    authentication {~        auth_type PASS~        auth_pass a#b~    }",
            "C06,    priority 100,"
                    + "    priority 100~    authentication {~        auth_type PASS~        auth_pass longer-than-8~    }",
            "C15,    }~},    }"})
    void oneFix_endsTheFindingOfAKeepalivedConf(Code code, String right, String wrong) {
        String text = CONF.replace("BACKUP", code == Code.C03 ? "MASTER" : "BACKUP")
                .replace(right.replace("~", "\n"), wrong.replace("~", "\n"));
        Diagnostic found = of(Syntax.KEEPALIVED, text).stream()
                .filter(d -> d.code().equals(java.util.Optional.of(code))).findFirst()
                .orElseThrow(() -> new AssertionError(of(Syntax.KEEPALIVED, text).toString()));
        assertThat(found.fixes()).isNotEmpty();
        String mended = TextChange.apply(text, found.fixes().getFirst().changes());
        assertThat(of(Syntax.KEEPALIVED, mended)).as(mended)
                .noneMatch(d -> d.code().equals(java.util.Optional.of(code)));
    }

    @Test
    void nodeThatDiffersFromItsPeers_isMadeLikeThem() {
        String two = YAML.replace("n1", "n2").replace("vrid: 51", "vrid: 52");
        Diagnostic found = of(Syntax.YAML, YAML, new Source("n2.yaml", Syntax.YAML, two)).stream()
                .filter(d -> d.code().equals(java.util.Optional.of(Code.X03))).findFirst().orElseThrow();
        String mended = TextChange.apply(YAML, found.fixes().getFirst().changes());
        assertThat(mended).isEqualTo(YAML.replace("vrid: 51", "vrid: 52"));
        Diagnostic conf = of(Syntax.KEEPALIVED, CONF, new Source("n2.yaml", Syntax.YAML,
                two.replace("vrid: 52", "vrid: 51\n    version: 2\n    advertInterval: 3s"))).stream()
                .filter(d -> d.code().equals(java.util.Optional.of(Code.X03))).findFirst().orElseThrow();
        assertThat(TextChange.apply(CONF, conf.fixes().getFirst().changes())).contains("    advert_int 3\n");
    }

    @Test
    void addressThatANodeLacks_isAdded() {
        String two = YAML.replace("n1", "n2").replace("[10.0.0.100/24]", "[10.0.0.100/24, 10.0.0.101/24]");
        Diagnostic found = of(Syntax.YAML, YAML, new Source("n2.yaml", Syntax.YAML, two)).stream()
                .filter(d -> d.code().equals(java.util.Optional.of(Code.X02))).findFirst().orElseThrow();
        assertThat(TextChange.apply(YAML, found.fixes().getFirst().changes()))
                .contains("addresses: [10.0.0.100/24, 10.0.0.101");
    }

    @Test
    void places_areInTheText_alsoWithAByteOrderMarkAndWithoutALastBreak() {
        String text = "node: n1\nrouters:\n  - name: 中文\n    vrdi: 5";
        assertThat(of(Syntax.YAML, text)).isNotEmpty()
                .allMatch(d -> d.range().start() >= 0 && d.range().end() <= text.length());
        Diagnostic unknown = of(Syntax.YAML, text).stream().filter(d -> d.message().contains("vrdi")).findFirst()
                .orElseThrow();
        assertThat(text.substring(unknown.range().start(), unknown.range().end())).isEqualTo("vrdi");
    }

    @Test
    void passwords_areInNoMessage() {
        String text = CONF.replace("    priority 100", "    priority 100\n    authentication {\n"
                + "        auth_type PASS\n        auth_pass geheim#12345\n    }");
        assertThat(of(Syntax.KEEPALIVED, text)).isNotEmpty()
                .noneMatch(d -> d.message().contains("geheim") || d.advice().contains("geheim")
                        || d.fixes().stream().anyMatch(f -> f.subject().contains("geheim")));
    }
}
