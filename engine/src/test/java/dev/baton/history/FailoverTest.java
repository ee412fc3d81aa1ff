package dev.baton.history;

import java.util.List;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import dev.baton.adapter.sim.Lab;
import dev.baton.adapter.sim.LabCommand;
import dev.baton.adapter.sim.LabEvent;
import dev.baton.adapter.sim.LabPreset;
import dev.baton.history.Failover.Step;
import dev.baton.vrrp.Role;

import static org.assertj.core.api.Assertions.assertThat;

/// A take-over step by step, from what was seen.
class FailoverTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MS = 1_000_000L;

    private static Chronicle lab(String... commands) {
        Chronicle chronicle = new Chronicle();
        Lab lab = Lab.of(LabPreset.THREE, OptionalInt.empty(), 3);
        for (String command : commands) {
            lab.perform(LabCommand.parse(command));
            lab.advance(12 * SECOND, event -> {
                if (event instanceof LabEvent.Seen(var sighting)) {
                    chronicle.add(sighting);
                }
            });
        }
        return chronicle;
    }

    private static Failover last(History history) {
        List<Turn> turns = Bars.of(history).getFirst().turns().stream().filter(t -> t.to() == Role.MASTER).toList();
        return Failover.of(history, turns.getLast()).orElseThrow();
    }

    @Test
    void crash_isTheMasterDownInterval_thenMasterAdvertAndAnnouncement_inOrder() {
        Failover failover = last(lab("heal", "kill n1").history());
        assertThat(failover.node()).isEqualTo("n2");
        assertThat(failover.before()).contains("10.0.0.11");
        assertThat(failover.afterNanos(Step.LAST_ADVERT)).hasValue(0);
        // 3 x 1 s + (256 - 100) / 256 s, RFC 9568 section 6.1.
        long timer = failover.afterNanos(Step.TIMER).orElseThrow();
        assertThat(timer).isBetween(3_609 * MS, 3_615 * MS);
        long master = failover.afterNanos(Step.MASTER).orElseThrow();
        assertThat(master).isGreaterThanOrEqualTo(timer);
        assertThat(failover.afterNanos(Step.ADVERT).orElseThrow()).isBetween(master - 5 * MS, master + 20 * MS);
        assertThat(failover.afterNanos(Step.ANNOUNCED).orElseThrow()).isBetween(master - 5 * MS, master + 50 * MS);
        assertThat(failover.nanos()).isGreaterThanOrEqualTo(master);
    }

    @Test
    void resignation_isTheSkewTimeOnly_andShorterThanACrash() {
        Failover crash = last(lab("heal", "kill n1").history());
        Failover resigned = last(lab("heal", "end n1").history());
        assertThat(resigned.afterNanos(Step.MASTER).orElseThrow()).isBetween(600 * MS, 650 * MS);
        assertThat(crash.afterNanos(Step.MASTER).orElseThrow() - resigned.afterNanos(Step.MASTER).orElseThrow())
                .isBetween(2_900 * MS, 3_100 * MS);
    }

    @Test
    void advertsAlone_giveTheirStepsToo_withoutATimerThatNobodyTold() {
        History history = new Seen().adverts(0, 10_000, 1, 150).adverts(13_609, 20_000, 2, 100).history(20_000);
        Failover failover = last(history);
        assertThat(failover.before()).contains("10.0.0.1");
        assertThat(failover.afterNanos(Step.MASTER)).hasValue(3_609 * MS);
        assertThat(failover.afterNanos(Step.ADVERT)).hasValue(3_609 * MS);
        assertThat(failover.afterNanos(Step.TIMER)).isEmpty();
        assertThat(failover.afterNanos(Step.ANNOUNCED)).isEmpty();
    }

    @Test
    void changeToBackup_isNoTakeOver() {
        History history = lab("heal", "kill n1", "start n1").history();
        Turn toBackup = Bars.of(history).getFirst().turns().stream().filter(t -> t.to() == Role.BACKUP).findFirst()
                .orElseThrow();
        assertThat(Failover.of(history, toBackup)).isEmpty();
    }
}
