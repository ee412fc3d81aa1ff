package dev.baton.app.source;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import dev.baton.app.fx.Pulse;
import dev.baton.app.fx.Tasks;
import dev.baton.cluster.Sighting;
import dev.baton.cluster.Snapshot;
import dev.baton.history.Chronicle;
import dev.baton.history.Note;
import dev.baton.history.Playback;

/// A source as it was at an instant. The source itself goes on behind it and is not closed with it. Nodes, files and a lab
/// cannot be changed from here: what is shown is the past. JavaFX thread.
public final class ReplaySource extends ShownSource implements AutoCloseable {
    private final ClusterSource now;
    private final TravelWish wish;
    private final Replay replay;
    private final Optional<ReplayPackets> packets;

    /// @param now  what is watched
    /// @param wish where to go
    public ReplaySource(ClusterSource now, TravelWish wish, Pulse pulse, Tasks tasks) {
        super(new Snapshot(wish.atNanos(), List.of(), 0), false);
        this.now = now;
        this.wish = wish;
        packets = now.packets().map(feed -> new ReplayPackets(feed, tasks));
        replay = new Replay(wish.history(), wish.atNanos(), pulse, tasks, this::show);
    }

    private void show(Playback.Frame frame) {
        show(frame.moves());
        show(frame.snapshot());
        packets.ifPresent(feed -> feed.show(frame.atNanos()));
        List<Sighting.AdvertSeen> seen = frame.adverts();
        hear(seen.subList(Math.max(0, seen.size() - AdvertBuffer.MAX_ADVERTS), seen.size()));
    }

    /// What is watched, as it goes on.
    public ClusterSource now() {
        return now;
    }

    /// What was asked for.
    public TravelWish wish() {
        return wish;
    }

    @Override
    public Optional<Replay> replay() {
        return Optional.of(replay);
    }

    /// Writes something down at an instant: in the past that is shown, and in what is recorded.
    @Override
    public void note(Note note) {
        now.note(note);
        replay.note(note);
    }

    @Override
    public SourceKind kind() {
        return now.kind();
    }

    @Override
    public String nameKey() {
        return now.nameKey();
    }

    @Override
    public String nameArgument() {
        return now.nameArgument();
    }

    /// The instant that is shown.
    @Override
    public Optional<Instant> recorded() {
        long at = replay.at().get();
        long seconds = TimeUnit.NANOSECONDS.toSeconds(at);
        return Optional.of(Instant.ofEpochSecond(seconds, at - TimeUnit.SECONDS.toNanos(seconds)));
    }

    @Override
    public Optional<PacketFeed> packets() {
        return packets.map(feed -> feed);
    }

    @Override
    public Optional<Chronicle> chronicle() {
        return now.chronicle();
    }

    /// Lets go of the past; what is watched goes on.
    @Override
    public void close() {
        replay.close();
        packets.ifPresent(ReplayPackets::close);
        fallSilent();
    }
}
