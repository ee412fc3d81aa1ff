package dev.baton.adapter.pcap;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import dev.baton.traffic.LinkType;
import dev.baton.wire.Opaque;

/// Reads pcapng (IETF draft-ietf-opsawg-pcapng) by itself, because libpcap drops what makes it worth having: the names of
/// several interfaces, and the comments beside packets.
final class PcapngReader {
    /// What a section begins with, the same in either byte order.
    static final int SECTION_HEADER = 0x0A0D0D0A;

    static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;
    static final int INTERFACE_DESCRIPTION = 1;
    static final int PACKET = 2;
    static final int SIMPLE_PACKET = 3;
    static final int ENHANCED_PACKET = 6;
    static final int OPTION_END = 0;
    static final int OPTION_COMMENT = 1;
    static final int OPTION_INTERFACE_NAME = 2;
    static final int OPTION_RESOLUTION = 9;
    static final int OPTION_OFFSET = 14;
    static final int OVERHEAD = 12;

    /// No block is longer; a packet with all its options is a fraction of it.
    private static final int MAX_BLOCK_BYTES = 16 * 1024 * 1024;
    private static final int MAX_INTERFACES = 4_096;
    private static final int BUFFER_BYTES = 1 << 16;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final BigInteger BILLION = BigInteger.valueOf(NANOS_PER_SECOND);

    /// An interface that packets were captured on.
    ///
    /// @param unitsPerSecond what time stamps count in
    private record Interface(String name, LinkType link, long unitsPerSecond, long offsetSeconds) {}

    private final String place;
    private final InputStream in;
    private final Consumer<CapturedFrame> consumer;
    private final List<Interface> interfaces = new ArrayList<>();
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    private long offset;
    private long frames;

    private PcapngReader(String place, InputStream in, Consumer<CapturedFrame> consumer) {
        this.place = place;
        this.in = in;
        this.consumer = consumer;
    }

