package dev.baton.app.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleConsumer;

import dev.baton.adapter.pcap.CaptureException;
import dev.baton.adapter.pcap.CaptureFile;
import dev.baton.adapter.pcap.CapturedFrame;
import dev.baton.history.Chronicle;

/// Reads a capture file, once. Any thread; [#cancel()] from any other.
public final class CaptureLoad {
    /// How many packets of a file are kept, and how many bytes of them; of a longer file the oldest go first.
    public static final int MAX_PACKETS = 2_000_000;
    public static final long MAX_BYTES = 192L << 20;
    /// The site of every cluster of a capture file.
    public static final String SITE = "capture";

    /// pcap with micro- and nanoseconds in both byte orders, pcapng.
    private static final Set<Integer> MAGICS = Set.of(0xA1B2C3D4, 0xD4C3B2A1, 0xA1B23C4D, 0x4D3CB2A1, 0x0A0D0D0A);

    private static final int BATCH = 1_024;
    private static final int PROGRESS_EVERY_FRAMES = 8_192;
    /// What a pcap file has for each packet beside its bytes.
    private static final int RECORD_BYTES = 16;

    private final Path file;
    private DoubleConsumer progress = _ -> {};
    private final Intake intake = new Intake(SITE, MAX_PACKETS, MAX_BYTES, System::nanoTime);
    private final List<CapturedFrame> batch = new ArrayList<>(BATCH);
    private volatile boolean cancelled;
    private long size;
    private long frames;
    private long bytes;

    public CaptureLoad(Path file) {
        this.file = file;
    }

    /// Whether a file begins as captures do. Slow: the disk is looked at.
    ///
    /// @throws CaptureException if it cannot be read
    public static boolean isCapture(Path file) {
        if (Files.isDirectory(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] first = in.readNBytes(Integer.BYTES);
            return first.length == Integer.BYTES && MAGICS.contains(ByteBuffer.wrap(first).getInt());
        } catch (IOException e) {
            throw new CaptureException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /// Reading ends with the next packet.
    public void cancel() {
        cancelled = true;
    }

    /// Reads the file. One that is damaged behind its first packet is given as far as it could be read, with what is
    /// wrong.
    ///
    /// @param listener is told, on this thread, how much of the file was read, 0 to 1
    /// @throws CaptureException      if nothing of it can be read, with a sentence that says why
    /// @throws CancellationException if it was cancelled
    public LoadedCapture read(DoubleConsumer listener) {
        progress = listener;
        String problem = "";
        try {
            size = Math.max(1, Files.size(file));
            CaptureFile.read(file, this::take);
        } catch (CaptureException e) {
            if (frames == 0) {
                throw e;
            }
            problem = String.valueOf(e.getMessage());
        } catch (IOException e) {
            throw new CaptureException(file + " cannot be read: " + e.getMessage(), e);
        }
        flush();
        return new LoadedCapture(file, intake.snapshot(intake.lastNanos()), intake.packets().complete(),
                watched(),
                intake.lastNanos(), problem);
    }

    /// What was seen, until the last packet: that nothing came is known as well.
    private Chronicle watched() {
        if (frames > 0) {
            intake.chronicle().watched(intake.lastNanos());
        }
        return intake.chronicle();
    }

    private void take(CapturedFrame frame) {
        if (cancelled) {
            throw new CancellationException();
        }
        frames++;
        bytes += frame.bytes().length() + RECORD_BYTES;
        batch.add(frame);
        if (batch.size() == BATCH) {
            flush();
        }
        if (frames % PROGRESS_EVERY_FRAMES == 0) {
            progress.accept(Math.min(1, (double) bytes / size));
        }
    }

    private void flush() {
        intake.take(batch, _ -> {});
        batch.clear();
    }
}
