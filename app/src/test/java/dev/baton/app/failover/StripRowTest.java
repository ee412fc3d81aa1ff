package dev.baton.app.failover;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.baton.api.ProbeKind;
import dev.baton.drill.Vantage;

import static org.assertj.core.api.Assertions.assertThat;

class StripRowTest {
    private static final List<Vantage> VANTAGES = List.of(new Vantage("", ProbeKind.IDENTITY, Recorded.ADDRESS),
            new Vantage("n1", ProbeKind.IDENTITY, Recorded.ADDRESS), new Vantage("", ProbeKind.ICMP, Recorded.ADDRESS),
            new Vantage("n1", ProbeKind.ICMP, Recorded.ADDRESS),
            new Vantage("n2", ProbeKind.IDENTITY, Recorded.ADDRESS));

    @Test
    void firstWhoProbes_isSeenProbeByProbe_andTheOthersInARowEach() {
        assertThat(StripRow.of(VANTAGES, Set.of())).containsExactly(
                new StripRow(StripRow.Kind.WHOLE, "", List.of(0)), new StripRow(StripRow.Kind.WHOLE, "", List.of(2)),
                new StripRow(StripRow.Kind.FOLDED, "n1", List.of(1, 3)),
                new StripRow(StripRow.Kind.WHOLE, "n2", List.of(4)));
    }

    @Test
    void thisMachine_isFirstWhereverItStands() {
        assertThat(StripRow.of(VANTAGES.reversed(), Set.of()).getFirst())
                .isEqualTo(new StripRow(StripRow.Kind.WHOLE, "", List.of(2)));
        assertThat(StripRow.of(List.of(VANTAGES.get(1), VANTAGES.get(3)), Set.of())).containsExactly(
                new StripRow(StripRow.Kind.WHOLE, "n1", List.of(0)),
                new StripRow(StripRow.Kind.WHOLE, "n1", List.of(1)));
    }

    @Test
    void whoIsUnfolded_hasItsProbesUnderIt() {
        assertThat(StripRow.of(VANTAGES, Set.of("n1"))).containsExactly(
                new StripRow(StripRow.Kind.WHOLE, "", List.of(0)), new StripRow(StripRow.Kind.WHOLE, "", List.of(2)),
                new StripRow(StripRow.Kind.OPEN, "n1", List.of(1, 3)),
                new StripRow(StripRow.Kind.UNDER, "n1", List.of(1)),
                new StripRow(StripRow.Kind.UNDER, "n1", List.of(3)),
                new StripRow(StripRow.Kind.WHOLE, "n2", List.of(4)));
    }

    @Test
    void everyVantage_isInSomeRow_howeverItIsFolded() {
        for (Set<String> unfolded : List.of(Set.<String>of(), Set.of("n1", "n2"))) {
            assertThat(StripRow.of(VANTAGES, unfolded).stream().flatMap(row -> row.strips().stream()))
                    .containsOnly(0, 1, 2, 3, 4).contains(0, 1, 2, 3, 4);
        }
    }
}