    /// Whether a file begins as pcapng does.
    static boolean accepts(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(4);
            return start.length == 4 && ByteBuffer.wrap(start).getInt() == SECTION_HEADER;
        }
    }

    static long read(Path file, Consumer<CapturedFrame> consumer) throws IOException {
        String place = String.valueOf(file.getFileName());
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES)) {
            return new PcapngReader(place, in, consumer).readAll();
        }
    }

    private long readAll() throws IOException {
        byte[] head = new byte[8];
        for (int got = in.readNBytes(head, 0, 8); got > 0; got = in.readNBytes(head, 0, 8)) {
            if (got < 8) {
                throw damaged("it ends within a block");
            }
            block(head);
        }
        return frames;
    }

    private void block(byte[] head) throws IOException {
        int type = ByteBuffer.wrap(head).order(order).getInt();
        byte[] rest = new byte[0];
        if (type == SECTION_HEADER) {
            rest = exactly(4);
            order = ByteBuffer.wrap(rest).order(ByteOrder.LITTLE_ENDIAN).getInt() == BYTE_ORDER_MAGIC
                    ? ByteOrder.LITTLE_ENDIAN
                    : ByteOrder.BIG_ENDIAN;
            if (ByteBuffer.wrap(rest).order(order).getInt() != BYTE_ORDER_MAGIC) {
                throw damaged("a section has no byte order");
            }
            interfaces.clear();
        }
        int length = ByteBuffer.wrap(head, 4, 4).order(order).getInt();
        if (length < OVERHEAD + rest.length || length > MAX_BLOCK_BYTES || length % 4 != 0) {
            throw damaged("a block says that it is " + Integer.toUnsignedString(length) + " bytes long");
        }
        byte[] body = exactly(length - OVERHEAD - rest.length);
        if (ByteBuffer.wrap(exactly(4)).order(order).getInt() != length) {
            throw damaged("a block's two lengths differ");
        }
        offset += length;
        content(type, ByteBuffer.wrap(body).order(order));
    }

    private void content(int type, ByteBuffer body) {
        switch (type) {
            case INTERFACE_DESCRIPTION -> describe(body);
            case ENHANCED_PACKET -> enhanced(body);
            case PACKET -> old(body);
            case SIMPLE_PACKET -> simple(body);
            default -> {
                // Names, statistics, secrets and whatever is to come: nothing that shows a packet.
            }
        }
    }

    private void describe(ByteBuffer body) {
        need(body, 8);
        if (interfaces.size() == MAX_INTERFACES) {
            throw damaged("it has more than " + MAX_INTERFACES + " interfaces");
        }
        LinkType link = LinkTypes.of(body.getShort() & 0xFFFF, place);
        body.position(8);
        String name = interfaces.isEmpty() ? place : place + "#" + interfaces.size();
        long units = 1_000_000L;
        long offsetSeconds = 0;
        for (Option option = option(body); option.code() != OPTION_END; option = option(body)) {
            switch (option.code()) {
                case OPTION_INTERFACE_NAME -> name = option.text();
                case OPTION_RESOLUTION -> units = units(option);
                case OPTION_OFFSET -> offsetSeconds = option.length() == 8
                        ? option.value().order(order).getLong(0)
                        : 0;
                default -> {
                    // Addresses, speed, filter: not shown.
                }
            }
        }
        interfaces.add(new Interface(name, link, units, offsetSeconds));
    }

    /// The high bit chooses powers of two, else of ten.
    private long units(Option option) {
        int exponent = option.length() == 1 ? option.value().get(0) & 0x7F : -1;
        boolean isBinary = exponent >= 0 && (option.value().get(0) & 0x80) != 0;
        if (exponent < 0 || exponent > (isBinary ? 62 : 18)) {
            throw damaged("an interface has a time resolution that cannot be");
        }
        return isBinary ? 1L << exponent : BigInteger.TEN.pow(exponent).longValueExact();
    }

    private void enhanced(ByteBuffer body) {
        need(body, 20);
        Interface from = on(body.getInt());
        long stamp = (long) body.getInt() << 32 | (body.getInt() & 0xFFFF_FFFFL);
        packet(from, stamp, body.getInt(), body.getInt(), body);
    }

    private void old(ByteBuffer body) {
        need(body, 20);
        Interface from = on(body.getShort() & 0xFFFF);
        body.getShort();
        long stamp = (long) body.getInt() << 32 | (body.getInt() & 0xFFFF_FFFFL);
        packet(from, stamp, body.getInt(), body.getInt(), body);
    }

    /// A simple packet has no time of its own.
    private void simple(ByteBuffer body) {
        need(body, 4);
        int wireLength = body.getInt();
        packet(on(0), 0, Math.min(wireLength, body.remaining()), wireLength, body);
    }

    private void packet(Interface from, long stamp, int length, int wireLength, ByteBuffer body) {
        if (length < 0 || length > body.remaining()) {
            throw damaged("a packet is longer than its block");
        }
        byte[] bytes = new byte[length];
        body.get(bytes);
        body.position(Math.min(body.limit(), body.position() + (4 - length % 4) % 4));
        frames++;
        consumer.accept(new CapturedFrame(from.name(), from.link(), nanos(from, stamp), wireLength, Opaque.of(bytes),
                comment(body)));
    }

    private static long nanos(Interface from, long stamp) {
        long units = from.unitsPerSecond();
        if (stamp >= 0 && units <= NANOS_PER_SECOND) {
            return (stamp / units + from.offsetSeconds()) * NANOS_PER_SECOND
                    + stamp % units * NANOS_PER_SECOND / units;
        }
        return new BigInteger(Long.toUnsignedString(stamp)).multiply(BILLION).divide(BigInteger.valueOf(units))
                .add(BigInteger.valueOf(from.offsetSeconds()).multiply(BILLION)).longValue();
    }

    private Optional<String> comment(ByteBuffer body) {
        List<String> comments = new ArrayList<>(0);
        for (Option option = option(body); option.code() != OPTION_END; option = option(body)) {
            if (option.code() == OPTION_COMMENT) {
                comments.add(option.text());
            }
        }
        return comments.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", comments));
    }

    /// @param value what it says, with its own position and limit
    private record Option(int code, ByteBuffer value) {
        /// Some writers end a text with a zero.
        String text() {
            return StandardCharsets.UTF_8.decode(value.duplicate()).toString().replaceAll("\\x00+$", "");
        }

        int length() {
            return value.remaining();
        }
    }

    private Option option(ByteBuffer body) {
        if (body.remaining() < 4) {
            return new Option(OPTION_END, ByteBuffer.allocate(0));
        }
        int code = body.getShort() & 0xFFFF;
        int length = body.getShort() & 0xFFFF;
        if (code == OPTION_END || length > body.remaining()) {
            return new Option(OPTION_END, ByteBuffer.allocate(0));
        }
        ByteBuffer value = body.slice(body.position(), length);
        body.position(Math.min(body.limit(), body.position() + length + (4 - length % 4) % 4));
        return new Option(code, value);
    }

    private Interface on(int index) {
        if (index < 0 || index >= interfaces.size()) {
            throw damaged("a packet is on an interface that the file does not describe");
        }
        return interfaces.get(index);
    }

    private void need(ByteBuffer body, int bytes) {
        if (body.remaining() < bytes) {
            throw damaged("a block is too short for what it says it is");
        }
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw damaged(new EOFException("it ends within a block"));
        }
        return bytes;
    }

    private CaptureException damaged(EOFException end) {
        return new CaptureException(place + " is damaged after frame " + frames + ": " + end.getMessage(), end);
    }

    private CaptureException damaged(String how) {
        return new CaptureException(
                place + " is damaged after frame " + frames + ", at byte " + offset + ": " + how + ".");
    }
}
