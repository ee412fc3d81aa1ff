package dev.baton.doctor;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.baton.config.Place;
import dev.baton.keepalived.FileSource;

import static org.assertj.core.api.Assertions.assertThat;

class SecretsTest {
    @ParameterizedTest
    @ValueSource(strings = {"        auth_pass s3cret", "authentication { auth_type PASS auth_pass s3cret }",
            "auth_pass \"s3cret with spaces\"", "authentication: { pass: \"s3cret\" }", "    pass: s3cret",
            "    password: 's3cret'", "{ \"pass\": \"s3cret\" }", "key 1 hex:s3cret", "  auth_pass\ts3cret # remark"})
    void password_isNeverInAnExcerpt(String line) {
        for (int column = 1; column <= line.length(); column++) {
            Place hidden = Secrets.hidden(Place.inLine("f", 7, column, 4, line));

            assertThat(hidden.excerpt()).doesNotContain("s3cret").contains("(hidden)");
            assertThat(hidden.caret() + hidden.length()).isLessThanOrEqualTo(hidden.excerpt().length() + 4);
            assertThat(hidden.toString()).isEqualTo("f:7:" + column);
        }
    }

    @Test
    void excerptOfALongLine_holdsNoPasswordWhereverItIsCut() {
        String before = "node: n1\nrouters:\n  - {name: VI_1, interface: eth0, vrid: 51, version: 2, ";
        for (int padding = 0; padding < 90; padding++) {
            String text = before + "authentication: {pass: s3cret}, " + " ".repeat(padding)
                    + "addresses: [10.0.0.999/24]}\n";
            assertThat(dev.baton.config.ConfigLoader.load("f", text).problems()).isNotEmpty()
                    .noneMatch(p -> p.text().contains("cret"));
        }
    }

    @Test
    void webhook_isHiddenInAnExcerpt_andWhatStandsBehindItIsNot() {
        String line = "  - { webhook: \"https://h.example/t0ken\", on: [mastr] }";
        Place hidden = Secrets.hidden(Place.inLine("f", 1, line.indexOf("mastr") + 1, 5, line));
        assertThat(hidden.excerpt()).isEqualTo("  - { webhook: (hidden), on: [mastr] }");
        assertThat(hidden.excerpt().substring(hidden.caret())).startsWith("mastr");
    }

    @ParameterizedTest
    @ValueSource(strings = {"    bypass: yes", "virtual_router_id 51", "pass", "auth_pass"})
    void anythingElse_stays(String line) {
        Place place = Place.inLine("f", 7, 1, 4, line);

        assertThat(Secrets.hidden(place)).isEqualTo(place);
    }

    @Test
    void noFindingOrProblem_tellsAPassword() {
        String keepalived = """
                vrrp_instance A {
                    interface eth0
                    virtual_router_id 51
                    priority 100
                    authentication {
                        auth_type PASS
                        auth_pass s3cr!t-that-is-long
                        auth_pass "s3cr-unclosed
                        auth_pas s3cr
                    }
                    virtual_ipaddress { 10.0.0.100/24 }
                }
                }
                """;
        String yaml = """
                node: n1
                routers:
                  - name: A
                    interface: eth0
                    vrid: 51
                    addresses: [10.0.0.100/24]
                    authentication: { pass: "s3cr-that-is-long", pss: 1 }
                """;
        Diagnosis diagnosis = Doctor.examine(List.of(ConfDocument.read("k", keepalived, "n1", FileSource.NONE),
                YamlDocument.read("y", yaml)));

        assertThat(diagnosis.findings()).isNotEmpty();
        assertThat(diagnosis.findings().toString() + diagnosis.problems()).contains("(hidden)");
        assertThat(diagnosis.findings().toString() + diagnosis.problems()
                + diagnosis.problems().stream().map(p -> p.text()).toList()).doesNotContain("s3cr!", "s3cr-");
    }
}
