package dev.baton.app.control;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.baton.cluster.Cluster;
import dev.baton.cluster.Member;
import dev.baton.cluster.Sighting.AdvertSeen;

/// The adverts under way on one segment. An advert that an observer on the wire saw leaves its sender's box, runs along
/// the bus both ways, and climbs into the boxes of those who heard it; where a node did not hear it, it passes by. Time
/// here is that of the picture, not of the segment: at ten times the speed there are more pulses, not faster ones. What
/// is heard late climbs late.
final class SegmentPulses {
    /// More than these at once are not drawn: one cannot tell them apart.
    static final int MAX_PULSES = 64;
    /// How long an advert takes to the farthest end of the bus.
    static final long TRAVEL_NANOS = 600_000_000L;
    /// How long a port glows after an advert has climbed to it.
    static final long GLOW_NANOS = 220_000_000L;

    private static final long NOT_HEARD = Long.MIN_VALUE;
    private static final double RADIUS = 3.5;
    private static final double ROW_RADIUS = 2.5;
    private static final double TRAIL = 36;
    private static final double TRAIL_HALF = 1.0;
    private static final double TRAIL_ALPHA = 0.7;
    private static final double GLOW_ALPHA = 0.9;

    private final Deque<Advert> adverts = new ArrayDeque<>();
    private final SegmentLayout layout;
    private final List<String> nodes;
    private final List<Member> members;
    private long shed;

    /// One advert under way.
    private static final class Advert {
        final int from;
        final long seenNanos;
        final long startNanos;
        /// When each node was told to have heard it, in the picture's time; [#NOT_HEARD] otherwise.
        final long[] heardNanos;
        long lastHeardNanos;
        boolean onWire;

        Advert(int from, long seenNanos, long startNanos, int nodes) {
            this.from = from;
            this.seenNanos = seenNanos;
            this.startNanos = startNanos;
            this.lastHeardNanos = startNanos;
            this.heardNanos = new long[nodes];
            Arrays.fill(heardNanos, NOT_HEARD);
        }

        boolean isKnownTo(int hearer) {
            return hearer >= 0 ? heardNanos[hearer] != NOT_HEARD : onWire;
        }

        void known(int hearer, long frameNanos) {
            if (hearer < 0) {
                onWire = true;
            } else {
                heardNanos[hearer] = frameNanos;
                lastHeardNanos = frameNanos;
            }
        }
    }

    SegmentPulses(SegmentLayout layout, Cluster cluster) {
        this.layout = layout;
        this.members = cluster.members().subList(0, Math.min(cluster.members().size(), layout.slots().size()));
        this.nodes = members.stream().map(Member::node).toList();
    }

    /// How many adverts were not drawn because too many were under way.
    long shed() {
        return shed;
    }

    /// Forgets everything under way.
    void clear() {
        adverts.clear();
    }

    boolean isIdle() {
        return adverts.isEmpty();
    }

    /// Sets an advert on its way, or marks that one under way was heard by one more node.
    void add(AdvertSeen seen, long frameNanos) {
        int from = indexOf(seen);
        if (from < 0) {
            return;
        }
        int hearer = nodes.indexOf(seen.observer());
        Advert advert = underWay(from, hearer, seen.atNanos());
        if (advert == null) {
            if (adverts.size() >= MAX_PULSES) {
                shed++;
                return;
            }
            advert = new Advert(from, seen.atNanos(), frameNanos, nodes.size());
            adverts.addLast(advert);
        }
        advert.known(hearer, frameNanos);
    }

    private @Nullable Advert underWay(int from, int hearer, long seenNanos) {
        for (Iterator<Advert> newest = adverts.descendingIterator(); newest.hasNext();) {
            Advert advert = newest.next();
            if (advert.from == from && !advert.isKnownTo(hearer) && advert.seenNanos <= seenNanos) {
                return advert;
            }
        }
        return null;
    }

