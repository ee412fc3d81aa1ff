package dev.baton.app.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

import dev.baton.app.source.ClusterSource;
import dev.baton.app.source.FeedState;
import dev.baton.app.source.PacketBook;
import dev.baton.app.source.PacketFeed;
import dev.baton.app.source.ShownPackets;
import dev.baton.app.source.SourceKind;
import dev.baton.cluster.Reducer;
import dev.baton.cluster.Sighting;
import dev.baton.cluster.Snapshot;
import dev.baton.traffic.LinkType;
import dev.baton.traffic.Packet;
import dev.baton.traffic.WireSightings;
import dev.baton.wire.ChecksumForm;
import dev.baton.wire.Family;
import dev.baton.wire.FrameEncoder;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv4Address;
import dev.baton.wire.MacAddress;
import dev.baton.wire.VrrpMessage;

/// A live source that a test feeds with packets by hand. Its clock stands at the newest packet.
final class FedSource implements ClusterSource {
    static final long MS = 1_000_000L;
    static final String OBSERVER = "eth0";

    private final SourceKind kind;
    private final String name;
    private final AtomicLong clock = new AtomicLong();
    private final PacketBook book = new PacketBook("test", 1_000_000, 128L << 20, clock::get);
    private final WireSightings wire = new WireSightings("test");
    private final List<Sighting> waiting = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Snapshot> snapshot = new ReadOnlyObjectWrapper<>(this, "snapshot",
            Snapshot.EMPTY);
    private final ReadOnlyObjectWrapper<List<Sighting.Transitioned>> transitions = new ReadOnlyObjectWrapper<>(this,
            "transitions", List.of());
    private final ReadOnlyBooleanWrapper live = new ReadOnlyBooleanWrapper(this, "live", true);
    private final ShownPackets packets = new ShownPackets(book.complete(), FeedState.LIVE);

    FedSource(SourceKind kind, String name) {
        this.kind = kind;
        this.name = name;
    }

    static FedSource ofInterface() {
        return new FedSource(SourceKind.LIVE, OBSERVER);
    }

    /// An advert at 100 ms from 10.0.0.`host`, seen by `observer`.
    FedSource advert(long millis, int host, int vrid, int priority, String observer) {
        byte[] bytes = FrameEncoder.advert(MacAddress.virtual(Family.IPV4, vrid), OptionalInt.empty(),
                IpAddress.parse("10.0.0." + host), Ipv4Address.VRRP_GROUP, 255, VrrpMessage.v3(vrid, priority, 10,
                        List.of(IpAddress.parse("10.0.1." + vrid))),
                ChecksumForm.PSEUDO_HEADER);
        return packet(millis * MS, bytes, observer);
    }

    FedSource advert(long millis, int host, int priority) {
        return advert(millis, host, 51, priority, OBSERVER);
    }

    FedSource packet(long atNanos, byte[] bytes, String observer) {
        Packet packet = book.take(atNanos, observer, LinkType.ETHERNET, bytes.length, bytes, Optional.empty());
        waiting.addAll(wire.of(packet));
        clock.set(Math.max(clock.get(), atNanos));
        return this;
    }

    /// Adverts of one host every 100 ms.
    FedSource adverts(long fromMillis, long toMillis, int host, int priority) {
        for (long at = fromMillis; at < toMillis; at += 100) {
            advert(at, host, priority);
        }
        return this;
    }

    /// Shows what was fed.
    FedSource show() {
        return show(new FeedState(FeedState.Phase.LIVE, book.complete().lastNumber(), 0, 0, 0, ""));
    }

    FedSource show(FeedState state) {
        snapshot.set(Reducer.aged(Reducer.reduceAll(snapshot.get(), waiting), clock.get()));
        waiting.clear();
        packets.show(book.complete(), state);
        live.set(state.phase() != FeedState.Phase.ENDED);
        return this;
    }

    /// As [#show], but what the senders do is summed up only as often as a real source does it.
    void showSoon(FeedState state) {
        if (!waiting.isEmpty()) {
            snapshot.set(Reducer.reduceAll(snapshot.get(), waiting));
            waiting.clear();
        }
        packets.show(book.view(), state);
    }

    @Override
    public SourceKind kind() {
        return kind;
    }

    @Override
    public String nameKey() {
        return "watch.source.live";
    }

    @Override
    public String nameArgument() {
        return name;
    }

    @Override
    public Optional<PacketFeed> packets() {
        return Optional.of(packets);
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
        return Subscription.EMPTY;
    }

    @Override
    public ReadOnlyBooleanProperty live() {
        return live.getReadOnlyProperty();
    }
}
