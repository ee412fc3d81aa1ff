package dev.baton.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.baton.vrrp.Role;
import dev.baton.wire.Family;
import dev.baton.wire.Ipv4Address;

import static org.assertj.core.api.Assertions.assertThat;

/// What strangers can make grow, and where it ends.
class LimitsTest {
    private static final long INTERVAL = 1000 * Stream.MS;

    private static Sighting.AdvertSeen stranger(ClusterKey key, long atNanos, int number, String observer) {
        return new Sighting.AdvertSeen(key, atNanos, observer, new Ipv4Address(0x0A01_0000 + number), 3, 50, INTERVAL,
                List.of(Stream.VIP), Optional.empty());
    }

    private static ClusterKey key(int number) {
        return new ClusterKey("site", "lan-" + number / 255, Family.IPV4, 1 + number % 255);
    }

    @Test
    void strangersBeyondTheBoundAreShedAndCounted() {
        Snapshot snapshot = Snapshot.EMPTY;
        for (int i = 0; i < Limits.MAX_MEMBERS + 100; i++) {
            snapshot = Reducer.reduce(snapshot, stranger(Stream.KEY, 0, i, "wire"));
        }
        assertThat(snapshot.clusters().getFirst().members()).hasSize(Limits.MAX_MEMBERS);
        assertThat(snapshot.shed()).isEqualTo(100);
    }

    @Test
    void nodeThatReportsTakesThePlaceOfAStranger() {
        Snapshot snapshot = Snapshot.EMPTY;
        for (int i = 0; i < Limits.MAX_MEMBERS; i++) {
            snapshot = Reducer.reduce(snapshot, stranger(Stream.KEY, 0, i, "wire"));
        }
        snapshot = Reducer.reduce(snapshot, Stream.reportOf(Stream.KEY, 10, 1, Role.MASTER, 150, INTERVAL));

        assertThat(snapshot.clusters().getFirst().members()).hasSize(Limits.MAX_MEMBERS);
        assertThat(snapshot.clusters().getFirst().members().getFirst().node()).isEqualTo("n1");
        assertThat(snapshot.shed()).isEqualTo(1);
    }

    @Test
    void nodesThatReportAreNeverShedForStrangers() {
        List<Sighting> all = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            all.add(Stream.reportOf(Stream.KEY, 0, i, Role.BACKUP, 100 + i, INTERVAL));
        }
        for (int i = 0; i < 500; i++) {
            all.add(stranger(Stream.KEY, 60_000 * Stream.MS, i, "wire"));
        }
        Snapshot snapshot = Reducer.reduceAll(Snapshot.EMPTY, all);

        assertThat(snapshot.clusters().getFirst().members().stream().filter(Member::reported)).hasSize(5);
        assertThat(snapshot.clusters().getFirst().members()).hasSize(Limits.MAX_MEMBERS);
    }

    @Test
    void clustersBeyondTheBoundTakeThePlaceOfTheLongestSilent() {
        List<Sighting> all = new ArrayList<>();
        for (int i = 0; i < Limits.MAX_CLUSTERS; i++) {
            all.add(stranger(key(i), i, 1, "wire"));
        }
        Snapshot full = Reducer.reduceAll(Snapshot.EMPTY, all);
        assertThat(full.clusters()).hasSize(Limits.MAX_CLUSTERS);
        assertThat(full.shed()).isZero();

        Snapshot whileAllLive = Reducer.reduce(full, stranger(key(5000), Limits.MAX_CLUSTERS, 1, "wire"));
        assertThat(whileAllLive.cluster(key(5000))).isEmpty();
        assertThat(whileAllLive.shed()).isEqualTo(1);

        Snapshot later = Reducer.reduce(full, stranger(key(5000), 60_000 * Stream.MS, 1, "wire"));
        assertThat(later.clusters()).hasSize(Limits.MAX_CLUSTERS);
        assertThat(later.cluster(key(5000))).isPresent();
        assertThat(later.cluster(key(0))).isEmpty();
        assertThat(later.cluster(key(1))).isPresent();
        assertThat(later.shed()).isEqualTo(1);
    }

    @Test
    void hearersBeyondTheBoundAreShedAndCounted() {
        Snapshot snapshot = Snapshot.EMPTY;
        for (int i = 0; i < Limits.MAX_HEARERS + 7; i++) {
            snapshot = Reducer.reduce(snapshot, stranger(Stream.KEY, 0, 1, "observer-" + i));
        }
        assertThat(snapshot.clusters().getFirst().members().getFirst().hearers()).hasSize(Limits.MAX_HEARERS);
        assertThat(snapshot.shed()).isEqualTo(7);
    }

    @Test
    void announcementsBeyondTheBoundShedTheOldest() {
        Snapshot snapshot = Reducer.reduce(Snapshot.EMPTY, stranger(Stream.KEY, 0, 1, "wire"));
        for (int i = 0; i < Limits.MAX_ANNOUNCEMENTS + 3; i++) {
            snapshot = Reducer.reduce(snapshot,
                    new Sighting.AddressAnnounced(Stream.KEY, 10 + i, "wire", new Ipv4Address(i), "mac"));
        }
        assertThat(snapshot.clusters().getFirst().announcements()).hasSize(Limits.MAX_ANNOUNCEMENTS)
                .noneMatch(a -> a.atNanos() < 13);
        assertThat(snapshot.shed()).isEqualTo(3);
    }

    @Test
    void absurdTimesAndIntervalsEnd() {
        Snapshot snapshot = Reducer.reduceAll(Snapshot.EMPTY,
                List.of(Stream.advertOf(Stream.KEY, -5, "wire", 1, 100, Long.MAX_VALUE),
                        Stream.advertOf(Stream.KEY, 5, "wire", 2, 300, Long.MIN_VALUE),
                        Stream.reportOf(Stream.KEY, 7, 3, Role.MASTER, 100, Long.MAX_VALUE)));

        assertThat(Reducer.aged(snapshot, Long.MAX_VALUE).clusters()).isEmpty();
        assertThat(Reducer.reduce(snapshot, Stream.advertOf(Stream.KEY, Long.MAX_VALUE, "wire", 1, 100, INTERVAL))
                .atNanos()).isEqualTo(Long.MAX_VALUE);
    }
}
