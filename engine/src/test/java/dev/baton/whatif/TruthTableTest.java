package dev.baton.whatif;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.baton.config.Secret;

import static dev.baton.whatif.Fleets.node;
import static dev.baton.whatif.Fleets.pair;
import static dev.baton.whatif.Fleets.router;
import static dev.baton.whatif.Fleets.weighted;
import static org.assertj.core.api.Assertions.assertThat;

class TruthTableTest {
    @Test
    void everyNodeLinkAndTrackedCheckHasItsRow() {
        assertThat(Predictor.of(weighted(100, 90, -20)).everySingleFault().rows()).extracting(FaultRow::fault)
                .containsExactlyInAnyOrder(new Change.NodeDown("n1"), new Change.NodeStopped("n1"),
                        new Change.LinkDown("n1", "eth0"), new Change.CheckFails("n1", "chk"),
                        new Change.NodeDown("n2"), new Change.NodeStopped("n2"), new Change.LinkDown("n2", "eth0"),
                        new Change.CheckFails("n2", "chk"));
    }

    @Test
    void worstIsFirst() {
        Fleet fleet = new Fleet(List.of(node("n1", router("A", 1, 150, 11), router("B", 2, 150, 11)),
                node("n2", router("A", 1, 100, 12)), node("n3", router("A", 1, 100, 13))));

        TruthTable table = Predictor.of(fleet).everySingleFault();

        assertThat(table.rows()).extracting(FaultRow::grade).isSorted();
        assertThat(table.rows().getFirst().grade()).isEqualTo(FaultRow.Grade.NO_HOLDER);
        assertThat(table.rows().getFirst().outcome().id().vrid()).isEqualTo(2);
        assertThat(table.rows()).anyMatch(row -> row.grade() == FaultRow.Grade.TIE
                && row.outcome().after().holders().equals(List.of("n3")));
        assertThat(table.isBroken()).isTrue();
    }

    @Test
    void healthyPairIsNotBroken() {
        assertThat(Predictor.of(pair()).everySingleFault().isBroken()).isFalse();
    }

    @Test
    void twoMastersAreBroken_untilOneOfThemIsGone() {
        Fleet deaf = new Fleet(List.of(node("n1", router("VI_1", 51, 150, 11).version(2).password(new Secret("one"))),
                node("n2", router("VI_1", 51, 100, 12).version(2).password(new Secret("two"))),
                node("n3", router("VI_1", 51, 50, 13).version(2).password(new Secret("two")))));

        TruthTable table = Predictor.of(deaf).everySingleFault();

        assertThat(table.isBroken()).isTrue();
        assertThat(table.rows().getFirst().grade()).isEqualTo(FaultRow.Grade.SEVERAL_HOLDERS);
        assertThat(table.rows()).anyMatch(row -> row.fault().equals(new Change.NodeDown("n1"))
                && row.outcome().after().holders().equals(List.of("n2")));
    }

    /// Nobody is without a holder while the address moves by a weight, but the service behind it does not work: version 3
    /// at 1 s, 3 s and the skew of priority 90, (256 - 90) / 256 s (RFC 9568 section 6.1).
    @Test
    void holderWhoseCheckFails_isToldForHowLongItStays() {
        TruthTable table = Predictor.of(weighted(100, 90, -20)).everySingleFault();
        assertThat(table.rows()).filteredOn(row -> row.fault().equals(new Change.CheckFails("n1", "chk")))
                .singleElement().satisfies(row -> {
                    assertThat(row.outcome().gapNanos()).isZero();
                    assertThat(row.failingHolderNanos()).hasValue(3_648_437_500L);
                });
        assertThat(table.rows()).filteredOn(row -> !row.fault().equals(new Change.CheckFails("n1", "chk")))
                .allSatisfy(row -> assertThat(row.failingHolderNanos()).isEmpty());
    }
}
