package dev.baton.cluster;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.baton.vrrp.Role;
import dev.baton.wire.ChecksumForm;

import static org.assertj.core.api.Assertions.assertThat;

/// What adverts alone tell: a capture of routers that do not report.
class InferenceTest {
    @Test
    void advertMakesItsSourceMaster() {
        Stream seen = new Stream().advert(1000, 1, 150);

        assertThat(seen.story()).isEqualTo("UNKNOWN, 10.0.0.1 MASTER LIVE");
        Member master = seen.member(1);
        assertThat(master.reported()).isFalse();
        assertThat(master.router()).isEmpty();
        assertThat(master.priority().value()).isEqualTo(150);
        assertThat(master.holdsAddresses()).isTrue();
        assertThat(master.form()).contains(ChecksumForm.PSEUDO_HEADER);
        assertThat(master.sinceNanos()).isEqualTo(1000 * Stream.MS);
        assertThat(seen.cluster().addresses()).hasToString("[10.0.0.100/32]");
        assertThat(seen.cluster().version()).isEqualTo(3);
        assertThat(seen.cluster().interfaceName()).isEmpty();
        assertThat(seen.cluster().holder()).contains(master);
    }

    @Test
    void loneMasterOnTheWireIsNeverReadyNorWithoutBackup_backupsAreSilent() {
        assertThat(new Stream().adverts(0, 60_000, 1, 150).cluster().health()).isEqualTo(Health.UNKNOWN);
    }

    @Test
    void priorityZeroMeansResigned_rfc9568_section_6_4_3() {
        Stream seen = new Stream().adverts(0, 5000, 1, 150).advert(5400, 1, 0);

        assertThat(seen.story()).isEqualTo("NO_MASTER, 10.0.0.1 BACKUP LIVE");
        assertThat(seen.member(1).priority().value()).isEqualTo(150);
        assertThat(seen.member(1).holdsAddresses()).isFalse();
        assertThat(seen.cluster().healthSinceNanos()).isEqualTo(5400 * Stream.MS);
    }

    @Test
    void advertThatWasSentBeforeTheResignationMakesNoMasterAgain() {
        Stream seen = new Stream().adverts(0, 5000, 1, 150).advert(5400, 1, 0).advert(5410, "n2", 1, 150);

        assertThat(seen.story()).isEqualTo("NO_MASTER, 10.0.0.1 BACKUP LIVE");
    }

    @Test
    void masterIsLiveForExactlyThreeIntervals() {
        Stream seen = new Stream().adverts(0, 5000, 1, 150);

        assertThat(seen.story(8000)).isEqualTo("UNKNOWN, 10.0.0.1 MASTER LIVE");
        Snapshot after = Reducer.aged(seen.now(), 8000 * Stream.MS + 1);
        assertThat(after.clusters().getFirst().masters()).isEmpty();
        assertThat(after.clusters().getFirst().health()).isEqualTo(Health.NO_MASTER);
        assertThat(after.clusters().getFirst().healthSinceNanos()).isEqualTo(8000 * Stream.MS);
    }

    @Test
    void silentMasterIsStaleAndTheNextSourceIsMaster() {
        Stream seen = new Stream().adverts(0, 5000, 1, 150).adverts(8531, 12_000, 2, 120);

        assertThat(seen.story()).isEqualTo("UNKNOWN, 10.0.0.1 MASTER STALE, 10.0.0.2 MASTER LIVE");
        assertThat(seen.cluster().holder().map(Member::node)).contains("10.0.0.2");
    }

    @Test
    void shortIntervalIsTrustedForThreeOfItsOwn() {
        Stream seen = new Stream().interval(10).adverts(0, 100, 1, 150);

        assertThat(seen.story(130)).contains("MASTER LIVE");
        assertThat(seen.story(131)).contains("MASTER STALE");
    }

    @Test
    void loserYieldsSilentlyToAPreemptingRival_noSplitIsTold() {
        Stream seen = new Stream().adverts(0, 5000, 2, 120).advert(5400, 1, 150);

        assertThat(seen.story()).isEqualTo("UNKNOWN, 10.0.0.1 MASTER LIVE, 10.0.0.2 BACKUP LIVE");
        assertThat(seen.member(2).sinceNanos()).isEqualTo(5400 * Stream.MS);
        assertThat(seen.cluster().healthSinceNanos()).isZero();
    }

    @Test
    void equalPriorityYieldsToTheHigherAddress_rfc9568_section_6_4_3() {
        Stream seen = new Stream().adverts(0, 5000, 1, 100).advert(5400, 2, 100);

        assertThat(seen.story()).isEqualTo("UNKNOWN, 10.0.0.2 MASTER LIVE, 10.0.0.1 BACKUP LIVE");
    }

    @Test
    void advertOfTheLoserThatCrossedTheWinnersIsNoContest() {
        Stream seen = new Stream().adverts(0, 5000, 2, 120).advert(5400, 1, 150).advert(5403, 2, 120);

        assertThat(seen.story()).isEqualTo("UNKNOWN, 10.0.0.1 MASTER LIVE, 10.0.0.2 BACKUP LIVE");
    }

