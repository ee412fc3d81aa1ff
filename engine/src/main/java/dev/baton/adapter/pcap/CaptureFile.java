package dev.baton.adapter.pcap;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapHandle.TimestampPrecision;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.Pcaps;

import dev.baton.traffic.LinkType;
import dev.baton.wire.Opaque;

/// Reads capture files: pcapng with its interfaces and comments, and whatever libpcap reads.
public final class CaptureFile {
    private CaptureFile() {}

    /// Hands every frame of `file` to `consumer`, in the order of the file.
    ///
    /// @return how many frames there were
    /// @throws CaptureException if it cannot be read, is no capture, or ends in the middle of a frame; the frames before
    ///                          that have been handed over
    public static long read(Path file, Consumer<CapturedFrame> consumer) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CaptureException(file + (Files.exists(file) ? " cannot be read." : " does not exist."));
        }
        try {
            if (PcapngReader.accepts(file)) {
                return PcapngReader.read(file, consumer);
            }
            if (PcapReader.accepts(file)) {
                return PcapReader.read(file, consumer);
            }
        } catch (IOException e) {
            throw new CaptureException(file + " cannot be read: " + e.getMessage(), e);
        }
        return readByLibpcap(file, consumer);
    }

    private static long readByLibpcap(Path file, Consumer<CapturedFrame> consumer) {
        String place = String.valueOf(file.getFileName());
        try (PcapHandle handle = Pcaps.openOffline(file.toString(), TimestampPrecision.NANO)) {
            LinkType link = LinkTypes.of(handle.getDlt().value(), place);
            return readAll(handle, place, link, consumer);
        } catch (PcapNativeException e) {
            throw new CaptureException(file + " is no capture file that libpcap reads: " + e.getMessage(), e);
        } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
            throw new CaptureException("Reading captures needs libpcap, which is not installed: apt-get install"
                    + " libpcap0.8", e);
        }
    }

    private static long readAll(PcapHandle handle, String place, LinkType link, Consumer<CapturedFrame> consumer) {
        long count = 0;
        try {
            while (true) {
                byte[] bytes = handle.getNextRawPacketEx();
                count++;
                consumer.accept(new CapturedFrame(place, link, LinkTypes.nanos(handle.getTimestamp()),
                        handle.getOriginalLength(), Opaque.of(bytes)));
            }
        } catch (EOFException _) {
            return count;
        } catch (TimeoutException | PcapNativeException | NotOpenException e) {
            throw new CaptureException(place + " is damaged after frame " + count + ": " + e.getMessage(), e);
        }
    }
}
