package dev.baton.traffic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

import dev.baton.cluster.ClusterKey;
import dev.baton.wire.IpAddress;

/// Keeps a card of every sender of every cluster. Bounded whatever is sent; not for several threads.
public final class SourceBook {
    /// How many senders are remembered; a new one takes the place of the one that has been silent longest.
    public static final int MAX_SOURCES = 4_096;
    /// How many intervals of a sender the percentiles are computed from.
    public static final int SAMPLES = 256;
    /// How many different values of a kind a card lists.
    public static final int MAX_VALUES = 8;
    /// How many observers of a sender are told apart.
    public static final int MAX_OBSERVERS = 64;

    private record Key(ClusterKey cluster, IpAddress source) {}

    private final WireSightings naming;
    /// In the order of their last packet.
    private final SequencedMap<Key, SourceTally> tallies = new LinkedHashMap<>();

    /// @param naming tells which cluster a packet is about
    public SourceBook(WireSightings naming) {
        this.naming = naming;
    }

    /// Takes note of a packet; what is not VRRP is none of its business.
    public void see(Packet packet) {
        Optional<ClusterKey> cluster = naming.key(packet);
        if (cluster.isEmpty()) {
            return;
        }
        Key key = new Key(cluster.get(), packet.source().orElseThrow());
        SourceTally tally = tallies.get(key);
        if (tally == null) {
            if (tallies.size() >= MAX_SOURCES) {
                tallies.pollFirstEntry();
            }
            tally = new SourceTally(packet.atNanos());
        }
        tallies.putLast(key, tally);
        tally.see(packet);
    }

    /// All cards, by cluster and then by sender.
    public List<SourceCard> cards() {
        return tallies.entrySet().stream().map(e -> e.getValue().card(e.getKey().cluster(), e.getKey().source()))
                .sorted((one, other) -> {
                    int byCluster = one.key().compareTo(other.key());
                    return byCluster != 0 ? byCluster : one.source().compareTo(other.source());
                }).toList();
    }

    /// The card of one sender.
    public Optional<SourceCard> card(ClusterKey cluster, IpAddress source) {
        return Optional.ofNullable(tallies.get(new Key(cluster, source))).map(tally -> tally.card(cluster, source));
    }

    /// How many senders there are.
    public int size() {
        return tallies.size();
    }
}
