package dev.baton.app.control;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.baton.cluster.Cluster;
import dev.baton.cluster.Sighting.AdvertSeen;
import dev.baton.wire.IpAddress;

import static org.assertj.core.api.Assertions.assertThat;

class SegmentPulsesTest {
    private static final int COLOUR = 0xFF3DCC8E;
    private static final int WIDTH = 900;
    private static final long STEP_NANOS = 1_000_000L;

    private final Cluster cluster = Clusters.healthy();
    private final SegmentLayout layout = SegmentLayout.card(WIDTH, 3);
    private final SegmentPulses pulses = new SegmentPulses(layout, cluster);
    private final DotRaster raster = new DotRaster(WIDTH, (int) layout.height());

    private AdvertSeen seen(String observer, String source, long atNanos) {
        return new AdvertSeen(cluster.key(), atNanos, observer, IpAddress.parse(source), 3, 150, Clusters.SECOND,
                List.of(), Optional.empty());
    }

    private void drawAt(long frameNanos) {
        raster.begin();
        pulses.draw(raster, 0, COLOUR, frameNanos);
    }

    private boolean lit(double x, double y) {
        return raster.at((int) x, (int) y) >>> 24 > 200;
    }

    private boolean anythingLit() {
        for (int pixel : raster.pixels()) {
            if (pixel != 0) {
                return true;
            }
        }
        return false;
    }

    /// Whether the stub of a node is lit by its middle at any frame of the advert's life.
    private boolean climbsTo(int node, long fromNanos) {
        SegmentLayout.Slot slot = layout.slots().get(node);
        for (long t = fromNanos; t < fromNanos + 3 * SegmentPulses.TRAVEL_NANOS; t += STEP_NANOS) {
            drawAt(t);
            if (lit(slot.portX(), slot.portY() + layout.stub() / 2)) {
                return true;
            }
        }
        return false;
    }

    /// The rightmost lit pixel of the bus; -1 where it is dark.
    private int headOnBus() {
        int y = layout.lanes().getFirst().intValue();
        for (int x = WIDTH - 1; x >= 0; x--) {
            if (raster.at(x, y) >>> 24 > 200) {
                return x;
            }
        }
        return -1;
    }

    @BeforeEach
    void nothingIsDrawnBefore() {
        drawAt(0);
        assertThat(anythingLit()).isFalse();
        assertThat(pulses.isIdle()).isTrue();
    }

    @Test
    void advertOnTheWire_runsAlongTheBusAwayFromItsSender() {
        pulses.add(seen("wire", "10.0.0.1", 1), 0);
        drawAt(SegmentPulses.TRAVEL_NANOS / 4);
        int early = headOnBus();
        drawAt(SegmentPulses.TRAVEL_NANOS / 2);
        int late = headOnBus();
        assertThat(early).isGreaterThan((int) layout.slots().getFirst().portX());
        assertThat(late).isGreaterThan(early + 100);
    }

    @Test
    void advert_beginsAtItsSendersBox() {
        pulses.add(seen("wire", "10.0.0.2", 1), 0);
        double half = layout.stub() / 2;
        drawAt((long) (SegmentPulses.TRAVEL_NANOS * half / layout.reach(1)));
        SegmentLayout.Slot sender = layout.slots().get(1);
        assertThat(lit(sender.portX(), sender.portY() + half)).isTrue();
        assertThat(headOnBus()).isEqualTo(-1);
    }

    @Test
    void advert_climbsOnlyIntoTheBoxesThatHeardIt() {
        pulses.add(seen("wire", "10.0.0.1", 1), 0);
        pulses.add(seen("n2", "10.0.0.1", 2), 0);
        assertThat(climbsTo(1, 0)).isTrue();
        pulses.clear();
        pulses.add(seen("wire", "10.0.0.1", 1), 0);
        pulses.add(seen("n2", "10.0.0.1", 2), 0);
        assertThat(climbsTo(2, 0)).isFalse();
    }

    @Test
    void advertHeardAfterItHasPassed_stillClimbs() {
        pulses.add(seen("wire", "10.0.0.1", 1), 0);
        long late = SegmentPulses.TRAVEL_NANOS;
        drawAt(late);
        pulses.add(seen("n2", "10.0.0.1", late), late);
        assertThat(climbsTo(1, late)).isTrue();
    }

    @Test
    void sightingsOfOneAdvert_areOnePulse() {
        for (String observer : List.of("wire", "n2", "n3")) {
            pulses.add(seen(observer, "10.0.0.1", 1), 0);
        }
        assertThat(pulses.fronts(STEP_NANOS)).hasSize(1);
        pulses.add(seen("wire", "10.0.0.1", 2), 0);
        assertThat(pulses.fronts(STEP_NANOS)).hasSize(2);
    }

    @Test
    void pulses_endAndLeaveNothing() {
        pulses.add(seen("wire", "10.0.0.1", 1), 0);
        drawAt(SegmentPulses.TRAVEL_NANOS / 2);
        assertThat(anythingLit()).isTrue();
        drawAt(5 * SegmentPulses.TRAVEL_NANOS);
        assertThat(anythingLit()).isFalse();
        assertThat(raster.dirty().isEmpty()).isFalse();
        assertThat(pulses.isIdle()).isTrue();
    }

    @Test
    void advertsOfStrangers_areNotDrawn() {
        pulses.add(seen("wire", "10.0.0.99", 1), 0);
        assertThat(pulses.isIdle()).isTrue();
    }

    @Test
    void flood_isShedAtItsBound() {
        for (int i = 0; i < SegmentPulses.MAX_PULSES + 10; i++) {
            pulses.add(seen("wire", "10.0.0.1", i), 0);
        }
        assertThat(pulses.fronts(1)).hasSize(SegmentPulses.MAX_PULSES);
        assertThat(pulses.shed()).isEqualTo(10);
    }

    @Test
    void everyLane_isReached() {
        Cluster wide = Clusters.wide(50);
        SegmentLayout lanes = SegmentLayout.card(WIDTH, 50);
        SegmentPulses on = new SegmentPulses(lanes, wide);
        DotRaster picture = new DotRaster(WIDTH, (int) lanes.height());
        on.add(new AdvertSeen(wide.key(), 1, "wire", IpAddress.parse("10.0.0.1"), 3, 199, 1, List.of(),
                Optional.empty()), 0);
        boolean[] reached = new boolean[lanes.lanes().size()];
        for (long t = 0; t < 2 * SegmentPulses.TRAVEL_NANOS; t += STEP_NANOS) {
            picture.begin();
            on.draw(picture, 0, COLOUR, t);
            for (int lane = 0; lane < reached.length; lane++) {
                reached[lane] |= picture.at(WIDTH / 2, lanes.lanes().get(lane).intValue()) >>> 24 > 200;
            }
        }
        assertThat(reached).hasSizeGreaterThan(3).containsOnly(true);
    }
}
