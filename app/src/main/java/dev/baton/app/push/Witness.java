package dev.baton.app.push;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.util.Subscription;

import dev.baton.app.source.ClusterSource;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Sighting;

/// Watches the clusters while a push is done. JavaFX thread.
final class Witness {
    private final ClusterSource source;
    private final List<Sighting.Transitioned> happened = new ArrayList<>();
    private Map<ClusterKey, Set<String>> masters = new LinkedHashMap<>();
    private long fromNanos;
    private Subscription subscription = Subscription.EMPTY;

    Witness(ClusterSource source) {
        this.source = source;
    }

    void begin() {
        end();
        happened.clear();
        masters = new LinkedHashMap<>();
        fromNanos = source.snapshot().get().atNanos();
        source.snapshot().get().clusters().forEach(c -> masters.put(c.key(), holders(c)));
        Set<Sighting.Transitioned> known = new LinkedHashSet<>(source.transitions().get());
        subscription = source.transitions().subscribe(all -> all.stream()
                .filter(t -> happened.size() < Measured.MAX_MOVES && known.add(t)).forEach(happened::add));
    }

    private static Set<String> holders(Cluster cluster) {
        Set<String> nodes = new LinkedHashSet<>();
        cluster.masters().forEach(m -> nodes.add(m.node()));
        return nodes;
    }

    Measured measured() {
        return Measured.of(happened, masters, fromNanos);
    }

    void end() {
        subscription.unsubscribe();
        subscription = Subscription.EMPTY;
    }
}
