package dev.baton.app.source;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import dev.baton.adapter.pcap.CapturedFrame;
import dev.baton.cluster.Reducer;
import dev.baton.cluster.Sighting;
import dev.baton.cluster.Snapshot;
import dev.baton.history.Chronicle;
import dev.baton.traffic.Packet;

/// Makes packets, and a snapshot of the clusters, of what was captured. Each place that was captured at is a network of
/// its own: VRIDs repeat across segments. It knows no thread and no wall clock. One thread.
final class Intake {
    private final PacketBook packets;
    private final List<Sighting> waiting = new ArrayList<>();
    private final Chronicle chronicle = new Chronicle();
    private Snapshot snapshot = Snapshot.EMPTY;
    private long lastNanos;

    /// @param site  the site of every cluster
    /// @param clock this machine's nanoseconds, as `System.nanoTime`
    Intake(String site, int maxPackets, long maxBytes, LongSupplier clock) {
        packets = new PacketBook(site, maxPackets, maxBytes, clock);
    }

    /// Takes frames in, in this order; every advert goes to `adverts` as well.
    void take(List<CapturedFrame> frames, Consumer<Sighting.AdvertSeen> adverts) {
        for (CapturedFrame frame : frames) {
            lastNanos = Math.max(lastNanos, frame.atNanos());
            Packet packet = packets.take(frame.atNanos(), frame.place(), frame.link(), frame.wireLength(),
                    frame.bytes().bytes(), frame.comment());
            for (Sighting sighting : packets.sightings(packet)) {
                waiting.add(sighting);
                if (sighting instanceof Sighting.AdvertSeen advert) {
                    adverts.accept(advert);
                }
            }
        }
        if (!waiting.isEmpty()) {
            snapshot = Reducer.reduceAll(snapshot, waiting);
            chronicle.addAll(waiting);
            waiting.clear();
        }
    }

    /// The time of the newest frame; 0 before the first.
    long lastNanos() {
        return lastNanos;
    }

    /// What is known, as it is at an instant.
    Snapshot snapshot(long nowNanos) {
        snapshot = Reducer.aged(snapshot, nowNanos);
        return snapshot;
    }

    /// What was seen, compactly.
    Chronicle chronicle() {
        return chronicle;
    }

    PacketBook packets() {
        return packets;
    }
}
