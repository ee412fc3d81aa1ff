package dev.baton.failover;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DrillScheduleTest {
    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");
    /// A Sunday.
    private static final ZonedDateTime SUNDAY_3 = ZonedDateTime.of(2026, 3, 1, 3, 0, 0, 0, TAIPEI);

    private static DrillSchedule.Entry sundayAt3() {
        return DrillSchedule.parse("s.yaml", "tests:\n  - { router: VI_1, fault: mute, days: [sunday], hour: 3 }\n")
                .entries().getFirst();
    }

    @Test
    void aTestIsDueFromItsHourOn_untilItHasRunOrItIsTooLate() {
        DrillSchedule.Entry entry = sundayAt3();

        assertThat(entry.isDue(SUNDAY_3.minusSeconds(1), Optional.empty())).isFalse();
        assertThat(entry.isDue(SUNDAY_3, Optional.empty())).isTrue();
        assertThat(entry.isDue(SUNDAY_3.plusMinutes(5), Optional.of(SUNDAY_3.plusMinutes(1)))).isFalse();
        assertThat(entry.isDue(SUNDAY_3.plusMinutes(5), Optional.of(SUNDAY_3.minusDays(7)))).isTrue();
        assertThat(entry.isDue(SUNDAY_3.plus(DrillSchedule.DUE_FOR), Optional.empty())).isFalse();
        assertThat(entry.isDue(SUNDAY_3.plusDays(1), Optional.empty())).isFalse();
    }

    @Test
    void whereClocksAreSet_itRunsOnceAllTheSame() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        DrillSchedule.Entry entry = DrillSchedule.parse("s.yaml",
                "tests: [{ router: '51', days: [sunday], hour: 2 }]").entries().getFirst();
        Optional<ZonedDateTime> last = Optional.empty();
        int runs = 0;
        for (ZonedDateTime now = ZonedDateTime.of(2026, 3, 28, 12, 0, 0, 0, berlin); now
                .isBefore(ZonedDateTime.of(2026, 3, 30, 12, 0, 0, 0, berlin)); now = now.plus(Duration.ofMinutes(20))) {
            if (entry.isDue(now, last)) {
                runs++;
                last = Optional.of(now);
            }
        }
        assertThat(runs).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "tests: [{ router: VI_1, days: [sunday], hour: 24 }] | test 1: it needs 'hour', 0 to 23",
            "tests: [{ router: VI_1, days: [funday], hour: 3 }] | 'funday' is no day",
            "tests: [{ router: VI_1, days: [], hour: 3 }] | it needs 'days'",
            "tests: [{ days: [sunday], hour: 3 }] | it needs 'router'",
            "tests: [{ router: VI_1, fault: boom, days: [sunday], hour: 3 }] | there is no fault 'boom'",
            "tests: [{ router: VI_1, day: [sunday], hour: 3 }] | there is no 'day'",
            "tests: [3] | it has to be a test such as",
            "test: [] | it has to be 'tests:'",
            "tests: [ | line 1",
            "tests: &a [*a] | s.yaml"})
    void whatCannotBeMeantIsToldWithItsPlace(String text, String sentence) {
        assertThatThrownBy(() -> DrillSchedule.parse("s.yaml", text)).isInstanceOf(DrillException.class)
                .hasMessageContaining(sentence).hasMessageContaining("s.yaml");
    }

    @Test
    void noFileAndAnEmptyOne_scheduleNothing(@TempDir Path folder) {
        assertThat(DrillSchedule.read(folder.resolve("none.yaml")).entries()).isEmpty();
        assertThat(DrillSchedule.parse("s.yaml", "# nothing yet\n").entries()).isEmpty();
    }

    @Test
    void anyTextIsASchedule_orIsRefusedInWords() {
        Random random = new Random(5);
        String good = "tests:\n  - { router: VI_1, fault: mute, days: [sunday, monday], hour: 3, limit: 5s }\n";
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder(good);
            for (int n = random.nextInt(4); n >= 0; n--) {
                text.setCharAt(random.nextInt(text.length()), (char) (random.nextInt(96) + 32));
            }
            try {
                assertThat(DrillSchedule.parse("s.yaml", text.toString()).entries()).hasSizeLessThan(3);
            } catch (DrillException e) {
                assertThat(e.getMessage()).startsWith("s.yaml").endsWith(".");
            }
        }
    }
}
