package dev.baton.adapter.pcap;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

import dev.baton.traffic.LinkType;
import dev.baton.wire.Opaque;

/// Reads the classic capture format by itself: a header of 24 bytes, then a header of 16 bytes before each packet. libpcap
/// does the same with two calls into native code for each packet, which takes most of the time for a large file.
final class PcapReader {
    private static final int MICROSECONDS = 0xA1B2C3D4;
    private static final int NANOSECONDS = 0xA1B23C4D;
    private static final int FILE_HEADER = 24;
    private static final int PACKET_HEADER = 16;
    private static final int LINK_TYPE_AT = 20;
    private static final int LINK_TYPE_MASK = 0x03FF_FFFF;
    /// No capture has longer packets (libpcap's MAXIMUM_SNAPLEN).
    private static final int MAX_PACKET = 262_144;
    private static final int BUFFER_BYTES = 1 << 18;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long NANOS_PER_MICRO = 1_000L;

    private final String place;
    private final InputStream in;
    private final ByteBuffer header = ByteBuffer.allocate(PACKET_HEADER);
    private LinkType link = LinkType.ETHERNET;
    private long nanosPerUnit = NANOS_PER_MICRO;
    private long frames;

    private PcapReader(String place, InputStream in) {
        this.place = place;
        this.in = in;
    }

    /// Whether a file begins as this format does, in either byte order.
    static boolean accepts(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(FILE_HEADER);
            if (start.length < FILE_HEADER) {
                return false;
            }
            int magic = ByteBuffer.wrap(start).getInt();
            return isMagic(magic) || isMagic(Integer.reverseBytes(magic));
        }
    }

    private static boolean isMagic(int magic) {
        return magic == MICROSECONDS || magic == NANOSECONDS;
    }

    static long read(Path file, Consumer<CapturedFrame> consumer) throws IOException {
        String place = String.valueOf(file.getFileName());
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES)) {
            return new PcapReader(place, in).readAll(consumer);
        }
    }

    private long readAll(Consumer<CapturedFrame> consumer) throws IOException {
        begin(ByteBuffer.wrap(in.readNBytes(FILE_HEADER)));
        for (int got = in.readNBytes(header.array(), 0, PACKET_HEADER); got > 0; got = in.readNBytes(header.array(), 0,
                PACKET_HEADER)) {
            if (got < PACKET_HEADER) {
                throw damaged("it ends within a packet's header");
            }
            packet(consumer);
        }
        return frames;
    }

    private void begin(ByteBuffer start) {
        int magic = start.getInt(0);
        ByteOrder order = isMagic(magic) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        nanosPerUnit = start.order(order).getInt(0) == NANOSECONDS ? 1 : NANOS_PER_MICRO;
        link = LinkTypes.of(start.getInt(LINK_TYPE_AT) & LINK_TYPE_MASK, place);
        header.order(order);
    }

    private void packet(Consumer<CapturedFrame> consumer) throws IOException {
        long seconds = header.getInt(0) & 0xFFFF_FFFFL;
        long fraction = header.getInt(4) & 0xFFFF_FFFFL;
        int length = header.getInt(8);
        if (length < 0 || length > MAX_PACKET) {
            throw damaged("a packet says that it is " + Integer.toUnsignedString(length) + " bytes long");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw damaged("it ends within a packet");
        }
        frames++;
        consumer.accept(new CapturedFrame(place, link, seconds * NANOS_PER_SECOND + fraction * nanosPerUnit,
                header.getInt(12), Opaque.of(bytes)));
    }

    private CaptureException damaged(String how) {
        return new CaptureException(place + " is damaged after frame " + frames + ": " + how + ".");
    }
}
