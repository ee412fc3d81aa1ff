package dev.baton.doctor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FormatTest {
    @ParameterizedTest
    @ValueSource(strings = {"! Configuration File\n\nglobal_defs {\n}", "vrrp_instance VI_1 {", "vrrp_instance VI_1\n{",
            "include conf.d/*.conf", "$X=1\n", "@n1 priority 100", "# a: b\nvrrp_script x {",
            "virtual_server 10.0.0.1 80 {",
            "track_file drain {", "static_ipaddress {"})
    void keepalived_isKnownByItsText(String text) {
        assertThat(Format.of("anything.yaml", text)).isEqualTo(Format.KEEPALIVED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"node: n1", "# vrrp_instance\nnode: n1", "---\nnode: n1", "{ node: n1 }",
            "{\"node\": \"n1\"}",
            "routers:\n  - name: x", "\uFEFFnode: n1", "\"node\": n1"})
    void yaml_isKnownByItsText(String text) {
        assertThat(Format.of("anything.conf", text)).isEqualTo(Format.YAML);
    }

    @Test
    void script_isKnownByItsFirstLine() {
        assertThat(Format.of("x.conf", "#!/bin/sh\nnode: n1")).isEqualTo(Format.SCRIPT);
    }

    @Test
    void textThatSaysNothing_isWhatItsNameSays() {
        assertThat(Format.of("x.conf", "")).isEqualTo(Format.KEEPALIVED);
        assertThat(Format.of("x.yaml", "hello")).isEqualTo(Format.YAML);
        assertThat(Format.of("x", "\0\0")).isEqualTo(Format.YAML);
    }
}
