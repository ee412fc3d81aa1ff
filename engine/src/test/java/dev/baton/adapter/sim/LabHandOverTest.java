package dev.baton.adapter.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.baton.vrrp.Role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Orders of a person in a lab.
class LabHandOverTest {
    private static final long MS = 1_000_000L;
    private static final long SECOND = 1_000 * MS;
    private static final List<Integer> BASES = List.of(150, 100, 50);

    private static Lab lab(LabPreset preset) {
        Lab lab = Lab.of(preset, OptionalInt.empty(), 1);
        lab.advance(10 * SECOND, _ -> {});
        return lab;
    }

    private static List<String> masters(Lab lab, String router) {
        List<String> masters = new ArrayList<>();
        for (LabNode node : lab.nodes()) {
            node.routers().stream().filter(r -> r.name().equals(router) && r.role() == Role.MASTER)
                    .forEach(_ -> masters.add(node.name()));
        }
        return masters;
    }

    private static List<Integer> priorities(Lab lab) {
        return lab.nodes().stream().map(n -> n.routers().getFirst().priority().value()).toList();
    }

    private static List<Integer> bases(Lab lab) {
        return lab.nodes().stream().map(n -> n.routers().getFirst().priority().base()).toList();
    }

    /// Among three nodes, with and without the time to settle in between, and with a network that loses and delays.
    @ParameterizedTest
    @CsvSource({"300,4000,0,0", "300,30,0,0", "10000,4000,0,0", "300,4000,20,2", "300,200,20,2"})
    void handOvers_leaveOneMasterAndDoNotClimb(int times, int pauseMillis, int lossPercent, int delayMillis) {
        Lab lab = lab(LabPreset.THREE);
        lab.perform(new LabCommand.Loss(lossPercent / 100.0));
        lab.perform(new LabCommand.Delay(delayMillis * MS));
        int done = 0;
        int ceilings = 0;
        for (int i = 0; i < times; i++) {
            String heir = "n" + ((i + 1) % 3 + 1);
            if (masters(lab, "VI_1").contains(heir)) {
                continue;
            }
            try {
                lab.perform(new LabCommand.HandOver(heir, "VI_1"));
                done++;
            } catch (LabException e) {
                assertThat(e).hasMessageContaining("cannot be put above").hasMessageContaining("254");
                ceilings++;
            }
            lab.advance(pauseMillis * MS, _ -> {});
            if (lossPercent == 0 && ceilings == 0) {
                assertThat(masters(lab, "VI_1")).as("after hand-over " + i).containsExactly(heir);
            }
            assertThat(priorities(lab)).allMatch(p -> p >= 1 && p <= 254);
            assertThat(bases(lab)).isEqualTo(BASES);
        }
        lab.perform(new LabCommand.Loss(0));
        lab.advance(20 * SECOND, _ -> {});
        assertThat(done).isGreaterThan(times / 2 - 200);
        assertThat(masters(lab, "VI_1")).hasSize(1);
        if (lossPercent == 0) {
            assertThat(priorities(lab)).as("settled").allMatch(p -> p <= 150);
        }
        assertThat(pauseMillis > 3_000 && lossPercent == 0 ? ceilings : 0).isZero();
    }

    @Test
    void resignedMaster_staysBackup_maintenanceToo() {
        Lab lab = lab(LabPreset.THREE);
        lab.perform(LabCommand.parse("resign n1/VI_1"));
        lab.advance(10 * SECOND, _ -> {});
        assertThat(masters(lab, "VI_1")).containsExactly("n2");

        lab.perform(LabCommand.parse("maintenance n2/VI_1 on"));
        lab.advance(10 * SECOND, _ -> {});
        assertThat(masters(lab, "VI_1")).as("n1 has resigned and does not pre-empt").containsExactly("n3");
        assertThat(priorities(lab)).containsExactly(150, 1, 50);
        lab.perform(LabCommand.parse("hand-over n1/VI_1"));
        lab.perform(LabCommand.parse("maintenance n2/VI_1 off"));
        lab.advance(10 * SECOND, _ -> {});
        assertThat(masters(lab, "VI_1")).containsExactly("n1");
        assertThat(priorities(lab)).isEqualTo(BASES);
    }

    @Test
    void syncGroup_movesAsOne() {
        Lab lab = lab(LabPreset.SYNC_GROUP);
        List<String> heirs = List.of("n2", "n1", "n2");
        for (String heir : heirs) {
            lab.perform(new LabCommand.HandOver(heir, "VI_WAN"));
            lab.advance(0, _ -> {});
            assertThat(masters(lab, "VI_LAN")).contains(heir);
            lab.advance(5 * SECOND, _ -> {});
            assertThat(masters(lab, "VI_LAN")).containsExactly(heir);
            assertThat(masters(lab, "VI_WAN")).containsExactly(heir);
        }
        lab.perform(new LabCommand.Maintenance("n2", "VI_LAN", true));
        lab.advance(10 * SECOND, _ -> {});
        assertThat(masters(lab, "VI_WAN")).containsExactly("n1");
    }

    @Test
    void handOverDuringAPartition_isHealedToOneMaster() {
        Lab lab = lab(LabPreset.THREE);
        lab.perform(new LabCommand.Cut("n2", "n1"));
        lab.perform(new LabCommand.HandOver("n2", "VI_1"));
        lab.advance(2 * SECOND, _ -> {});
        assertThat(masters(lab, "VI_1")).containsExactly("n1", "n2");
        lab.perform(new LabCommand.HealAll());
        lab.advance(2 * SECOND, _ -> {});
        assertThat(masters(lab, "VI_1")).containsExactly("n2");
        lab.perform(new LabCommand.Kill("n2"));
        lab.advance(5 * SECOND, _ -> {});
        assertThat(masters(lab, "VI_1")).containsExactly("n1");
    }

    @Test
    void whatCannotBe_isToldInASentence() {
        Lab lab = lab(LabPreset.THREE);
        assertThatThrownBy(() -> lab.perform(new LabCommand.HandOver("n1", "VI_1")))
                .hasMessage("The router VI_1 is MASTER already.");
        assertThatThrownBy(() -> lab.perform(new LabCommand.Resign("n2", "VI_1")))
                .hasMessageContaining("is BACKUP, and only a MASTER can resign");
        assertThatThrownBy(() -> lab.perform(new LabCommand.Resign("n2", "VI_7")))
                .hasMessageContaining("has no router 'VI_7'; it has VI_1.");
        Lab early = Lab.of(LabPreset.THREE, OptionalInt.empty(), 1);
        assertThatThrownBy(() -> early.perform(new LabCommand.HandOver("n3", "VI_1")))
                .isInstanceOf(LabException.class);
    }
}
