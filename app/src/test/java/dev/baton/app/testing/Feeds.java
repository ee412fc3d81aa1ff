package dev.baton.app.testing;

import java.util.List;
import java.util.Optional;

import dev.baton.adapter.pcap.CapturedFrame;
import dev.baton.app.source.FeedState;
import dev.baton.app.source.PacketBook;
import dev.baton.app.source.PacketView;
import dev.baton.app.source.ShownPackets;

/// Packets that were taken in as a live source takes them in, findings included.
public final class Feeds {
    private static final long MAX_BYTES = 64L << 20;

    private Feeds() {}

    /// The packets of these frames, in this order.
    public static ShownPackets of(List<CapturedFrame> frames) {
        PacketBook book = new PacketBook("here", frames.size() + 1, MAX_BYTES, System::nanoTime).lookForFindings();
        frames.forEach(frame -> book.take(frame.atNanos(), frame.place(), frame.link(), frame.wireLength(),
                frame.bytes().bytes(), Optional.empty()));
        PacketView view = book.complete();
        return new ShownPackets(view, new FeedState(FeedState.Phase.ENDED, view.lastNumber(), 0, 0, 0, ""));
    }

    /// Two hosts that both advertise VRID 51 every 100 ms, as after a partition.
    public static List<CapturedFrame> split(int adverts) {
        return java.util.stream.IntStream.range(0, adverts)
                .mapToObj(i -> Captures.frame(Captures.START_NANOS + i * 50L * Captures.MS, 1 + i % 2,
                        150 - 30 * (i % 2)))
                .toList();
    }
}
