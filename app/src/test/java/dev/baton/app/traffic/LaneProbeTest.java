package dev.baton.app.traffic;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.baton.app.i18n.Texts;
import dev.baton.app.source.PacketFeed;
import dev.baton.app.testing.FxTest;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;

import static dev.baton.app.traffic.FedSource.MS;
import static org.assertj.core.api.Assertions.assertThat;

@FxTest
class LaneProbeTest {
    private static final long NEAR = 20 * MS;
    private static final Lane.Id N1 = new Lane.Id(Family.IPV4, 51, IpAddress.parse("10.0.0.1"));
    private static final Lane.Id N2 = new Lane.Id(Family.IPV4, 51, IpAddress.parse("10.0.0.2"));

    private final FedSource source = FedSource.ofInterface();

    private LanePlaces places() {
        PacketFeed feed = source.show().packets().orElseThrow();
        return new LanePlaces(feed.store(), Lane.of(feed.cards(), source.snapshot().get(), true));
    }

    private LaneProbe probe(LanePlaces places) {
        PacketFeed feed = source.packets().orElseThrow();
        return new LaneProbe(feed.store(), feed.lastNumber().get(), places);
    }

    private LaneHit at(Lane.Id lane, long millis) {
        LanePlaces places = places();
        return probe(places).at(places.of(lane), millis * MS, NEAR);
    }

    @Test
    void tick_tellsTheIntervalSinceTheAdvertBefore_ofTheSameSender() {
        source.advert(1_000, 1, 150).advert(1_050, 2, 100).advert(1_103, 1, 150);

        LaneHit hit = at(N1, 1_110);

        assertThat(hit).isInstanceOfSatisfying(LaneHit.Tick.class, tick -> {
            assertThat(tick.number()).isEqualTo(3);
            assertThat(tick.priority()).isEqualTo(150);
            assertThat(tick.lane().id()).isEqualTo(N1);
            assertThat(tick.sinceNanos()).contains(103 * MS);
        });
        assertThat(new LaneWords(Texts.of(Locale.ENGLISH)).of(hit)).first().asString().contains("10.0.0.1")
                .contains("priority 150");
        assertThat(new LaneWords(Texts.of(Locale.ENGLISH)).of(hit)).anyMatch(line -> line.contains("103 ms"));
    }

    @Test
    void intervals_areThoseOfOneObserver() {
        source.advert(1_000, 1, 51, 150, "eth0").advert(1_001, 1, 51, 150, "eth1").advert(1_100, 1, 51, 150, "eth0");

        assertThat(at(N1, 1_100)).isInstanceOfSatisfying(LaneHit.Tick.class,
                tick -> assertThat(tick.sinceNanos()).contains(100 * MS));
    }

    @Test
    void missingAdvert_tellsWhenItWasDueAndHowLateTheNextCame() {
        source.advert(1_000, 1, 150).advert(1_100, 1, 150).advert(1_340, 1, 150);

        assertThat(at(N1, 1_195)).isInstanceOfSatisfying(LaneHit.Missing.class, missing -> {
            assertThat(missing.atNanos()).isEqualTo(1_200 * MS);
            assertThat(missing.lateNanos()).isEqualTo(140 * MS);
            assertThat(missing.next()).isEqualTo(3);
        });
        assertThat(at(N1, 1_345)).isInstanceOf(LaneHit.Tick.class);
    }

    @Test
    void longSilence_isNotManyMissingAdverts() {
        source.advert(1_000, 1, 150).advert(3_000, 1, 150);

        assertThat(at(N1, 1_100)).isInstanceOf(LaneHit.Band.class);
    }

    @Test
    void besideTheTicks_theBandTellsTheIntervals() {
        source.adverts(1_000, 3_000, 1, 150);

        LaneHit hit = at(N1, 1_550);

        assertThat(hit).isInstanceOf(LaneHit.Band.class);
        assertThat(new LaneWords(Texts.of(Locale.ENGLISH)).of(hit))
                .anyMatch(line -> line.contains("p50 100 ms") && line.contains("p95 100 ms"));
    }

    @Test
    void resignation_isToldAsOne_andNothingIsMissedAfterIt() {
        source.advert(1_000, 1, 150).advert(1_100, 1, 0).advert(1_340, 1, 150);

        assertThat(at(N1, 1_100)).isInstanceOfSatisfying(LaneHit.Tick.class,
                tick -> assertThat(tick.kind()).isEqualTo(LaneHit.Kind.RESIGNATION));
        assertThat(at(N1, 1_200)).isInstanceOf(LaneHit.Band.class);
    }

    @Test
    void steps_stayInTheLane_orGoToTheNearestOfTheNext() {
        source.advert(1_000, 1, 150).advert(1_040, 2, 100).advert(1_100, 1, 150).advert(1_150, 2, 100)
                .advert(1_200, 1, 150);
        LanePlaces places = places();
        LaneProbe probe = probe(places);

        assertThat(places.lanes()).extracting(Lane::id).isEqualTo(List.of(N1, N2));
        assertThat(probe.step(1, Optional.empty(), 0, 1, 0)).contains(3L);
        assertThat(probe.step(5, Optional.empty(), 0, -1, 0)).contains(3L);
        assertThat(probe.step(5, Optional.empty(), 0, 1, 0)).as("the last").isEmpty();
        assertThat(probe.step(1, Optional.empty(), 0, 0, 1)).contains(2L);
        assertThat(probe.step(4, Optional.empty(), 0, 0, -1)).as("nearest to 1,150 ms").contains(3L);
        assertThat(probe.step(0, Optional.of(N2), Long.MAX_VALUE / 2, 1, 0)).as("nothing selected").contains(4L);
    }
}
