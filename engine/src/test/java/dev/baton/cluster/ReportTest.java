package dev.baton.cluster;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.baton.track.EffectivePriority;
import dev.baton.vrrp.Reason;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.IpAddress;

import static org.assertj.core.api.Assertions.assertThat;

/// What nodes tell of themselves, and how it goes together with the wire.
class ReportTest {
    private static Stream three() {
        return new Stream().report(1000, 1, Role.MASTER, 150).report(1000, 2, Role.BACKUP, 120)
                .report(1000, 3, Role.BACKUP, 100);
    }

    private static Stream threeUntil(long ms) {
        Stream seen = three();
        for (long at = 2000; at <= ms; at += 1000) {
            seen.report(at, 1, Role.MASTER, 150).report(at, 2, Role.BACKUP, 120).report(at, 3, Role.BACKUP, 100);
        }
        return seen;
    }

    @Test
    void masterAndLiveBackupAreReady() {
        assertThat(three().story()).isEqualTo("READY, n1 MASTER LIVE, n2 BACKUP LIVE, n3 BACKUP LIVE");
    }

    @Test
    void healthKeepsItsSinceThroughReportsOfTheSame() {
        assertThat(threeUntil(30_000).cluster(31_000).healthSinceNanos()).isEqualTo(1000 * Stream.MS);
    }

    @Test
    void reportAndAdvertOfOneSourceAreOneMember() {
        Stream seen = new Stream().adverts(0, 3000, 1, 150).report(3500, 1, Role.MASTER, 150).advert(4000, 1, 150);

        assertThat(seen.cluster().members()).hasSize(1);
        Member member = seen.member(1);
        assertThat(member.node()).isEqualTo("n1");
        assertThat(member.reported()).isTrue();
        assertThat(member.advertCount()).isEqualTo(5);
        assertThat(member.sinceNanos()).isZero();
        assertThat(seen.cluster().addresses()).hasToString("[10.0.0.100/24]");
        assertThat(seen.cluster().interfaceName()).isEqualTo("eth0");
    }

    @Test
    void addressesKeepTheirPrefixWhenAdvertsListThem() {
        Stream seen = new Stream().report(0, 1, Role.MASTER, 150).adverts(5000, 9000, 1, 150);

        assertThat(seen.cluster().addresses()).hasToString("[10.0.0.100/24]");
    }

    @Test
    void routerThatMovedToAnotherSourceStaysOneMember() {
        Stream seen = new Stream().report(0, 1, Role.MASTER, 150).advert(500, 7, 150);
        assertThat(seen.cluster().members()).hasSize(2);

        seen.see(new Sighting.RouterReported(Stream.KEY, 1000 * Stream.MS, "n1", "VI_51", "eth0", Stream.address(7), 3,
                Role.MASTER, EffectivePriority.of(150), 1000 * Stream.MS, true,
                List.of(new VirtualAddress(Stream.VIP, 24)), true));

        assertThat(seen.cluster().members()).hasSize(1);
        assertThat(seen.member(7).node()).isEqualTo("n1");
        assertThat(seen.member(7).lastAdvertNanos()).isEqualTo(500 * Stream.MS);
    }

    @Test
    void twoNodesThatClaimOneSourceAreTwoMembers() {
        Stream seen = new Stream().report(0, 1, Role.MASTER, 150);
        seen.see(new Sighting.RouterReported(Stream.KEY, 0, "other", "VI_51", "eth0", Stream.address(1), 3,
                Role.BACKUP, EffectivePriority.of(90), 1000 * Stream.MS, true, List.of(), false));

        assertThat(seen.cluster().members()).extracting(Member::node).containsExactly("n1", "other");
    }

    @Test
    void killedMasterIsLostAtOnceAndNobodyIsMaster() {
        Stream seen = threeUntil(5000).lost(5200, 1);

        assertThat(seen.story()).isEqualTo("NO_MASTER, n1 MASTER LOST, n2 BACKUP LIVE, n3 BACKUP LIVE");
        assertThat(seen.cluster().healthSinceNanos()).isEqualTo(5200 * Stream.MS);
    }

