package dev.baton.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PolicyLoaderTest {
    private static NodePolicy loaded(String text) {
        PolicyResult result = PolicyLoader.load("policy.yaml", text);
        assertThat(result.problems()).isEmpty();
        return ((PolicyResult.Loaded) result).policy();
    }

    private static String told(String text) {
        PolicyResult result = PolicyLoader.load("policy.yaml", text);
        assertThat(result).isInstanceOf(PolicyResult.Invalid.class);
        return result.problems().stream().map(Problem::text).collect(Collectors.joining());
    }

    @Test
    void everyKey_isRead() {
        assertThat(loaded("""
                scripts:
                  folder: /opt/checks
                  user: baton-script
                  environment: { SITE: "a b", http_proxy: none }
                """)).isEqualTo(new NodePolicy(new ScriptPolicy("/opt/checks", Optional.of("baton-script"),
                Map.of("SITE", "a b", "http_proxy", "none"))));
    }

    @Test
    void whatIsNotWritten_hasTheDefault() {
        assertThat(loaded("scripts: { }\n")).isEqualTo(NodePolicy.DEFAULT);
        assertThat(loaded("scripts: { environment: }\n").scripts().folder()).isEqualTo("/etc/baton/scripts");
    }

    @Test
    void everyMistake_isToldAtOnce_withPlaceCaretAndSuggestion() {
        assertThat(told("""
                script:
                  folder: scripts
                scripts:
                  folder: scripts
                  usr: baton
                  environment: { PATH: /tmp, BATON_X: 1, "a b": c, A: 1, A: 2 }
                """)).contains("policy.yaml:1:1: error: a policy has no key 'script'", "Did you mean 'scripts'?",
                "policy.yaml:4:11: error", "^~~~~~~", "Did you mean 'user'?",
                "policy.yaml:6:18: error: 'PATH' is set by the node itself", "'BATON_X' is set by the node itself",
                "'a b' is no name of a variable", "'A' is there twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "- a", "scripts: 1", "scripts: { environment: [A] }", "scripts: { user: 'a b' }",
            "scripts: { environment: { A: {} } }", "scripts: { environment: { ? [a] : b } }", "\u0000", "{"})
    void nonsense_isRefusedAndNeverThrown(String text) {
        assertThat(told(text)).contains("policy.yaml");
    }

    @Test
    void missingFile_isTold() {
        assertThat(PolicyLoader.load(Path.of("no-such-policy.yaml")).problems()).singleElement().asString()
                .contains("there is no such file");
    }

    @Test
    void reference_namesEveryKeyWithItsDefault() {
        String reference = Samples.text(Path.of("docs/config.md"));
        for (Shape<?> shape : PolicyShape.ALL) {
            for (Key<?> key : shape.keys()) {
                assertThat(reference).contains(Reference.row(key));
            }
        }
    }
}
