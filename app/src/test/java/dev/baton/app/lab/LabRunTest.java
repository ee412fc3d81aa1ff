package dev.baton.app.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.baton.adapter.sim.Lab;
import dev.baton.adapter.sim.LabCommand;
import dev.baton.adapter.sim.LabException;
import dev.baton.adapter.sim.LabFaults;
import dev.baton.adapter.sim.LabPreset;
import dev.baton.app.control.LogEntry;
import dev.baton.app.i18n.Texts;
import dev.baton.cluster.Sighting;
import dev.baton.vrrp.Reason;
import dev.baton.vrrp.Role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LabRunTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Pace PACE = new Pace(1, 1, false);
    private final List<Sighting.AdvertSeen> adverts = new ArrayList<>();

    private LabRun run(long seed, long stepNanos, LabFaults faults) {
        adverts.clear();
        LabRun run = new LabRun(LabSetup.of(LabPreset.THREE).withSeed(seed), System::nanoTime);
        run.setFaults(faults);
        for (long now = 0; now < 20 * SECOND; now += stepNanos) {
            if (now == 10 * SECOND) {
                run.perform(new LabCommand.Kill("n1"));
            }
            run.advance(stepNanos, adverts::add);
        }
        return run;
    }

    private static LabState state(LabRun run) {
        return run.state(1, PACE, 0, Optional.empty());
    }

    @Test
    void sameSeed_givesTheSameRunWhateverTheSteps() {
        LabFaults lossy = new LabFaults(0.3, 20_000_000L, 5_000_000L, 0.1);
        LabState coarse = state(run(7, SECOND, lossy));
        List<Sighting.AdvertSeen> heard = List.copyOf(adverts);
        LabState fine = state(run(7, SECOND / 100, lossy));
        assertThat(fine).isEqualTo(coarse);
        assertThat(adverts).isEqualTo(heard);
        assertThat(state(run(8, SECOND, lossy)).log()).isNotEqualTo(coarse.log());
    }

    /// RFC 9568 section 6.1: master down interval of priority 100 at 1 s is 3 s + 156/256 s.
    @Test
    void takeover_isLoggedWithItsReasonAndNumbers() {
        LabState state = state(run(1, SECOND, LabFaults.NONE));
        LabLine.Moved moved = (LabLine.Moved) state.log().getLast();
        assertThat(moved.node()).isEqualTo("n2");
        assertThat(moved.transition().to()).isEqualTo(Role.MASTER);
        assertThat(moved.transition().reason()).isEqualTo(Reason.MASTER_SILENT);
        assertThat(moved.peer()).contains("n1");
        LogEntry entry = new LabWords(Texts.of(Locale.ENGLISH)).entry(moved, state.snapshot());
        assertThat(entry.who()).isEqualTo("n2");
        assertThat(entry.what()).isEqualTo("BACKUP → MASTER");
        assertThat(entry.why()).contains("n1").contains("3.609 s").contains("3 × 1 s").contains("0.609 s");
        LogEntry chinese = new LabWords(Texts.of(Locale.TRADITIONAL_CHINESE)).entry(moved,
                state.snapshot());
        assertThat(chinese.why()).contains("n1").contains("3.609 秒").contains("0.609 秒");
    }

    @Test
    void adverts_areCountedOncePerSendingAndLossPerHearer() {
        LabState state = state(run(3, SECOND, LabFaults.NONE.withLoss(0.5)));
        long onTheWire = adverts.stream().filter(a -> a.observer().equals(Lab.WIRE)).count();
        assertThat(state.traffic().sent()).isEqualTo(onTheWire).isPositive();
        assertThat(state.traffic().lost()).isPositive();
        assertThat(adverts).hasSizeGreaterThan((int) onTheWire);
    }

    @Test
    void cuts_areKnownUntilHealed() {
        LabRun run = new LabRun(LabSetup.of(LabPreset.THREE), System::nanoTime);
        run.perform(new LabCommand.Cut("n1", "n2"));
        run.perform(new LabCommand.Cut("n1", "n3"));
        run.perform(new LabCommand.Heal("n1", "n2"));
        assertThat(state(run).cuts()).containsExactly(new LabCommand.Cut("n1", "n3"));
        run.perform(new LabCommand.HealAll());
        assertThat(state(run).cuts()).isEmpty();
    }

    @Test
    void log_keepsTheLastLinesOnly() {
        LabRun run = new LabRun(LabSetup.of(LabPreset.THREE), System::nanoTime);
        run.advance(5 * SECOND, adverts::add);
        for (int i = 0; i < LabRun.MAX_LOG_LINES; i++) {
            run.perform(new LabCommand.Link("n3", i % 2 == 1));
            run.advance(SECOND / 10, adverts::add);
        }
        List<LabLine> log = state(run).log();
        assertThat(log).hasSize(LabRun.MAX_LOG_LINES);
        for (int i = 1; i < log.size(); i++) {
            assertThat(log.get(i).number()).isEqualTo(log.get(i - 1).number() + 1);
        }
        assertThat(log.getFirst().number()).isPositive();
    }

    @Test
    void commandThatMakesNoSense_isRefusedWithASentence() {
        LabRun run = new LabRun(LabSetup.of(LabPreset.THREE), System::nanoTime);
        assertThatThrownBy(() -> run.perform(new LabCommand.Start("n1"))).isInstanceOf(LabException.class)
                .hasMessageContaining("n1");
        assertThatThrownBy(() -> run.perform(new LabCommand.Cut("n1", "n9"))).isInstanceOf(LabException.class);
        assertThat(state(run).cuts()).isEmpty();
    }
}
