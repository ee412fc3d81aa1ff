package dev.baton.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Reducer;
import dev.baton.cluster.Sighting;
import dev.baton.cluster.Snapshot;
import dev.baton.track.EffectivePriority;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.ChecksumForm;
import dev.baton.wire.Family;
import dev.baton.wire.Ipv4Address;

/// What it costs to keep the picture of a fleet: 100 clusters of 5 nodes on 10 segments, 1,000 adverts a second of which
/// each is heard by four nodes and the wire. One frame of 60 a second brings 83 sightings.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ClusterBenchmark {
    private static final int CLUSTERS = 100;
    private static final int NODES = 5;
    private static final int FRAME = 83;
    private static final long INTERVAL_NANOS = 100_000_000L;
    private static final long FRAME_NANOS = 16_666_667L;

    private Snapshot fleet = Snapshot.EMPTY;
    private List<Sighting> frame = List.of();
    private Sighting one = advert(0, 0, "wire");

    @Setup
    public void prepare() {
        List<Sighting> all = new ArrayList<>();
        for (int cluster = 0; cluster < CLUSTERS; cluster++) {
            for (int node = 0; node < NODES; node++) {
                all.add(report(cluster, node));
            }
            for (int hearer = 1; hearer <= NODES; hearer++) {
                all.add(advert(cluster, 0, hearer == NODES ? "wire" : "n" + hearer));
            }
        }
        fleet = Reducer.reduceAll(Snapshot.EMPTY, all);
        one = advert(42, 1, "wire");
        List<Sighting> seen = new ArrayList<>();
        for (int i = 0; i < FRAME; i++) {
            int hearer = 1 + i % NODES;
            seen.add(
                    advert(i / NODES * 6 % CLUSTERS, i * FRAME_NANOS / FRAME, hearer == NODES ? "wire" : "n" + hearer));
        }
        frame = List.copyOf(seen);
    }

    private static ClusterKey key(int cluster) {
        return new ClusterKey("lab", "rack-" + cluster / 10, Family.IPV4, 1 + cluster % 10);
    }

    private static Ipv4Address address(int cluster, int node) {
        return new Ipv4Address(0x0A00_0000 + ((cluster / 10) << 8) + node + 1);
    }

    private static Ipv4Address virtual(int cluster) {
        return new Ipv4Address(0x0A00_0064 + ((cluster / 10) << 8) + cluster % 10);
    }

    private static Sighting report(int cluster, int node) {
        return new Sighting.RouterReported(key(cluster), 0, "n" + node, "VI_" + cluster, "eth0",
                address(cluster, node), 3, node == 0 ? Role.MASTER : Role.BACKUP, EffectivePriority.of(200 - node),
                INTERVAL_NANOS, true, List.of(new VirtualAddress(virtual(cluster), 24)), node == 0);
    }

    private static Sighting advert(int cluster, long atNanos, String observer) {
        return new Sighting.AdvertSeen(key(cluster), atNanos, observer, address(cluster, 0), 3, 200, INTERVAL_NANOS,
                List.of(virtual(cluster)), Optional.of(ChecksumForm.PSEUDO_HEADER));
    }

    /// One sighting on its own: the list of 100 clusters is copied for it.
    @Benchmark
    public Snapshot oneSighting() {
        return Reducer.reduce(fleet, one);
    }

    /// A sighting of a frame's batch.
    @Benchmark
    @OperationsPerInvocation(FRAME)
    public Snapshot oneOfAFrame() {
        return Reducer.reduceAll(fleet, frame);
    }

    /// A frame in which nothing was seen and nothing has become old.
    @Benchmark
    public Snapshot agedByAFrame() {
        return Reducer.aged(fleet, FRAME_NANOS);
    }
}