    @Test
    void loserThatAdvertisesOnIsContestingAndTheClusterSplit() {
        Stream seen = new Stream().adverts(0, 5000, 2, 120).advert(5400, 1, 150).advert(6000, 2, 120);

        assertThat(seen.story()).isEqualTo("SPLIT, 10.0.0.1 MASTER LIVE, 10.0.0.2 MASTER LIVE");
        assertThat(seen.member(2).contesting()).isTrue();
    }

    @Test
    void splitHoldsSteadyWhileBothAdvertise() {
        Stream seen = new Stream().adverts(0, 5000, 2, 120).advert(5400, 1, 150);
        for (long at = 6000; at < 20_000; at += 1000) {
            seen.advert(at, 2, 120);
            assertThat(seen.cluster().health()).isEqualTo(Health.SPLIT);
            seen.advert(at + 400, 1, 150);
            assertThat(seen.cluster().health()).isEqualTo(Health.SPLIT);
            assertThat(seen.cluster().healthSinceNanos()).isEqualTo(6000 * Stream.MS);
        }
    }

    @Test
    void splitThatHealsLeavesTheLoserAsBackup() {
        Stream seen = new Stream().adverts(0, 5000, 2, 120).advert(5400, 1, 150).advert(6000, 2, 120)
                .adverts(6400, 9400, 1, 150);

        assertThat(seen.story()).isEqualTo("UNKNOWN, 10.0.0.1 MASTER LIVE, 10.0.0.2 BACKUP STALE");
        assertThat(seen.member(2).contesting()).isFalse();
        assertThat(seen.member(2).sinceNanos()).isEqualTo(9000 * Stream.MS);
    }

    @Test
    void winnerThatFallsSilentDoesNotYieldToTheLoser() {
        Stream seen = new Stream().adverts(0, 5000, 2, 120).advert(5400, 1, 150).adverts(6000, 9000, 2, 120);

        assertThat(seen.story()).isEqualTo("UNKNOWN, 10.0.0.1 MASTER STALE, 10.0.0.2 MASTER LIVE");
        assertThat(seen.member(2).contesting()).isFalse();
    }

    @Test
    void lowerSourceThatIsAnsweredAtOnceYields_rfc9568_section_6_4_3() {
        Stream seen = new Stream().adverts(0, 5000, 1, 150).advert(5500, 2, 120);
        assertThat(seen.cluster().health()).isEqualTo(Health.SPLIT);

        seen.advert(5501, 1, 150);

        assertThat(seen.story()).isEqualTo("UNKNOWN, 10.0.0.1 MASTER LIVE, 10.0.0.2 BACKUP LIVE");
    }

    @Test
    void copiesOfAnAdvertAtSeveralHearersCountOnce() {
        Stream seen = new Stream();
        for (long i = 0; i < 7; i++) {
            seen.advert(i * 1000, "wire", 1, 150).advert(i * 1000 + 1, "n2", 1, 150).advert(i * 1000 + 2, "n3", 1, 150);
        }
        assertThat(seen.member(1).advertCount()).isEqualTo(7);
        assertThat(seen.member(1).hearers()).containsExactly("n2", "n3", "wire");
    }

    @Test
    void hearerThatFallsDeafIsDroppedAfterThreeIntervals() {
        Stream seen = new Stream().advert(1000, "n2", 1, 150).adverts(1000, 4000, 1, 150);
        assertThat(seen.member(1).hearers()).containsExactly("n2", "wire");

        seen.at(4001);

        assertThat(seen.member(1).hearers()).containsExactly("wire");
        seen.at(60_000);
        assertThat(seen.member(1).hearers()).isEmpty();
    }

    @Test
    void lateAdvertDoesNotUndoAResignation() {
        Stream seen = new Stream().adverts(0, 5000, 1, 150).advert(6500, 1, 0).advert(5990, 1, 150);

        assertThat(seen.story()).isEqualTo("NO_MASTER, 10.0.0.1 BACKUP LIVE");
    }

    @Test
    void advertThatOnlyCameLateRefutesTheSilence() {
        Stream seen = new Stream().adverts(0, 5000, 1, 150);
        assertThat(seen.cluster(8050).health()).isEqualTo(Health.NO_MASTER);

        seen.advert(7990, 1, 150);

        assertThat(seen.cluster().health()).isEqualTo(Health.UNKNOWN);
        assertThat(seen.cluster().healthSinceNanos()).isZero();
    }

    @Test
    void changedPriorityIsShown() {
        Stream seen = new Stream().adverts(0, 5000, 1, 150).advert(6000, 1, 130);

        assertThat(seen.member(1).priority().value()).isEqualTo(130);
        assertThat(seen.member(1).role()).isEqualTo(Role.MASTER);
    }

    @Test
    void advertWithoutAnIntervalKeepsTheLastOne() {
        Stream seen = new Stream().interval(100).adverts(0, 500, 1, 150).interval(0).advert(600, 1, 150);

        assertThat(seen.member(1).intervalNanos()).isEqualTo(100 * Stream.MS);
        assertThat(seen.member(1).lastTransition()).isEqualTo(Optional.empty());
    }

    @Test
    void sourceOnlyHeardIsForgottenAfterTenMinutes() {
        Stream seen = new Stream().advert(1000, 1, 150);

        assertThat(seen.at(600_999).clusters()).hasSize(1);
        assertThat(seen.at(601_001).clusters()).isEmpty();
    }
}