    @Test
    void advertStillOnItsWayDoesNotReviveTheLost() {
        assertThat(threeUntil(5000).lost(5200, 1).advert(5230, "n2", 1, 150).story())
                .startsWith("NO_MASTER, n1 MASTER LOST");
    }

    @Test
    void advertsLongAfterTheAgentSaidGoodbyeProveThatTheRouterLives() {
        assertThat(threeUntil(5000).lost(5200, 1).advert(6300, 1, 150).story()).startsWith("READY, n1 MASTER LIVE");
    }

    @Test
    void lostNodeThatReportsAgainIsBack() {
        Stream seen = threeUntil(5000).lost(5200, 1).report(9000, 1, Role.BACKUP, 150);

        assertThat(seen.member(1).freshness()).isEqualTo(Freshness.LIVE);
        assertThat(seen.member(1).role()).isEqualTo(Role.BACKUP);
    }

    @Test
    void reportOlderThanTheLossDoesNotRevive() {
        assertThat(threeUntil(5000).lost(5200, 1).report(5100, 1, Role.MASTER, 150).member(1).freshness())
                .isEqualTo(Freshness.LOST);
    }

    @Test
    void lossOlderThanAReportIsIgnored() {
        assertThat(threeUntil(5000).lost(4900, 1).member(1).freshness()).isEqualTo(Freshness.LIVE);
    }

    @Test
    void stoppedNodeIsStaleAfterThreeSeconds() {
        Stream seen = threeUntil(5000).report(6000, 1, Role.MASTER, 150).report(6000, 2, Role.BACKUP, 120)
                .report(8000, 1, Role.MASTER, 150).report(8000, 2, Role.BACKUP, 120);

        assertThat(seen.story(8000)).isEqualTo("READY, n1 MASTER LIVE, n2 BACKUP LIVE, n3 BACKUP LIVE");
        assertThat(seen.story(8001)).isEqualTo("READY, n1 MASTER LIVE, n2 BACKUP LIVE, n3 BACKUP STALE");
    }

    @Test
    void nodesThatAllFallSilentAreUnknownRatherThanWithoutMaster() {
        assertThat(threeUntil(5000).story(8001))
                .isEqualTo("UNKNOWN, n1 MASTER STALE, n2 BACKUP STALE, n3 BACKUP STALE");
    }

    @Test
    void noLiveBackupIsNoBackup() {
        assertThat(threeUntil(5000).lost(5100, 2).lost(5100, 3).cluster().health()).isEqualTo(Health.NO_BACKUP);
    }

    @Test
    void routersInFaultAreNoBackups() {
        assertThat(threeUntil(5000).report(5100, 2, Role.FAULT, 120).report(5100, 3, Role.INIT, 100).cluster().health())
                .isEqualTo(Health.NO_BACKUP);
    }

    @Test
    void masterWithoutReportsAmongSilentForeignersIsUnknown() {
        assertThat(new Stream().adverts(0, 1000, 9, 200).report(3000, 1, Role.MASTER, 150)
                .report(4000, 1, Role.MASTER, 150).cluster(4500).health()).isEqualTo(Health.UNKNOWN);
    }

    @Test
    void twoReportedMastersAreSplit() {
        Stream seen = threeUntil(5000).report(5300, 2, Role.MASTER, 120);

        assertThat(seen.story()).startsWith("SPLIT, n1 MASTER LIVE, n2 MASTER LIVE");
        assertThat(seen.cluster().healthSinceNanos()).isEqualTo(5300 * Stream.MS);
    }

    @Test
    void handOverWithinOneInstantIsNoSplitAndKeepsTheSince() {
        Stream seen = threeUntil(5000).report(5300, 2, Role.MASTER, 120).report(5300, 1, Role.BACKUP, 90);

        assertThat(seen.story()).startsWith("READY");
        assertThat(seen.cluster().healthSinceNanos()).isEqualTo(1000 * Stream.MS);
        assertThat(seen.member(2).sinceNanos()).isEqualTo(5300 * Stream.MS);
    }

