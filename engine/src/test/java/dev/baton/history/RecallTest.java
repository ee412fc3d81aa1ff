package dev.baton.history;

import java.util.OptionalInt;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import dev.baton.adapter.sim.Lab;
import dev.baton.adapter.sim.LabCommand;
import dev.baton.adapter.sim.LabEvent;
import dev.baton.adapter.sim.LabPreset;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.Freshness;
import dev.baton.cluster.Member;
import dev.baton.cluster.Reducer;
import dev.baton.cluster.Snapshot;

import static org.assertj.core.api.Assertions.assertThat;

/// What is recalled of an instant is what was known at that instant.
class RecallTest {
    private static final long STEP = 50_000_000L;

    /// A lab run with its chronicle and the snapshots as they were.
    private static final class Run {
        final Chronicle chronicle = new Chronicle();
        final TreeMap<Long, Snapshot> snapshots = new TreeMap<>();
        private final Lab lab;
        private Snapshot snapshot = Snapshot.EMPTY;

        Run(LabPreset preset, long seed) {
            lab = Lab.of(preset, OptionalInt.empty(), seed);
        }

        Run go(long seconds) {
            for (long i = 0; i < seconds * 1_000_000_000L / STEP; i++) {
                lab.advance(STEP, event -> {
                    if (event instanceof LabEvent.Seen(var sighting)) {
                        chronicle.add(sighting);
                        snapshot = Reducer.reduce(snapshot, sighting);
                    }
                });
                chronicle.watched(lab.nowNanos());
                snapshot = Reducer.aged(snapshot, lab.nowNanos());
                snapshots.put(lab.nowNanos(), snapshot);
            }
            return this;
        }

        Run does(String command) {
            lab.perform(LabCommand.parse(command));
            return this;
        }
    }

    private static Run eventful(long seed) {
        return new Run(LabPreset.THREE, seed).go(8).does("kill n1").go(8).does("start n1").go(8).does("cut n1 n2")
                .does("cut n1 n3").does("cut n2 n1").go(8).does("heal").go(6).does("end n1").go(6).does("link down n2")
                .go(6);
    }

    private static String story(Snapshot snapshot) {
        StringBuilder story = new StringBuilder();
        for (Cluster cluster : snapshot.clusters()) {
            story.append(cluster.health());
            for (Member m : cluster.members()) {
                story.append(' ').append(m.node()).append('=').append(m.role()).append('/').append(m.freshness());
            }
        }
        return story.toString();
    }

    @Test
    void recalledSnapshot_tellsWhatWasKnownThen_throughKillsCutsAndResignations() {
        for (long seed = 1; seed <= 3; seed++) {
            Run run = eventful(seed);
            History history = run.chronicle.history();
            long instants = 0;
            long differing = 0;
            for (var entry : run.snapshots.entrySet()) {
                instants++;
                differing += story(Recall.at(history, entry.getKey())).equals(story(entry.getValue())) ? 0 : 1;
            }
            // Of repeated adverts only the pace is kept, so for one step around a change it may be a step off.
            assertThat(differing).as("seed %d of %d instants", seed, instants).isLessThan(instants / 50);
        }
    }

    @Test
    void bars_agreeWithTheSnapshots_throughKillsCutsAndResignations() {
        for (long seed = 1; seed <= 3; seed++) {
            Run run = eventful(seed);
            Track track = Bars.of(run.chronicle.history()).getFirst();
            long looked = 0;
            long differing = 0;
            for (var entry : run.snapshots.entrySet()) {
                for (Member member : entry.getValue().clusters().stream().flatMap(c -> c.members().stream()).toList()) {
                    String known = member.freshness() == Freshness.LIVE ? member.role().name() : "-";
                    String drawn = track.rows().stream().filter(r -> r.node().equals(member.node()))
                            .flatMap(r -> r.bars().stream())
                            .filter(b -> b.fromNanos() <= entry.getKey() && entry.getKey() <= b.toNanos())
                            .map(b -> b.role().name()).reduce((_, last) -> last).orElse("-");
                    looked++;
                    differing += known.equals(drawn) ? 0 : 1;
                }
            }
            assertThat(differing).as("seed %d of %d", seed, looked).isLessThan(looked / 50);
        }
    }

    @Test
    void instantThatNobodyWatched_isUnknown() {
        History history = new Seen().adverts(0, 5_000, 1, 150).history(5_000);
        assertThat(Recall.at(history, 6_000 * Seen.MS).clusters()).isEmpty();
        assertThat(Recall.at(history, 4_000 * Seen.MS).clusters()).hasSize(1);
    }

    @Test
    void masterForADay_isMasterSinceItBegan_thoughOneSpanIsAllThatIsKept() {
        Seen seen = new Seen().adverts(0, 86_400_000, 1, 150);
        History history = seen.history(86_400_000);
        assertThat(history.spans()).hasSize(1);
        Member member = Recall.at(history, 80_000_000 * Seen.MS).clusters().getFirst().members().getFirst();
        assertThat(member.isLiveMaster()).isTrue();
        assertThat(member.sinceNanos()).isZero();
    }
}
