package dev.baton.keepalived;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BraceCountTest {
    private static final String GOOD = """
            global_defs {
                router_id n1
            }
            vrrp_script app {
                script "/bin/true }"   # } a remark
            }
            vrrp_instance A {
                interface eth0
                virtual_router_id 51
                authentication {
                    auth_type PASS
                    auth_pass 1111
                }
                track_script {
                    app
                }
                virtual_ipaddress {
                    10.0.0.100
                }
            }
            """;

    private static Optional<BraceCount> count(String text) {
        return BraceCount.of(Conf.read("k.conf", text, "n1", FileSource.NONE));
    }

    private static BraceCount wrong(String text) {
        return count(text).orElseThrow();
    }

    @Test
    void balancedBraces_areNotToldOf() {
        assertThat(count(GOOD)).isEmpty();
    }

    @Test
    void braceAtTheEnd_isOneTooMany() {
        assertThat(wrong(GOOD + "}\n").place().line()).isEqualTo(21);
    }

    /// The count goes wrong on line 14, and is noticed on line 21.
    @Test
    void braceThatClosesTooEarly_isFoundByWhatThenStandsOutside() {
        BraceCount wrong = wrong(
                GOOD.replace("        auth_pass 1111\n    }\n", "        auth_pass 1111\n    }\n    }\n"));

        assertThat(wrong.place().line()).isEqualTo(14);
        assertThat(wrong.place().column()).isEqualTo(5);
        assertThat(wrong.sentence()).contains("'track_script' on line 15", "the } on line 21");
        assertThat(wrong.noticed()).extracting(place -> place.line()).containsExactly(21);
    }

    @Test
    void blockThatIsNotClosed_isFoundByWhatThenStandsWithin() {
        BraceCount outer = wrong(GOOD.replace("# } a remark\n}\n", "\n"));
        BraceCount inner = wrong(GOOD.replace("        auth_pass 1111\n    }\n", "        auth_pass 1111\n"));

        assertThat(outer.place().line()).isEqualTo(6);
        assertThat(outer.sentence()).startsWith("'vrrp_instance A' stands within 'vrrp_script app'");
        assertThat(inner.place().line()).isEqualTo(13);
        assertThat(inner.sentence()).startsWith("'track_script' stands within 'authentication'");
    }

    @Test
    void lastBlockThatIsNotClosed_isToldWhereItBegins() {
        assertThat(wrong(GOOD.substring(0, GOOD.length() - 2)).place().line()).isEqualTo(7);
    }
}
