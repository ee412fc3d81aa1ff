package dev.baton.app.source;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleConsumer;
import java.util.stream.LongStream;

import dev.baton.adapter.pcap.CaptureException;
import dev.baton.traffic.Packet;
import dev.baton.traffic.PacketStore;

/// Exports packets as text, a row for each. Any thread; [#cancel()] from any other.
public final class RowExport {
    private static final int PROGRESS_EVERY = 4_096;

    private final PacketStore store;
    private final LongStream numbers;
    private final long total;
    private final PacketText form;
    private volatile boolean cancelled;

    /// @param numbers which packets, in their order; those that were dropped since are left out
    /// @param total   how many they are
    public RowExport(PacketStore store, LongStream numbers, long total, PacketText form) {
        this.store = store;
        this.numbers = numbers;
        this.total = total;
        this.form = form;
    }

    /// Exporting ends with the next packet, and no file is left.
    public void cancel() {
        cancelled = true;
    }

    /// Writes them. What was at `file` before is replaced when all is written, and stays otherwise.
    ///
    /// @param progress is told, on this thread, how much is done, 0 to 1
    /// @return how many were written
    /// @throws CaptureException      if the file cannot be written, with a sentence that says what to do
    /// @throws CancellationException if it was cancelled
    public long save(Path file, DoubleConsumer progress) {
        Path draft = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            long written = write(draft, progress);
            move(draft, file);
            return written;
        } catch (IOException e) {
            throw new CaptureException(file + " cannot be written (" + e.getMessage()
                    + "). Choose a folder that you may write to and that has room, and export again.", e);
        } finally {
            remove(draft);
        }
    }

    private long write(Path draft, DoubleConsumer progress) throws IOException {
        long written = 0;
        long seen = 0;
        try (Writer out = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
            out.write(form.begin());
            PrimitiveIterator.OfLong each = numbers.iterator();
            while (each.hasNext()) {
                if (cancelled) {
                    throw new CancellationException();
                }
                Optional<Packet> packet = store.packet(each.nextLong());
                if (packet.isPresent()) {
                    out.write(written == 0 ? "" : form.between());
                    out.write(form.row(packet.get()));
                    written++;
                }
                seen++;
                if (seen % PROGRESS_EVERY == 0) {
                    progress.accept(Math.min(1, (double) seen / Math.max(1, total)));
                }
            }
            out.write(form.end());
        }
        return written;
    }

    private static void move(Path draft, Path file) throws IOException {
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// After a failure; a draft that cannot be removed either changes nothing of what is told.
    private static void remove(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            System.getLogger(RowExport.class.getName()).log(System.Logger.Level.DEBUG, "A draft stays: " + draft, e);
        }
    }
}
