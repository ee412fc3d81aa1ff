package dev.baton.config;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SecretTextTest {
    private static List<String> secrets(String line) {
        return SecretText.parts(line).stream().map(part -> line.substring(part.start(), part.end())).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            auth_pass hunter2                               | hunter2
            authentication: { type: pass, pass: hunter2 }   | hunter2
            password: "hunter 2"  # of the pair             | "hunter 2"
            - webhook: https://hooks.example.com/T0/B0      | https://hooks.example.com/T0/B0
            """)
    void secretInALine_isFoundWhole_andHidden(String line, String secret) {
        String text = line.strip();
        assertThat(secrets(text)).containsExactly(secret.strip());
        assertThat(SecretText.hide(text, 0, 1).text()).doesNotContain(secret.strip()).contains("(hidden)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            priority: 150
            # the password is elsewhere
            auth_type PASS
            """)
    void lineWithoutASecret_hidesNothing(String line) {
        assertThat(secrets(line.strip())).isEmpty();
        assertThat(SecretText.hide(line.strip(), 2, 3)).isEqualTo(new SecretText(line.strip(), 2, 3));
    }
}
