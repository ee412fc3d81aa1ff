package dev.baton.app.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.baton.app.fx.Subscriptions;
import dev.baton.app.source.ClusterSource;
import dev.baton.app.source.FeedState;
import dev.baton.app.source.SourceKind;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.Health;
import dev.baton.cluster.Snapshot;

/// What the frame tells of the source: how it is, how old that knowledge is, how much comes in.
public final class ShellViewModel {
    /// How many beats of [#beat()] make the window over which the rate is counted.
    static final int RATE_BEATS = 16;
    /// After how many beats there is a rate.
    static final int FIRST_RATE_BEATS = 4;

    /// The state of all clusters in one.
    ///
    /// @param worst    the worst health; empty if there are no clusters
    /// @param count    how many clusters are that bad
    /// @param clusters how many there are
    public record Overall(Optional<Health> worst, int count, int clusters) {
        static final Overall NONE = new Overall(Optional.empty(), 0, 0);

        static Overall of(Snapshot snapshot) {
            Optional<Health> worst = snapshot.clusters().stream().map(Cluster::health).min(Health::compareTo);
            int count = (int) snapshot.clusters().stream().filter(c -> Optional.of(c.health()).equals(worst)).count();
            return new Overall(worst, count, snapshot.clusters().size());
        }
    }

    /// What comes in from a source of real packets.
    ///
    /// @param kind      what kind of source it is
    /// @param perSecond packets a second; empty until they have been counted for a second
    /// @param state     how they come in
    public record Incoming(SourceKind kind, Optional<Long> perSecond, FeedState state) {}

    private final ClusterSource source;
    private final LongSupplier clock;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ReadOnlyObjectWrapper<Overall> overall = new ReadOnlyObjectWrapper<>(Overall.NONE);
    private final ReadOnlyObjectWrapper<SourceAge> age = new ReadOnlyObjectWrapper<>(SourceAge.NONE);
    private final ReadOnlyObjectWrapper<List<NodePresence>> nodes = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Integer>> advertsPerSecond = new ReadOnlyObjectWrapper<>(
            Optional.empty());
    private final long[] counts = new long[RATE_BEATS];
    private final long[] packetCounts = new long[RATE_BEATS];
    private final long[] beatNanos = new long[RATE_BEATS];
    private int beats;
    private Optional<Long> packetsPerSecond = Optional.empty();
    private final ReadOnlyObjectWrapper<Optional<Incoming>> incoming = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final AdvertCount adverts = new AdvertCount();
    private long lastSightings;
    private long heardAtSourceNanos;
    private long changedAtNanos;

    /// @param clock this machine's nanoseconds, as `System.nanoTime`
    public ShellViewModel(ClusterSource source, LongSupplier clock) {
        this.source = source;
        this.clock = clock;
    }

    /// Starts to follow the source.
    public void open() {
        beats = 0;
        subscriptions.follow(source.snapshot(), this::changed);
        subscriptions.add(source.onAdverts(adverts::add));
        beat();
    }

    /// Lets go of the source.
    public void close() {
        subscriptions.clear();
    }

    /// All clusters in one.
    public ReadOnlyObjectProperty<Overall> overall() {
        return overall.getReadOnlyProperty();
    }

    /// How old the data is.
    public ReadOnlyObjectProperty<SourceAge> age() {
        return age.getReadOnlyProperty();
    }

    /// The nodes, by name.
    public ReadOnlyObjectProperty<List<NodePresence>> nodes() {
        return nodes.getReadOnlyProperty();
    }

    /// Adverts a second, each counted once, over the last seconds; empty until it has been counted for a second.
    public ReadOnlyObjectProperty<Optional<Integer>> advertsPerSecond() {
        return advertsPerSecond.getReadOnlyProperty();
    }

    /// What comes in from a source of real packets; empty for a lab.
    public ReadOnlyObjectProperty<Optional<Incoming>> incoming() {
        return incoming.getReadOnlyProperty();
    }

    /// To be called a few times a second: silence makes no event, so ages and rates are looked at here. Everything but
    /// the snapshot itself changes here only, so that the frame does not flicker at the rate of the data.
    public void beat() {
        long now = clock.getAsLong();
        Snapshot snapshot = source.snapshot().get();
        overall.set(Overall.of(snapshot));
        nodes.set(NodePresence.of(snapshot));
        age.set(age(now, snapshot));
        countRate(now);
        incoming.set(source.packets().filter(_ -> source.kind() != SourceKind.LAB).map(packets -> new Incoming(
                source.kind(), packetsPerSecond, packets.state().get())));
    }

    private SourceAge age(long now, Snapshot snapshot) {
        if (source.replay().isPresent()) {
            long at = source.replay().get().at().get();
            return SourceAge.replayed(at, source.kind() == SourceKind.LAB ? Optional.empty() : source.recorded());
        }
        return source.recorded().map(SourceAge::recorded)
                .orElseGet(() -> snapshot.sightings() == 0 ? SourceAge.NONE : ageAt(now, snapshot));
    }

    private SourceAge ageAt(long now, Snapshot snapshot) {
        long interval = snapshot.clusters().stream().mapToLong(Cluster::intervalNanos).max().orElse(0);
        boolean live = source.live().get();
        long unchanged = live ? now - changedAtNanos : 0;
        long silence = snapshot.atNanos() - heardAtSourceNanos;
        return SourceAge.of(live, Math.max(unchanged, silence), interval);
    }

    private void changed(Snapshot snapshot) {
        changedAtNanos = clock.getAsLong();
        if (snapshot.sightings() != lastSightings || snapshot.atNanos() < heardAtSourceNanos) {
            lastSightings = snapshot.sightings();
            heardAtSourceNanos = snapshot.atNanos();
        }
    }

    private void countRate(long now) {
        int oldest = beats < RATE_BEATS ? 0 : beats % RATE_BEATS;
        long sinceNanos = now - beatNanos[oldest];
        long total = adverts.total();
        long packets = source.packets().map(p -> p.state().get().received()).orElse(0L);
        if (beats >= FIRST_RATE_BEATS && sinceNanos > 0) {
            advertsPerSecond.set(Optional.of((int) Math.round((total - counts[oldest]) * 1e9 / sinceNanos)));
            packetsPerSecond = Optional.of(Math.round((packets - packetCounts[oldest]) * 1e9 / sinceNanos));
        }
        packetCounts[beats % RATE_BEATS] = packets;
        counts[beats % RATE_BEATS] = total;
        beatNanos[beats % RATE_BEATS] = now;
        beats++;
    }
}
