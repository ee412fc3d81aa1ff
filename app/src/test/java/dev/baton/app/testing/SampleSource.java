package dev.baton.app.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

import dev.baton.app.source.ClusterSource;
import dev.baton.app.source.SourceKind;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Freshness;
import dev.baton.cluster.Health;
import dev.baton.cluster.Member;
import dev.baton.cluster.Sighting;
import dev.baton.cluster.Snapshot;
import dev.baton.track.EffectivePriority;
import dev.baton.vrrp.Role;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv4Address;

/// A source that a test sets by hand.
public final class SampleSource implements ClusterSource {
    public static final long SECOND_NANOS = 1_000_000_000L;
    private static final IpAddress[] SOURCES = {Ipv4Address.parse("10.0.0.1"), Ipv4Address.parse("10.0.0.2"),
            Ipv4Address.parse("10.0.0.3")};

    private final ReadOnlyObjectWrapper<Snapshot> snapshot = new ReadOnlyObjectWrapper<>(Snapshot.EMPTY);
    private final ReadOnlyObjectWrapper<List<Sighting.Transitioned>> transitions = new ReadOnlyObjectWrapper<>(
            List.of());
    private final ReadOnlyBooleanWrapper live = new ReadOnlyBooleanWrapper(true);
    private final List<Consumer<List<Sighting.AdvertSeen>>> listeners = new ArrayList<>();

    @Override
    public SourceKind kind() {
        return SourceKind.LAB;
    }

    @Override
    public String nameKey() {
        return "action.source.lab";
    }

    @Override
    public ReadOnlyObjectProperty<Snapshot> snapshot() {
        return snapshot.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<List<Sighting.Transitioned>> transitions() {
        return transitions.getReadOnlyProperty();
    }

    @Override
    public Subscription onAdverts(Consumer<List<Sighting.AdvertSeen>> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public ReadOnlyBooleanProperty live() {
        return live.getReadOnlyProperty();
    }

    public void show(Snapshot next) {
        snapshot.set(next);
    }

    public void run(boolean runs) {
        live.set(runs);
    }

    public int listenerCount() {
        return listeners.size();
    }

    /// `count` adverts are seen at once.
    public void adverts(int count) {
        ClusterKey key = key(51);
        Sighting.AdvertSeen advert = new Sighting.AdvertSeen(key, 0, "wire", SOURCES[0], 3, 150, SECOND_NANOS,
                List.of(), Optional.empty());
        List.copyOf(listeners).forEach(l -> l.accept(Collections.nCopies(count, advert)));
    }

    public static ClusterKey key(int vrid) {
        return new ClusterKey("lab", "lan", Family.IPV4, vrid);
    }

    /// Three nodes n1 to n3 on one cluster for each health given; n1 is the master, the rest are backups.
    public static Snapshot snapshot(long atNanos, long sightings, Freshness first, Health... healths) {
        List<Cluster> clusters = new ArrayList<>();
        for (int i = 0; i < healths.length; i++) {
            clusters.add(new Cluster(key(51 + i), 3, SECOND_NANOS, "eth0", List.of(),
                    List.of(member(0, Role.MASTER, 150, first), member(1, Role.BACKUP, 120, Freshness.LIVE),
                            member(2, Role.BACKUP, 100, Freshness.LIVE)),
                    healths[i], 0));
        }
        return new Snapshot(atNanos, clusters, sightings);
    }

    private static Member member(int index, Role role, int priority, Freshness freshness) {
        return new Member("n" + (index + 1), "VI_1", SOURCES[index], role, true, EffectivePriority.of(priority), true,
                SECOND_NANOS, role == Role.MASTER, Optional.empty(), 0, 0, 10, 0, Optional.empty(), List.of(),
                freshness);
    }
}
