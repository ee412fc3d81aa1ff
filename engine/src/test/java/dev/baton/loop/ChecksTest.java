package dev.baton.loop;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.baton.track.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

class ChecksTest {
    private final Checks checks = new Checks();

    private static CheckSetup web(int rise, boolean startsFailing, String subject) {
        return new CheckSetup("web", rise, 1, startsFailing, subject);
    }

    @Test
    void checkThatIsTheSame_keepsWhatItSays() {
        checks.replace(List.of(web(1, false, "a")));
        checks.count("web", false);
        checks.replace(List.of(web(1, false, "a"), new CheckSetup("other", 1, 1, false)));
        assertThat(checks.verdict("web")).isEqualTo(Verdict.FAILING);
    }

    @Test
    void checkThatIsAboutSomethingElse_beginsAnew() {
        for (CheckSetup next : List.of(web(1, false, "b"), web(2, false, "a"))) {
            checks.replace(List.of(web(1, false, "a")));
            checks.count("web", false);
            checks.replace(List.of(next));
            assertThat(checks.verdict("web")).isEqualTo(Verdict.UNKNOWN);
        }
    }
}
