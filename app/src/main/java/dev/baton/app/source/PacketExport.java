package dev.baton.app.source;

import java.nio.file.Path;
import java.util.PrimitiveIterator;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleConsumer;
import java.util.stream.LongStream;

import dev.baton.adapter.pcap.CaptureException;
import dev.baton.adapter.pcap.CaptureWriter;
import dev.baton.traffic.Packet;
import dev.baton.traffic.PacketStore;

/// Saves packets as a pcapng file. Any thread; [#cancel()] from any other.
public final class PacketExport {
    private static final int PROGRESS_EVERY = 4_096;

    private final PacketStore store;
    private final LongStream numbers;
    private final long last;
    private volatile boolean cancelled;

    /// @param numbers which packets, in their order; those that were dropped since are left out
    public PacketExport(PacketStore store, LongStream numbers) {
        this.store = store;
        this.numbers = numbers;
        this.last = store.lastNumber();
    }

    /// Every packet that a store has now.
    public static PacketExport ofAll(PacketStore store) {
        return new PacketExport(store, LongStream.rangeClosed(store.firstNumber(), store.lastNumber()));
    }

    /// Saving ends with the next packet, and no file is left.
    public void cancel() {
        cancelled = true;
    }

    /// Saves them. What was at `file` before is replaced when all is written, and stays otherwise.
    ///
    /// @param progress is told, on this thread, how much is done, 0 to 1
    /// @return how many were saved
    /// @throws CaptureException      if the file cannot be written
    /// @throws CancellationException if it was cancelled
    public long save(Path file, DoubleConsumer progress) {
        long saved = 0;
        try (CaptureWriter writer = new CaptureWriter(file)) {
            PrimitiveIterator.OfLong each = numbers.iterator();
            while (each.hasNext()) {
                if (cancelled) {
                    writer.abandon();
                    throw new CancellationException();
                }
                long number = each.nextLong();
                saved += store.packet(number).map(packet -> write(writer, packet)).orElse(0);
                if (saved % PROGRESS_EVERY == 0) {
                    progress.accept(last == 0 ? 1 : Math.min(1, (double) number / last));
                }
            }
        }
        return saved;
    }

    private static int write(CaptureWriter writer, Packet packet) {
        writer.write(packet.observer(), packet.link(), packet.atNanos(), packet.wireLength(), packet.bytes().bytes(),
                packet.comment());
        return 1;
    }
}
