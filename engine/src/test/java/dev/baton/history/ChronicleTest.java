package dev.baton.history;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.baton.cluster.Sighting;
import dev.baton.vrrp.Role;

import static org.assertj.core.api.Assertions.assertThat;

class ChronicleTest {
    @Test
    void thousandEqualAdverts_areOneSpan() {
        History history = new Seen().adverts(0, 999_000, 1, 150).chronicle().history();
        assertThat(history.spans()).singleElement().satisfies(span -> {
            assertThat(span.count()).isEqualTo(1_000);
            assertThat(span.fromNanos()).isZero();
            assertThat(span.lastNanos()).isEqualTo(999_000 * Seen.MS);
        });
    }

    @Test
    void pauseOfMoreThanThreeIntervals_beginsANewSpan() {
        History history = new Seen().adverts(0, 5_000, 1, 150).adverts(8_000, 9_000, 1, 150)
                .adverts(12_001, 13_001, 1, 150).chronicle().history();
        assertThat(history.spans()).extracting(Span::count).containsExactly(8L, 2L);
    }

    @Test
    void anotherPriority_isAnotherSpan() {
        assertThat(new Seen().adverts(0, 2_000, 1, 150).adverts(3_000, 4_000, 1, 90).chronicle().history().spans())
                .hasSize(2);
    }

    @Test
    void resignationBetweenEqualAdverts_partsThem() {
        Seen seen = new Seen().adverts(0, 2_000, 1, 150);
        seen.all.add(Seen.advert(2_200, 1, 0));
        assertThat(seen.adverts(3_000, 5_000, 1, 150).chronicle().history().spans()).extracting(Span::count)
                .containsExactly(3L, 1L, 3L);
    }

    @Test
    void transitionBetweenEqualReports_partsThem() {
        assertThat(new Seen().reports(0, 2_000, 1, Role.BACKUP).moves(2_100, 1, Role.BACKUP, Role.MASTER)
                .moves(2_200, 1, Role.MASTER, Role.BACKUP).reports(3_000, 4_000, 1, Role.BACKUP).chronicle().history()
                .spans()).extracting(Span::count).containsExactly(3L, 1L, 1L, 2L);
    }

    @Test
    void fullChronicle_dropsTheOldest_andCountsIt() {
        Chronicle chronicle = new Chronicle();
        for (int i = 0; i < Chronicle.MAX_SPANS + 10; i++) {
            chronicle.add(Seen.advert(i * 10_000L, 1, 150));
        }
        History history = chronicle.history();
        assertThat(history.spans()).hasSize(Chronicle.MAX_SPANS);
        assertThat(history.spans().getFirst().fromNanos()).isEqualTo(100_000 * Seen.MS);
        assertThat(history.shed()).isEqualTo(10);
    }

    @Test
    void changes_areTakenOnce_andGrownSpansComeAgain() {
        Chronicle chronicle = new Chronicle();
        chronicle.beginRecording();
        chronicle.add(Seen.advert(0, 1, 150));
        assertThat(chronicle.takeChanges(10).entries()).hasSize(1);
        assertThat(chronicle.takeChanges(10).entries()).isEmpty();
        chronicle.add(Seen.advert(1_000, 1, 150));
        assertThat(chronicle.takeChanges(10).entries()).singleElement()
                .satisfies(entry -> assertThat(entry.span().count()).isEqualTo(2));
    }

    @Test
    void recorderThatDoesNotKeepUp_isShedAndCounted() {
        Chronicle chronicle = new Chronicle();
        chronicle.beginRecording();
        for (int i = 0; i < Chronicle.MAX_WAITING + 5; i++) {
            chronicle.add(Seen.advert(i * 10_000L, 1, 150));
        }
        assertThat(chronicle.unrecorded()).isEqualTo(5);
    }

    @Test
    void clearedChronicle_knowsNothingOfTheRunBefore() {
        Chronicle chronicle = new Seen().adverts(0, 2_000, 1, 150).chronicle();
        chronicle.clear();
        assertThat(chronicle.history()).isEqualTo(History.EMPTY);
        chronicle.add(Seen.advert(0, 1, 150));
        assertThat(chronicle.history().spans()).extracting(Span::count).containsExactly(1L);
    }

    @Test
    void lateSighting_isASpanOfItsOwn_andDoesNotStopTheOneThatGoesOn() {
        Seen seen = new Seen().adverts(5_000, 7_000, 1, 150);
        seen.all.add(Seen.advert(1_000, 1, 150));
        List<Span> spans = seen.adverts(8_000, 9_000, 1, 150).chronicle().history().spans();
        assertThat(spans).extracting(Span::count).containsExactly(5L, 1L);
    }

    @Test
    void everyKindOfSighting_keepsItsContent_whenItsTimeIsChanged() {
        for (Sighting sighting : List.of(Seen.advert(1, 1, 150), Seen.report(1, 1, Role.MASTER, 100),
                new Sighting.NodeLost(Seen.KEY, 1, "n1"),
                new Sighting.AddressAnnounced(Seen.KEY, 1, "wire", Seen.VIP, "00:00:5e:00:01:33"))) {
            assertThat(Span.at(Span.at(sighting, 77), sighting.atNanos())).isEqualTo(sighting);
            assertThat(Span.at(sighting, 77).atNanos()).isEqualTo(77);
        }
    }
}