    private int indexOf(AdvertSeen seen) {
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).source().equals(seen.source())) {
                return i;
            }
        }
        return -1;
    }

    /// Draws all that is under way at `frameNanos` and forgets what has arrived.
    void draw(DotRaster raster, double offsetY, int argb, long frameNanos) {
        adverts.removeIf(advert -> frameNanos - advert.startNanos > lifeNanos(advert));
        for (Advert advert : adverts) {
            draw(raster, offsetY, argb, advert, frameNanos);
        }
    }

    private double speed(int from) {
        return layout.reach(from) / TRAVEL_NANOS;
    }

    private long lifeNanos(Advert advert) {
        long onTheWay = Math.max(TRAVEL_NANOS, advert.lastHeardNanos - advert.startNanos);
        return onTheWay + (long) ((layout.stub() + TRAIL) / speed(advert.from)) + GLOW_NANOS;
    }

    private void draw(DotRaster raster, double offsetY, int argb, Advert advert, long frameNanos) {
        SegmentLayout.Slot own = layout.slots().get(advert.from);
        double speed = speed(advert.from);
        double front = (frameNanos - advert.startNanos) * speed;
        double stub = layout.stub();
        double radius = layout.size() == SegmentLayout.Size.ROW ? ROW_RADIUS : RADIUS;
        if (front < stub) {
            vertical(raster, own.portX(), own.portY() + front - offsetY, 1, front, radius, argb);
        } else {
            for (int lane = 0; lane < layout.lanes().size(); lane++) {
                runAlong(raster, offsetY, argb, radius, own, lane, front - stub);
            }
        }
        for (int to = 0; to < advert.heardNanos.length; to++) {
            if (to != advert.from && advert.heardNanos[to] != NOT_HEARD) {
                double sinceHeard = (frameNanos - advert.heardNanos[to]) * speed;
                climb(raster, offsetY, argb, radius, to, Math.min(front - layout.distance(advert.from, to), sinceHeard),
                        speed);
            }
        }
    }

    private void runAlong(DotRaster raster, double offsetY, int argb, double radius, SegmentLayout.Slot own, int lane,
            double run) {
        double y = layout.lanes().get(lane) - offsetY;
        if (lane == own.lane()) {
            rightward(raster, own.portX(), y, run, radius, argb);
            double x = own.portX() - run;
            if (x >= layout.trunkX() - TRAIL) {
                horizontal(raster, x, y, -1, run, radius, argb);
            }
            return;
        }
        double toTrunk = own.portX() - layout.trunkX();
        double between = Math.abs(layout.lanes().get(own.lane()) - layout.lanes().get(lane));
        double beyond = run - toTrunk - between;
        if (beyond >= 0) {
            rightward(raster, layout.trunkX(), y, beyond, radius, argb);
        } else if (run > toTrunk) {
            int down = lane > own.lane() ? 1 : -1;
            vertical(raster, layout.trunkX(), layout.lanes().get(own.lane()) + down * (run - toTrunk) - offsetY, down,
                    run - toTrunk, radius, argb);
        }
    }

    private void rightward(DotRaster raster, double from, double y, double run, double radius, int argb) {
        if (from + run <= layout.endX() + TRAIL) {
            horizontal(raster, from + run, y, 1, run, radius, argb);
        }
    }

    private void horizontal(DotRaster raster, double x, double y, int dx, double run, double radius, int argb) {
        raster.trail(x, y, dx, 0, Math.min(TRAIL, run), TRAIL_HALF, argb, TRAIL_ALPHA);
        if (x >= layout.trunkX() && x <= layout.endX()) {
            raster.dot(x, y, radius, argb, 1);
        }
    }

    private static void vertical(DotRaster raster, double x, double y, int dy, double run, double radius, int argb) {
        raster.trail(x, y, 0, dy, Math.min(TRAIL, run), TRAIL_HALF, argb, TRAIL_ALPHA);
        raster.dot(x, y, radius, argb, 1);
    }

    /// @param climbed how far beyond the foot of the stub the advert is
    private void climb(DotRaster raster, double offsetY, int argb, double radius, int to, double climbed,
            double speed) {
        if (climbed < 0) {
            return;
        }
        SegmentLayout.Slot slot = layout.slots().get(to);
        double foot = layout.lanes().get(slot.lane()) - offsetY;
        if (climbed <= layout.stub()) {
            vertical(raster, slot.portX(), foot - climbed, -1, climbed, radius, argb);
            return;
        }
        double glow = 1 - (climbed - layout.stub()) / speed / GLOW_NANOS;
        if (glow > 0) {
            raster.dot(slot.portX(), slot.portY() - offsetY, radius + 1.5, argb, glow * GLOW_ALPHA);
        }
    }

    /// The points where pulses are at `frameNanos`, for tests and for describing the picture.
    List<Double> fronts(long frameNanos) {
        List<Double> fronts = new ArrayList<>();
        for (Advert advert : adverts) {
            fronts.add((frameNanos - advert.startNanos) * speed(advert.from));
        }
        return fronts;
    }
}
