package dev.baton.node;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.baton.track.Contribution;
import dev.baton.track.EffectivePriority;

import static org.assertj.core.api.Assertions.assertThat;

class PriorityTellerTest {
    @Test
    void sum_hasEveryPartThatCounts_andTheBoundsWhereTheyCut() {
        EffectivePriority priority = EffectivePriority.of(150,
                List.of(new Contribution("nginx", false, -20, -20), new Contribution("gw", true, -10, 0),
                        new Contribution("interface eth1", true, 200, 200)));
        assertThat(PriorityTeller.sum(priority)).isEqualTo(
                "configured 150 - 20 (check nginx fails) + 200 (interface eth1 passes), kept within 1..254");
        assertThat(PriorityTeller.sum(EffectivePriority.of(100))).isEqualTo("configured 100");
    }
}
