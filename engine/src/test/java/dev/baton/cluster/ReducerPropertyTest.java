package dev.baton.cluster;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.baton.vrrp.Role;

import static org.assertj.core.api.Assertions.assertThat;

/// What must hold of every stream of sightings, in order of time or not.
class ReducerPropertyTest {
    private static final int CLUSTERS = 7;
    private static final int SIGHTINGS = 3000;
    private static final long LATE = 3000 * Stream.MS;

    private static List<Sighting> stream(long seed, long jitterNanos) {
        return new RandomSightings(seed, CLUSTERS, jitterNanos).next(SIGHTINGS);
    }

    private static long jitter(long seed) {
        return seed % 2 == 0 ? LATE : 0;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void manyAtOnceAreTheSameAsOneByOne(long seed) {
        List<Sighting> all = stream(seed, jitter(seed));
        Random random = new Random(seed);
        Snapshot single = Snapshot.EMPTY;
        Snapshot batch = Snapshot.EMPTY;
        for (int from = 0; from < all.size();) {
            int to = Math.min(all.size(), from + 1 + random.nextInt(200));
            for (Sighting one : all.subList(from, to)) {
                single = Reducer.reduce(single, one);
            }
            batch = Reducer.reduceAll(batch, all.subList(from, to));
            assertThat(batch).isEqualTo(single);
            from = to;
        }
        assertThat(single.sightings()).isEqualTo(SIGHTINGS);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26})
    void ageingInPartsIsTheSameAsAtOnce(long seed) {
        Random random = new Random(seed);
        for (int length = 50; length <= SIGHTINGS; length += 500) {
            Snapshot start = Reducer.reduceAll(Snapshot.EMPTY, stream(seed, jitter(seed)).subList(0, length));
            long end = start.atNanos() + random.nextLong(700_000 * Stream.MS);
            Snapshot inParts = start;
            for (int i = 0; i < 40; i++) {
                inParts = Reducer.aged(inParts, start.atNanos() + random.nextLong(end - start.atNanos() + 1));
            }
            assertThat(Reducer.aged(inParts, end)).isEqualTo(Reducer.aged(start, end));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34})
    void ageingTwiceToOneInstantChangesNothing(long seed) {
        Snapshot snapshot = Reducer.reduceAll(Snapshot.EMPTY, stream(seed, jitter(seed)));
        Snapshot once = Reducer.aged(snapshot, snapshot.atNanos() + 2500 * Stream.MS);

        assertThat(Reducer.aged(once, once.atNanos())).isEqualTo(once);
        assertThat(Reducer.aged(once, 0)).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43, 44, 45, 46, 47, 48})
    void everySnapshotIsSoundForItsInstant(long seed) {
        Random random = new Random(seed);
        Snapshot before = Snapshot.EMPTY;
        for (Sighting one : stream(seed, jitter(seed))) {
            Snapshot after = random.nextInt(10) == 0
                    ? Reducer.aged(before, before.atNanos() + random.nextLong(400 * Stream.MS))
                    : Reducer.reduce(before, one);
            assertThat(after.atNanos()).isGreaterThanOrEqualTo(before.atNanos());
            after.clusters().forEach(cluster -> requireSound(cluster, after.atNanos()));
            assertThat(after.clusters()).isSortedAccordingTo(Comparator.comparing(Cluster::key));
            before = after;
        }
    }

    private static void requireSound(Cluster cluster, long now) {
        assertThat(cluster.members()).isNotEmpty().isSortedAccordingTo(Member.ORDER);
        assertThat(cluster.health()).isEqualTo(Health.of(cluster.members()));
        assertThat(cluster.healthSinceNanos()).isBetween(cluster.healthBeforeSinceNanos(), now);
        assertThat(cluster.dueNanos()).isGreaterThanOrEqualTo(now);
        assertThat(cluster.announcements()).hasSizeLessThanOrEqualTo(Limits.MAX_ANNOUNCEMENTS);
        for (Member member : cluster.members()) {
            long heard = Math.max(member.lastAdvertNanos(), member.lastReportNanos());
            if (member.isLiveMaster()) {
                assertThat(now - heard).isLessThanOrEqualTo(3 * member.intervalNanos());
            } else if (member.freshness() == Freshness.LIVE && member.reported()) {
                assertThat(now - member.lastReportNanos()).isLessThanOrEqualTo(3000 * Stream.MS);
            }
            assertThat(member.sinceNanos()).isLessThanOrEqualTo(now);
            assertThat(member.freshness() == Freshness.LOST).isEqualTo(member.lostNanos() >= 0);
            assertThat(member.contesting() && member.role() != Role.MASTER).isFalse();
            assertThat(member.hearers()).isSorted().doesNotHaveDuplicates();
            for (Hearing hearing : member.hearings()) {
                assertThat(now - hearing.lastNanos()).isLessThanOrEqualTo(3 * member.intervalNanos());
            }
        }
        assertThat(cluster.members().stream().map(m -> m.node() + "/" + m.router() + "/" + m.source()))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53, 54, 55, 56})
    void sightingsOfOneInstantCommuteAcrossClusters(long seed) {
        List<Sighting> all = stream(seed, 0);
        Random random = new Random(seed);
        List<Sighting> shuffled = new ArrayList<>();
        for (int from = 0; from < all.size();) {
            int to = from;
            while (to < all.size() && all.get(to).atNanos() == all.get(from).atNanos()) {
                to++;
            }
            shuffled.addAll(interleaved(all.subList(from, to), random));
            from = to;
        }
        assertThat(shuffled).isNotEqualTo(all).hasSameSizeAs(all);
        assertThat(Reducer.reduceAll(Snapshot.EMPTY, shuffled)).isEqualTo(Reducer.reduceAll(Snapshot.EMPTY, all));
    }

    /// The same sightings with those of each cluster in their order.
    private static List<Sighting> interleaved(List<Sighting> sightings, Random random) {
        List<ClusterKey> keys = new ArrayList<>(sightings.stream().map(Sighting::key).distinct().toList());
        Collections.shuffle(keys, random);
        return keys.stream().flatMap(key -> sightings.stream().filter(s -> s.key().equals(key))).toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {61, 62, 63, 64})
    void clustersAreIndependentOfEachOther(long seed) {
        List<Sighting> all = stream(seed, 0);
        Snapshot together = Reducer.reduceAll(Snapshot.EMPTY, all);
        for (int i = 0; i < CLUSTERS; i++) {
            ClusterKey key = RandomSightings.key(i);
            List<Sighting> own = all.stream().filter(s -> s.key().equals(key)).toList();
            Snapshot alone = Reducer.aged(Reducer.reduceAll(Snapshot.EMPTY, own), together.atNanos());
            assertThat(alone.cluster(key)).isEqualTo(together.cluster(key));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {71, 72})
    void clusterThatNothingHappensToIsTheSameObject(long seed) {
        Snapshot before = Reducer.reduceAll(Snapshot.EMPTY, stream(seed, 0));
        ClusterKey key = RandomSightings.key(0);
        Snapshot after = Reducer.reduce(before,
                Stream.advertOf(key, before.atNanos(), "wire", 1, 110, 1000 * Stream.MS));

        for (Cluster cluster : before.clusters()) {
            if (!cluster.key().equals(key)) {
                assertThat(after.cluster(cluster.key()).orElseThrow()).isSameAs(cluster);
            }
        }
    }
}
