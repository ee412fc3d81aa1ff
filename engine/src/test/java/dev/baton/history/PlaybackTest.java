package dev.baton.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.baton.adapter.sim.Lab;
import dev.baton.adapter.sim.LabCommand;
import dev.baton.adapter.sim.LabEvent;
import dev.baton.adapter.sim.LabException;
import dev.baton.adapter.sim.LabPreset;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.Freshness;
import dev.baton.cluster.Health;
import dev.baton.cluster.Member;
import dev.baton.cluster.Reducer;
import dev.baton.cluster.Sighting;
import dev.baton.cluster.Snapshot;

import static org.assertj.core.api.Assertions.assertThat;

/// Whatever way leads to an instant, what is shown there is what was shown at that instant.
class PlaybackTest {
    private static final long STEP = 40_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final List<String> HAPPENINGS = List.of("kill n1", "start n1", "kill n2", "start n2", "end n1",
            "end n3", "start n3", "cut n1 n2", "cut n2 n1", "cut n1 n3", "heal", "link down n1", "link up n1",
            "link down n2", "link up n2");

    /// A random run with the snapshots as they were shown.
    private static final class Run {
        final Chronicle chronicle = new Chronicle();
        final TreeMap<Long, Snapshot> shown = new TreeMap<>();
        private final Lab lab;
        private Snapshot snapshot = Snapshot.EMPTY;

        Run(LabPreset preset, long seed) {
            lab = Lab.of(preset, OptionalInt.empty(), seed);
            Random random = new Random(seed);
            for (int i = 0; i < 14; i++) {
                go(SECOND + random.nextLong(5 * SECOND));
                try {
                    lab.perform(LabCommand.parse(HAPPENINGS.get(random.nextInt(HAPPENINGS.size()))));
                } catch (LabException _) {
                    // Such a thing cannot happen now: a node that is gone is not killed again.
                    go(SECOND);
                }
            }
            go(5 * SECOND);
        }

        private void go(long nanos) {
            for (long i = 0; i < nanos / STEP; i++) {
                lab.advance(STEP, event -> {
                    if (event instanceof LabEvent.Seen(var sighting)) {
                        chronicle.add(sighting);
                        snapshot = Reducer.reduce(snapshot, sighting);
                    }
                });
                chronicle.watched(lab.nowNanos());
                snapshot = Reducer.aged(snapshot, lab.nowNanos());
                shown.put(lab.nowNanos(), snapshot);
            }
        }

        /// Whether something changed within an interval and a half of an instant: of adverts that repeat only the pace is
        /// kept, so there a single one may be off by one.
        boolean isNearAChange(long nanos) {
            String before = "";
            for (Snapshot each : shown.subMap(nanos - 3 * SECOND / 2, true, nanos + 3 * SECOND / 2, true).values()) {
                String now = told(each);
                if (!before.isEmpty() && !before.equals(now)) {
                    return true;
                }
                before = now;
            }
            return false;
        }
    }

