package dev.baton.app.source;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

import dev.baton.cluster.Sighting;
import dev.baton.finding.Finding;
import dev.baton.finding.StreamChecks;
import dev.baton.traffic.LinkType;
import dev.baton.traffic.Packet;
import dev.baton.traffic.PacketStore;
import dev.baton.traffic.SourceBook;
import dev.baton.traffic.SourceCard;
import dev.baton.traffic.WireSightings;

/// Takes in the packets of a source: keeps them, counts what each sender does, and looks for
/// what is wrong if it is asked to. One thread.
public final class PacketBook {
    /// How often what the senders do is summed up.
    public static final long CARDS_EVERY_NANOS = 500_000_000L;

    private final PacketStore store;
    private final LongSupplier clock;
    private final UnaryOperator<String> network;
    private final WireSightings wire;
    private final Leaders leaders = new Leaders();
    private final SourceBook senders;
    private final String site;
    private Optional<StreamChecks> checks = Optional.empty();
    private List<SourceCard> cards = List.of();
    private List<Finding> findings = List.of();
    private long lastNanos;
    private long tickedNanos;
    private long cardsNanos;
    private boolean changed;

    /// @param site  the site of every cluster
    /// @param clock this machine's nanoseconds, as `System.nanoTime`
    public PacketBook(String site, int maxPackets, long maxBytes, LongSupplier clock) {
        this(site, maxPackets, maxBytes, clock, UnaryOperator.identity());
    }

    /// @param network the segment that an observer is on. Where several are on one, only one of them is looked at for
    ///                findings, so that a packet that all of them hear counts once
    PacketBook(String site, int maxPackets, long maxBytes, LongSupplier clock, UnaryOperator<String> network) {
        this.network = network;
        this.wire = new WireSightings(site, network);
        this.senders = new SourceBook(wire);
        this.site = site;
        this.store = new PacketStore(maxPackets, maxBytes);
        this.clock = clock;
        cardsNanos = clock.getAsLong() - CARDS_EVERY_NANOS;
    }

    /// Looks for findings from now on. It takes several times as long as everything else here: fine for what comes as it
    /// is sent, not for a file that somebody waits for.
    public PacketBook lookForFindings() {
        checks = Optional.of(new StreamChecks(site, Optional.empty()));
        return this;
    }

    /// Takes a packet in.
    ///
    /// @return the packet, decoded
    public Packet take(long atNanos, String observer, LinkType link, int wireLength, byte[] bytes,
            Optional<String> comment) {
        Packet packet = store.append(atNanos, observer, link, wireLength, bytes, comment);
        senders.see(packet);
        checks.ifPresent(looking -> check(looking, packet));
        lastNanos = Math.max(lastNanos, atNanos);
        changed = true;
        return packet;
    }

    private void check(StreamChecks looking, Packet packet) {
        String place = network.apply(packet.observer());
        if (leaders.leads(packet.observer(), place, packet.atNanos())) {
            looking.see(place.equals(packet.observer()) ? packet : packet.seenBy(place));
        }
    }

    /// What a packet shows of the clusters.
    List<Sighting> sightings(Packet packet) {
        return wire.of(packet);
    }

    /// Time has passed without packets: that, too, can be something to find.
    ///
    /// @param nowNanos on the clock of the packets; every packet before it has been taken in
    public void tick(long nowNanos) {
        boolean isDue = nowNanos > lastNanos && nowNanos - tickedNanos > StreamChecks.LOOK_NANOS;
        if (isDue && store.lastNumber() > 0) {
            tickedNanos = nowNanos;
            checks.ifPresent(looking -> looking.tick(nowNanos));
            changed = true;
        }
    }

    /// What there is now. What the senders do and what was found is up to [#CARDS_EVERY_NANOS] old.
    public PacketView view() {
        long now = clock.getAsLong();
        if (changed && now - cardsNanos >= CARDS_EVERY_NANOS) {
            cardsNanos = now;
            sum();
        }
        return new PacketView(store, store.lastNumber(), cards, findings);
    }

    /// What there is now, to the last packet.
    public PacketView complete() {
        sum();
        return new PacketView(store, store.lastNumber(), cards, findings);
    }

    private void sum() {
        changed = false;
        cards = List.copyOf(senders.cards());
        List<Finding> found = checks.map(StreamChecks::findings).orElse(List.of());
        if (!found.equals(findings)) {
            findings = found;
        }
    }
}
