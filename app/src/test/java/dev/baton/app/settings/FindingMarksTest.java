package dev.baton.app.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FindingMarksTest {
    @TempDir
    private Path folder = Path.of("");

    private SettingsFile file() {
        return new SettingsFile(folder.resolve("window.conf"));
    }

    @Test
    void decisions_areReadAsTheyWereSaved_withoutAWordOfTheFinding() throws IOException {
        FindingMarks marks = FindingMarks.NONE
                .with("LIVE|eth0|S01|VRID 51 = \n secret", new FindingMark.Acknowledged(100, Long.MAX_VALUE))
                .with("b", new FindingMark.Muted(100, 5_000)).with("c", new FindingMark.Acknowledged(7, -3));
        assertThat(file().save(Settings.DEFAULT.withMarks(marks))).isTrue();
        assertThat(file().load().marks()).isEqualTo(marks);
        assertThat(Files.readString(folder.resolve("window.conf"))).doesNotContain("secret");
    }

    @Test
    void unreadableDecision_costsThatOneOnly() throws IOException {
        FindingMarks marks = FindingMarks.NONE.with("a", new FindingMark.Muted(1, 2));
        file().save(Settings.DEFAULT.withMarks(marks));
        Path path = folder.resolve("window.conf");
        Files.write(path, List.of(Files.readString(path), "finding.0123456789abcdef = muted for ever",
                "finding.0123456789abcdee = acknowledged 9999999999999999999 1", "finding.x = muted 1 1",
                "finding.0123456789abcded = muted 1"));
        assertThat(file().load().marks()).isEqualTo(marks);
    }

    @Test
    void ofMoreThanAreKept_theOldestGo_andTheFileStaysSmallEnoughToBeRead() {
        FindingMarks marks = FindingMarks.NONE;
        for (int i = 0; i < FindingMarks.MAX_MARKS + 10; i++) {
            marks = marks.with("finding " + i, new FindingMark.Acknowledged(1_000_000_000L + i, Long.MAX_VALUE));
        }
        assertThat(marks.size()).isEqualTo(FindingMarks.MAX_MARKS);
        assertThat(marks.find("finding 9")).isEmpty();
        assertThat(marks.find("finding 10")).isPresent();
        file().save(Settings.DEFAULT.withTheme("dark").withMarks(marks));
        assertThat(file().load()).isEqualTo(Settings.DEFAULT.withTheme("dark").withMarks(marks));
    }

    @Test
    void withoutADecision_thereIsNone() {
        FindingMarks marks = FindingMarks.NONE.with("a", new FindingMark.Muted(1, 2));
        assertThat(marks.without("a")).isEqualTo(FindingMarks.NONE);
        assertThat(marks.find("b")).isEqualTo(Optional.empty());
    }
}
