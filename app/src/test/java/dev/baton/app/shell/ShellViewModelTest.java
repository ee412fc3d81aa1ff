package dev.baton.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.baton.app.control.Clusters;
import dev.baton.app.testing.SampleSource;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.Freshness;
import dev.baton.cluster.Health;
import dev.baton.cluster.Sighting;
import dev.baton.cluster.Snapshot;

import static org.assertj.core.api.Assertions.assertThat;

class ShellViewModelTest {
    private static final long SECOND = SampleSource.SECOND_NANOS;
    private final SampleSource source = new SampleSource();
    private final AtomicLong clock = new AtomicLong();
    private final ShellViewModel model = new ShellViewModel(source, clock::get);

    @BeforeEach
    void open() {
        model.open();
    }

    private SourceAge.Kind kindAfter(long atSourceNanos, long hereNanos) {
        Snapshot before = source.snapshot().get();
        clock.addAndGet(hereNanos);
        source.show(new Snapshot(before.atNanos() + atSourceNanos, before.clusters(), before.sightings()));
        model.beat();
        return model.age().get().kind();
    }

    @Test
    void nothingHeard_isNoAge() {
        model.beat();
        assertThat(model.age().get()).isEqualTo(SourceAge.NONE);
    }

    @Test
    void silence_isStaleAfterThreeAdverts_andLostAfterHalfAMinute() {
        source.show(SampleSource.snapshot(0, 1, Freshness.LIVE, Health.READY));
        assertThat(kindAfter(3 * SECOND, SECOND)).isEqualTo(SourceAge.Kind.LIVE);
        assertThat(kindAfter(1, SECOND)).isEqualTo(SourceAge.Kind.STALE);
        assertThat(kindAfter(27 * SECOND, SECOND)).isEqualTo(SourceAge.Kind.LOST);
    }

    @Test
    void sourceThatStandsStillUnasked_becomesStale() {
        source.show(SampleSource.snapshot(0, 1, Freshness.LIVE, Health.READY));
        clock.addAndGet(4 * SECOND);
        model.beat();
        assertThat(model.age().get().kind()).isEqualTo(SourceAge.Kind.STALE);
    }

    @Test
    void pausedSource_isPausedHoweverLong() {
        source.show(SampleSource.snapshot(0, 1, Freshness.LIVE, Health.READY));
        source.run(false);
        clock.addAndGet(1000 * SECOND);
        model.beat();
        assertThat(model.age().get().kind()).isEqualTo(SourceAge.Kind.PAUSED);
    }

    @Test
    void rate_isPerSecondOverTheLastBeats() {
        assertThat(model.advertsPerSecond().get()).isEmpty();
        for (int i = 0; i < 2 * ShellViewModel.RATE_BEATS; i++) {
            source.adverts(25);
            clock.addAndGet(SECOND / 4);
            model.beat();
        }
        assertThat(model.advertsPerSecond().get()).contains(100);
    }

    @Test
    void rateOfOneAdvertASecond_isOneAtEveryBeat() {
        for (int i = 0; i < 4 * ShellViewModel.RATE_BEATS; i++) {
            if (i % 4 == 2) {
                source.adverts(1);
            }
            clock.addAndGet(SECOND / 4);
            model.beat();
            assertThat(model.advertsPerSecond().get().orElse(1)).isEqualTo(1);
        }
    }

    @Test
    void advertHeardByMany_isCountedOnce() {
        AdvertCount count = new AdvertCount();
        List<Sighting.AdvertSeen> seen = new ArrayList<>(Clusters.adverts(Clusters.healthy(),
                Clusters.healthy().members().getFirst(), 1));
        assertThat(seen).hasSizeGreaterThan(1);
        count.add(seen);
        assertThat(count.total()).isEqualTo(1);
        seen.removeIf(a -> a.observer().equals("n2"));
        count.add(seen);
        assertThat(count.total()).isEqualTo(2);
        Cluster other = Clusters.fleet().getFirst();
        count.add(Clusters.adverts(other, other.members().getFirst(), 2));
        assertThat(count.total()).isEqualTo(3);
    }

    @Test
    void nodes_areInTheOrderOfTheirNumbers() {
        assertThat(NodePresence.of(SampleSource.snapshot(0, 1, Freshness.LOST, Health.READY)))
                .isEqualTo(List.of(new NodePresence("n1", Freshness.LOST), new NodePresence("n2", Freshness.LIVE),
                        new NodePresence("n3", Freshness.LIVE)));
    }
}
