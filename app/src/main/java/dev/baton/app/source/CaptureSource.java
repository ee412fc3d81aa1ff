package dev.baton.app.source;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import dev.baton.app.fx.Pulse;
import dev.baton.history.Chronicle;

/// A capture file that was read: what is known at its end, on its own clock. Nothing happens there any more, but for the
/// findings, which may be looked for. JavaFX thread.
public final class CaptureSource extends ShownSource implements AutoCloseable {
    private final LoadedCapture capture;
    private final ShownPackets packets;
    private Optional<FindingScan> scan = Optional.empty();

    public CaptureSource(LoadedCapture capture) {
        super(capture.snapshot(), false);
        this.capture = capture;
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

}