    @Test
    void handOverThroughSeveralStatesWithinOneInstantKeepsTheSince() {
        Stream seen = threeUntil(5000).lost(5300, 3).report(5300, 2, Role.MASTER, 120).lost(5300, 1)
                .report(5300, 3, Role.BACKUP, 100);

        assertThat(seen.cluster().health()).isEqualTo(Health.READY);
        assertThat(seen.cluster().healthSinceNanos()).isEqualTo(1000 * Stream.MS);
    }

    @Test
    void nodesWordOverrulesAnAdvertThatWasOnItsWay() {
        Stream seen = threeUntil(5000).report(5010, 1, Role.BACKUP, 150).advert(5020, "n2", 1, 150);

        assertThat(seen.member(1).role()).isEqualTo(Role.BACKUP);
    }

    @Test
    void advertsOverruleAWordThatIsOld() {
        Stream seen = three().adverts(2000, 9000, 2, 120);

        assertThat(seen.member(2).role()).isEqualTo(Role.MASTER);
        assertThat(seen.member(2).freshness()).isEqualTo(Freshness.LIVE);
        assertThat(seen.member(2).sinceNanos()).isEqualTo(5000 * Stream.MS);
    }

    @Test
    void lateReportChangesNothing() {
        Stream seen = threeUntil(5000);
        Cluster before = seen.cluster();

        seen.report(4500, 1, Role.FAULT, 10);

        assertThat(seen.cluster()).isEqualTo(before);
    }

    @Test
    void transitionIsKeptWithItsReason() {
        Stream seen = threeUntil(5000).lost(5200, 1).transition(8531, 2, Role.BACKUP, Role.MASTER, Reason.MASTER_SILENT)
                .report(8531, 2, Role.MASTER, 120);

        Member n2 = seen.member(2);
        assertThat(n2.role()).isEqualTo(Role.MASTER);
        assertThat(n2.sinceNanos()).isEqualTo(8531 * Stream.MS);
        assertThat(n2.lastTransition().orElseThrow().reason()).isEqualTo(Reason.MASTER_SILENT);
        assertThat(seen.member(3).lastTransition()).isEqualTo(Optional.empty());
    }

    @Test
    void transitionThatArrivesAfterItsReportStillExplainsIt() {
        Stream seen = threeUntil(5000).report(5600, 2, Role.MASTER, 120)
                .transition(5500, 2, Role.BACKUP, Role.MASTER, Reason.MASTER_SILENT);

        assertThat(seen.member(2).lastTransition().orElseThrow().reason()).isEqualTo(Reason.MASTER_SILENT);
        assertThat(seen.member(2).sinceNanos()).isEqualTo(5500 * Stream.MS);
    }

    @Test
    void whatNobodyReportedBeginsNoCluster() {
        Stream seen = new Stream().transition(10, 1, Role.INIT, Role.BACKUP, Reason.STARTED).lost(20, 1)
                .see(new Sighting.AddressAnnounced(Stream.KEY, 30 * Stream.MS, "wire", Stream.VIP,
                        "00:00:5e:00:01:33"));

        assertThat(seen.now().clusters()).isEmpty();
        assertThat(seen.now().sightings()).isEqualTo(3);
    }

    @Test
    void announcementIsRememberedByAddress() {
        IpAddress other = IpAddress.parse("10.0.0.99");
        Stream seen = three().see(new Sighting.AddressAnnounced(Stream.KEY, 30, "wire", Stream.VIP, "old"))
                .see(new Sighting.AddressAnnounced(Stream.KEY, 50, "wire", Stream.VIP, "new"))
                .see(new Sighting.AddressAnnounced(Stream.KEY, 40, "wire", Stream.VIP, "late"))
                .see(new Sighting.AddressAnnounced(Stream.KEY, 60, "wire", other, "x"));

        assertThat(seen.cluster().announcements()).containsExactly(new Announcement(other, "x", "wire", 60),
                new Announcement(Stream.VIP, "new", "wire", 50));
    }

    @Test
    void nodeIsForgottenAfterADay() {
        Stream seen = three();

        assertThat(seen.cluster(86_400_999).members()).hasSize(3);
        assertThat(seen.at(86_401_001).clusters()).isEmpty();
    }
}
