package dev.baton.app.source;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

import dev.baton.app.fx.Pulse;
import dev.baton.cluster.Sighting;
import dev.baton.cluster.Snapshot;
import dev.baton.history.Chronicle;

/// A capture file that was read: what is known at its end, on its own clock. Nothing happens there any more, but for the
/// findings, which may be looked for. JavaFX thread.
public final class CaptureSource implements ClusterSource, AutoCloseable {
    private final LoadedCapture capture;
    private final ReadOnlyObjectWrapper<Snapshot> snapshot;
    private final ReadOnlyObjectWrapper<List<Sighting.Transitioned>> transitions = new ReadOnlyObjectWrapper<>(this,
            "transitions", List.of());
    private final ReadOnlyBooleanWrapper live = new ReadOnlyBooleanWrapper(this, "live", false);
    private final ShownPackets packets;
    private Optional<FindingScan> scan = Optional.empty();

    public CaptureSource(LoadedCapture capture) {
        this.capture = capture;
        snapshot = new ReadOnlyObjectWrapper<>(this, "snapshot", capture.snapshot());
        packets = new ShownPackets(capture.packets(), new FeedState(FeedState.Phase.ENDED,
                capture.packets().lastNumber(), 0, 0, 0, capture.problem()));
    }

    /// Looks for findings on a thread of its own; they show with the packets as they are found.
    public CaptureSource lookForFindings(Pulse pulse) {
        scan = Optional.of(new FindingScan(pulse, capture, packets::showFindings));
        return this;
    }

    /// Ends the search for findings.
    @Override
    public void close() {
        scan.ifPresent(FindingScan::close);
    }

    @Override
    public SourceKind kind() {
        return SourceKind.FILE;
    }

    @Override
    public String nameKey() {
        return "watch.source.file";
    }

    @Override
    public String nameArgument() {
        return capture.name();
    }

    @Override
    public Optional<Instant> recorded() {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(capture.lastNanos());
        return Optional.of(Instant.ofEpochSecond(seconds, capture.lastNanos() - TimeUnit.SECONDS.toNanos(seconds)));
    }

    @Override
    public Optional<PacketFeed> packets() {
        return Optional.of(packets);
    }

    @Override
    public Optional<Chronicle> chronicle() {
        return Optional.of(capture.chronicle());
    }

    @Override
    public ReadOnlyObjectProperty<Snapshot> snapshot() {
        return snapshot.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<List<Sighting.Transitioned>> transitions() {
        return transitions.getReadOnlyProperty();
    }

    /// A file that was read has no adverts of now.
    @Override
    public Subscription onAdverts(Consumer<List<Sighting.AdvertSeen>> listener) {
        return Subscription.EMPTY;
    }

    @Override
    public ReadOnlyBooleanProperty live() {
        return live.getReadOnlyProperty();
    }
}
