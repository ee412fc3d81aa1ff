package dev.baton.app.source;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

import dev.baton.cluster.Sighting;
import dev.baton.traffic.LinkType;
import dev.baton.traffic.Packet;
import dev.baton.traffic.PacketStore;
import dev.baton.traffic.SourceBook;
import dev.baton.traffic.SourceCard;
import dev.baton.traffic.WireSightings;

/// Takes in the packets of a source: keeps them and counts what each sender does. One thread.
public final class PacketBook {
    /// How often what the senders do is summed up.
    public static final long CARDS_EVERY_NANOS = 500_000_000L;

    private final PacketStore store;
    private final LongSupplier clock;
    private final WireSightings wire;
    private final SourceBook senders;
    private List<SourceCard> cards = List.of();
    private long cardsNanos;
    private boolean changed;

    /// @param site  the site of every cluster
    /// @param clock this machine's nanoseconds, as `System.nanoTime`
    public PacketBook(String site, int maxPackets, long maxBytes, LongSupplier clock) {
        this.wire = new WireSightings(site);
        this.senders = new SourceBook(wire);
        this.store = new PacketStore(maxPackets, maxBytes);
        this.clock = clock;
        cardsNanos = clock.getAsLong() - CARDS_EVERY_NANOS;
    }

    /// Takes a packet in.
    ///
    /// @return the packet, decoded
    public Packet take(long atNanos, String observer, LinkType link, int wireLength, byte[] bytes,
            Optional<String> comment) {
        Packet packet = store.append(atNanos, observer, link, wireLength, bytes, comment);
        senders.see(packet);
        changed = true;
        return packet;
    }

    /// What a packet shows of the clusters.
    List<Sighting> sightings(Packet packet) {
        return wire.of(packet);
    }

    /// What there is now. What the senders do is up to [#CARDS_EVERY_NANOS] old.
    public PacketView view() {
        long now = clock.getAsLong();
        if (changed && now - cardsNanos >= CARDS_EVERY_NANOS) {
            cardsNanos = now;
            sum();
        }
        return new PacketView(store, store.lastNumber(), cards);
    }

    /// What there is now, to the last packet.
    public PacketView complete() {
        sum();
        return new PacketView(store, store.lastNumber(), cards);
    }

    private void sum() {
        changed = false;
        cards = List.copyOf(senders.cards());
    }
}