    /// Everything that a screen tells of a snapshot, but for the figures that count or time single adverts.
    private static String told(Snapshot snapshot) {
        StringBuilder told = new StringBuilder();
        for (Cluster cluster : snapshot.clusters()) {
            told.append(cluster.key()).append(cluster.version()).append(cluster.intervalNanos())
                    .append(cluster.addresses()).append(cluster.health()).append(cluster.healthBefore());
            for (Member m : cluster.members()) {
                told.append('\n').append(m.node()).append(' ').append(m.router()).append(' ').append(m.source())
                        .append(' ').append(m.role()).append(' ').append(m.reported()).append(' ')
                        .append(m.priority()).append(' ').append(m.preempt()).append(' ').append(m.holdsAddresses())
                        .append(' ').append(m.freshness()).append(' ').append(m.lastTransition());
            }
        }
        return told.toString();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void anyInstantOfARandomRun_showsWhatWasShownThen(long seed) {
        LabPreset preset = seed % 2 == 0 ? LabPreset.THREE : LabPreset.SYNC_GROUP;
        Run run = new Run(preset, seed);
        Playback playback = new Playback(run.chronicle.history());
        List<Long> instants = new ArrayList<>(run.shown.keySet());
        Random random = new Random(seed);
        int settled = 0;
        for (int i = 0; i < 300; i++) {
            long at = instants.get(random.nextInt(instants.size()));
            String then = told(run.shown.getOrDefault(at, Snapshot.EMPTY));
            String now = told(playback.to(at).snapshot());
            if (!run.isNearAChange(at)) {
                settled++;
                assertThat(now).as("seed %d at %d", seed, at).isEqualTo(then);
            }
        }
        assertThat(settled).isGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void playing_showsAtEachInstantTheSameAsJumpingThere(long seed) {
        Run run = new Run(LabPreset.THREE, seed);
        History history = run.chronicle.history();
        Playback playing = new Playback(history);
        Random random = new Random(seed);
        long at = history.fromNanos();
        while (at < history.toNanos()) {
            Snapshot played = playing.to(at).snapshot();
            Snapshot jumped = new Playback(history).to(at).snapshot();
            assertThat(told(played)).as("seed %d at %d", seed, at).isEqualTo(told(jumped));
            assertThat(played.clusters()).extracting(Cluster::healthSinceNanos)
                    .isEqualTo(jumped.clusters().stream().map(Cluster::healthSinceNanos).toList());
            at += 1 + random.nextLong(2 * SECOND);
        }
    }

    @Test
    void playing_tellsEachAdvertOnce_inOrder() {
        History history = new Seen().adverts(0, 60_000, 1, 150).history(60_000);
        Playback playback = new Playback(history);
        List<Long> told = new ArrayList<>();
        playback.to(0);
        for (long at = 0; at <= 60 * SECOND; at += 17_000_000L) {
            playback.to(at).adverts().forEach(advert -> told.add(advert.atNanos()));
        }
        playback.to(60 * SECOND).adverts().forEach(advert -> told.add(advert.atNanos()));
        assertThat(told).isSorted().doesNotHaveDuplicates();
        assertThat(told.getLast() - told.getFirst()).isGreaterThan(55 * SECOND);
        long count = history.spans().stream().mapToLong(Span::count).sum();
        assertThat(told).hasSize((int) count - 1);
    }

    @Test
    void jump_tellsNoAdverts_andAnInstantThatNobodyWatched_isUnknown() {
        History history = new Seen().adverts(0, 60_000, 1, 150).history(60_000);
        Playback playback = new Playback(history);
        playback.to(SECOND);
        assertThat(playback.to(40 * SECOND).adverts()).isEmpty();
        assertThat(playback.to(61 * SECOND).snapshot().clusters()).isEmpty();
        assertThat(playback.to(30 * SECOND).snapshot().clusters()).hasSize(1);
    }

    @Test
    void master_thatFellSilent_isStaleInReplayToo_neverGreen() {
        History history = new Seen().adverts(0, 10_000, 1, 150).history(20_000);
        Playback playback = new Playback(history);
        playback.to(9 * SECOND);
        Member member = playback.to(18 * SECOND).snapshot().clusters().getFirst().members().getFirst();
        assertThat(member.freshness()).isNotEqualTo(Freshness.LIVE);
        assertThat(playback.to(18 * SECOND).snapshot().clusters().getFirst().health()).isNotEqualTo(Health.READY);
    }

    @Test
    void moves_areThoseUntilThen_andTheSameListWhileNothingHappens() {
        Run run = new Run(LabPreset.THREE, 5);
        Playback playback = new Playback(run.chronicle.history());
        for (Map.Entry<Long, Snapshot> shown : run.shown.entrySet()) {
            List<Sighting.Transitioned> moves = playback.to(shown.getKey()).moves();
            assertThat(moves).allMatch(m -> m.atNanos() <= shown.getKey()).hasSizeLessThanOrEqualTo(200);
        }
        List<Sighting.Transitioned> last = playback.to(run.shown.lastKey()).moves();
        assertThat(playback.to(run.shown.lastKey() - 1_000).moves()).isSameAs(last);
        assertThat(last).isNotEmpty();
    }

    @Test
    void moments_leadFromOneHappeningToTheNext_andBack() {
        Run run = new Run(LabPreset.THREE, 5);
        History history = run.chronicle.history();
        Moments moments = Moments.of(history, Bars.of(history));
        List<Long> forward = new ArrayList<>();
        OptionalLong at = moments.after(Long.MIN_VALUE);
        while (at.isPresent()) {
            forward.add(at.getAsLong());
            at = moments.after(at.getAsLong());
        }
        assertThat(forward).isEqualTo(moments.nanos()).isSorted().isNotEmpty();
        assertThat(moments.before(forward.getFirst())).isEmpty();
        assertThat(moments.before(Long.MAX_VALUE)).hasValue(forward.getLast());
    }
}
