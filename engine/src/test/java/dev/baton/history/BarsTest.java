package dev.baton.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.baton.cluster.Sighting;
import dev.baton.vrrp.Role;

import static org.assertj.core.api.Assertions.assertThat;

class BarsTest {
    private static Seen takeover() {
        return new Seen().reports(0, 5_000, 1, Role.MASTER).adverts(0, 5_000, 1, 150).lost(5_200, 1)
                .reports(100, 8_100, 2, Role.BACKUP).moves(8_531, 2, Role.BACKUP, Role.MASTER)
                .adverts(8_531, 20_531, 2, 120).reports(9_100, 20_100, 2, Role.MASTER);
    }

    @Test
    void killedMaster_hasAGapFromThen_andTheBackupIsMasterFromItsTransition() {
        Track track = takeover().track(20_600);
        assertThat(Seen.bars(track, "n1")).isEqualTo("MASTER 0-5200");
        assertThat(Seen.bars(track, "n2")).isEqualTo("BACKUP 100-8531, MASTER 8531-20600");
    }

    @Test
    void timeWithoutMaster_isAnOverlayFromTheLossToTheTakeover() {
        assertThat(Seen.overlays(takeover().track(20_600))).isEqualTo("NO_MASTER 5200-8531");
    }

    @Test
    void sightingsThatComeLate_giveTheSameBars_inWhateverOrderTheyCome() {
        List<Sighting> seen = takeover().all;
        String expected = Seen.bars(takeover().track(20_600), "n2");
        for (long seed = 0; seed < 50; seed++) {
            Seen late = new Seen();
            late.all.addAll(seen);
            // Up to two seconds late, as two nodes with queues of their own deliver.
            Random random = new Random(seed);
            List<Sighting> shuffled = new ArrayList<>();
            late.all.stream().map(s -> new Object[]{s.atNanos() + random.nextLong(2_000 * Seen.MS), s})
                    .sorted((a, b) -> Long.compare((long) a[0], (long) b[0]))
                    .forEach(pair -> shuffled.add((Sighting) pair[1]));
            late.all.clear();
            late.all.addAll(shuffled);
            assertThat(Seen.bars(late.track(20_600), "n2")).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void silenceOfANode_isAGapAfterThreeHeartbeats_neverInterpolated() {
        Track track = new Seen().reports(0, 4_000, 1, Role.BACKUP).reports(60_000, 61_000, 1, Role.BACKUP)
                .track(62_000);
        assertThat(Seen.bars(track, "n1")).isEqualTo("BACKUP 0-7000, BACKUP 60000-62000");
    }

    @Test
    void masterThatFallsSilent_isBelievedForThreeIntervals() {
        Track track = new Seen().adverts(0, 10_000, 1, 150).track(60_000);
        assertThat(Seen.bars(track, "10.0.0.1")).isEqualTo("MASTER 0-13000");
        assertThat(Seen.overlays(track)).isEqualTo("NO_MASTER 13000-60000");
    }

    @Test
    void twoMasters_areSplitForAsLongAsBothAdvertise() {
        Track track = new Seen().adverts(0, 30_000, 1, 150).adverts(10_400, 20_400, 2, 120).track(30_000);
        assertThat(Seen.overlays(track)).isEqualTo("SPLIT 10400-23400");
        assertThat(track.overlays().getFirst().masters()).containsExactly("10.0.0.1", "10.0.0.2");
    }

    @Test
    void handOver_isNoSplit_whileItIsShorterThanHalfAnInterval() {
        Track track = new Seen().reports(0, 4_000, 1, Role.MASTER).reports(0, 4_000, 2, Role.BACKUP)
                .moves(4_300, 2, Role.BACKUP, Role.MASTER).moves(4_302, 1, Role.MASTER, Role.BACKUP)
                .reports(5_000, 9_000, 1, Role.BACKUP).reports(5_000, 9_000, 2, Role.MASTER).track(9_000);
        assertThat(Seen.overlays(track)).isEmpty();
        Track longer = new Seen().reports(0, 4_000, 1, Role.MASTER).reports(0, 4_000, 2, Role.BACKUP)
                .moves(4_300, 2, Role.BACKUP, Role.MASTER).moves(4_900, 1, Role.MASTER, Role.BACKUP)
                .reports(5_000, 9_000, 1, Role.BACKUP).reports(5_000, 9_000, 2, Role.MASTER).track(9_000);
        assertThat(Seen.overlays(longer)).isEqualTo("SPLIT 4300-4900");
    }

    @Test
    void loserOnTheWire_yieldsToTheRivalThatBeatsIt_andItsAdvertsSayWhy() {
        Track track = new Seen().adverts(0, 5_000, 1, 100).adverts(5_300, 20_300, 2, 150).track(20_500);
        assertThat(Seen.bars(track, "10.0.0.1")).isEqualTo("MASTER 0-5300, BACKUP 5300-8000");
        assertThat(Seen.overlays(track)).isEmpty();
        assertThat(track.turns()).filteredOn(t -> t.node().equals("10.0.0.2")).singleElement()
                .isInstanceOfSatisfying(Turn.Inferred.class, t -> {
                    assertThat(t.sign()).isEqualTo(Turn.Sign.OVER_MASTER);
                    assertThat(t.peer()).contains("10.0.0.1");
                    assertThat(t.priority()).isEqualTo(150);
                    assertThat(t.peerPriority()).isEqualTo(100);
                });
    }

    @Test
    void takeoverOnTheWire_namesHowLongTheMasterBeforeWasSilent() {
        Track track = new Seen().adverts(0, 5_000, 1, 150).adverts(8_531, 12_531, 2, 120).track(12_600);
        assertThat(track.turns()).filteredOn(t -> t.node().equals("10.0.0.2")).singleElement()
                .isInstanceOfSatisfying(Turn.Inferred.class, t -> {
                    assertThat(t.sign()).isEqualTo(Turn.Sign.AFTER_SILENCE);
                    assertThat(t.silentNanos()).isEqualTo(3_531 * Seen.MS);
                });
        assertThat(Seen.overlays(track)).isEqualTo("NO_MASTER 8000-8531");
    }

    @Test
    void resignation_makesABackup_andTheNextMasterSaysSo() {
        Seen seen = new Seen().adverts(0, 5_000, 1, 150);
        seen.all.add(Seen.advert(5_400, 1, 0));
        Track track = seen.adverts(6_000, 9_000, 2, 120).track(9_000);
        assertThat(Seen.bars(track, "10.0.0.1")).isEqualTo("MASTER 0-5400, BACKUP 5400-8400");
        assertThat(track.turns()).extracting(t -> ((Turn.Inferred) t).sign()).containsExactly(Turn.Sign.FIRST_ADVERT,
                Turn.Sign.RESIGNED, Turn.Sign.AFTER_RESIGNATION);
    }

    @Test
    void flapBetweenTwoReports_isShown() {
        Track track = new Seen().reports(0, 10_000, 1, Role.BACKUP).moves(10_200, 1, Role.BACKUP, Role.MASTER)
                .moves(10_700, 1, Role.MASTER, Role.BACKUP).reports(11_000, 20_000, 1, Role.BACKUP).track(20_000);
        assertThat(Seen.bars(track, "n1")).isEqualTo("BACKUP 0-10200, MASTER 10200-10700, BACKUP 10700-20000");
    }

    @Test
    void reportedNode_isNamed_andItsAdvertsAreItsOwn() {
        Track track = new Seen().adverts(0, 3_000, 1, 101).reports(2_500, 6_500, 1, Role.MASTER)
                .adverts(4_000, 6_000, 1, 101).track(6_600);
        assertThat(track.rows()).extracting(Track.Row::node).containsExactly("n1");
        assertThat(Seen.bars(track, "n1")).isEqualTo("MASTER 0-6600");
    }

    @Test
    void nodeThatIsLost_andComesBack_isShownAgainFromItsFirstWord() {
        Track track = new Seen().reports(0, 5_000, 1, Role.MASTER).adverts(0, 5_000, 1, 101).lost(5_100, 1)
                .reports(9_000, 12_000, 1, Role.BACKUP).track(12_000);
        assertThat(Seen.bars(track, "n1")).isEqualTo("MASTER 0-5100, BACKUP 9000-12000");
    }

    @Test
    void rows_areInTheOrderOfTheirNumbers() {
        Track track = new Seen().reports(0, 100, 10, Role.BACKUP).reports(0, 100, 2, Role.BACKUP).track(200);
        assertThat(track.rows()).extracting(Track.Row::node).containsExactly("n2", "n10");
    }

    @Test
    void timeBetweenTwoWatches_isUnknown() {
        History one = new Seen().adverts(0, 5_000, 1, 150).history(5_000);
        History two = new Seen().adverts(6_000, 9_000, 1, 150).history(9_000);
        History both = new History(one.spans(), List.of(), one.watches(), 0)
                .and(new History(two.spans(), List.of(), List.of(new Watch(6_000 * Seen.MS, 9_000 * Seen.MS)), 0));
        Track track = Bars.of(both).getFirst();
        assertThat(Seen.bars(track, "10.0.0.1")).isEqualTo("MASTER 0-5000, MASTER 6000-9000");
        assertThat(Seen.overlays(track)).isEmpty();
    }

    @Test
    @Tag("measured")
    void tenThousandTransitions_areWorkedOutInASecond() {
        Seen seen = new Seen();
        for (int i = 0; i < 10_000; i++) {
            Role to = i % 2 == 0 ? Role.MASTER : Role.BACKUP;
            seen.moves(i * 60_000L, 1 + i % 3, to == Role.MASTER ? Role.BACKUP : Role.MASTER, to);
        }
        History history = seen.history(600_000_000L);
        long began = System.nanoTime();
        Track track = Bars.of(history).getFirst();
        assertThat(System.nanoTime() - began).isLessThan(1_000_000_000L);
        assertThat(track.turns()).hasSize(10_000);
    }

    @Test
    void floodOfStrangers_isBounded() {
        Seen seen = new Seen();
        for (int i = 1; i < 250; i++) {
            seen.adverts(i, i + 2_000L, i, 1 + i);
        }
        Collections.shuffle(seen.all, new Random(1));
        assertThat(seen.track(10_000).rows()).hasSize(Bars.MAX_ROWS);
    }
}
