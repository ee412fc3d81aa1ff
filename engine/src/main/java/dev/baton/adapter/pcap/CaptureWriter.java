package dev.baton.adapter.pcap;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.baton.traffic.LinkType;

/// Writes a capture file that Wireshark and tcpdump read: pcapng, with the names of the interfaces, stamps in nanoseconds
/// and comments. The file appears under its name when it is closed whole; until then, and after a failure, what was there
/// before is untouched.
public final class CaptureWriter implements AutoCloseable {
    private static final int LINKTYPE_ETHERNET = 1;
    private static final int LINKTYPE_RAW = 101;
    private static final int LINKTYPE_LINUX_SLL = 113;
    private static final int LINKTYPE_LINUX_SLL2 = 276;
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int MAX_TEXT_BYTES = 65_000;
    private static final byte NANOSECONDS = 9;
    private static final String PROGRAM = "Baton";
    private static final int OPTION_APPLICATION = 4;
    private static final int SECTION_OVERHEAD = 16;

    private record Interface(String name, LinkType link) {}

    private final Path file;
    private final Path draft;
    private final OutputStream out;
    private final Map<Interface, Integer> interfaces = new LinkedHashMap<>();
    private boolean failed;
    private boolean closed;

    /// Begins a file.
    ///
    /// @throws CaptureException if nothing can be written there
    public CaptureWriter(Path file) {
        this.file = file;
        this.draft = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            out = new BufferedOutputStream(Files.newOutputStream(draft), BUFFER_BYTES);
            section();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private void section() throws IOException {
        ByteBuffer options = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        option(options, OPTION_APPLICATION, PROGRAM.getBytes(StandardCharsets.UTF_8));
        end(options);
        ByteBuffer body = ByteBuffer.allocate(SECTION_OVERHEAD + options.position()).order(ByteOrder.LITTLE_ENDIAN);
        body.putInt(PcapngReader.BYTE_ORDER_MAGIC).putShort((short) 1).putShort((short) 0).putLong(-1)
                .put(options.flip());
        block(PcapngReader.SECTION_HEADER, body);
    }

    /// Adds a frame.
    ///
    /// @param observer   the interface or whoever saw it
    /// @param atNanos    nanoseconds since 1970
    /// @param wireLength its length on the wire
    ///
    /// @throws CaptureException if it cannot be written, for example because the disk is full
    public void write(String observer, LinkType link, long atNanos, int wireLength, byte[] bytes,
            Optional<String> comment) {
        try {
            int index = index(new Interface(observer, link));
            byte[] text = comment.map(CaptureWriter::utf8).orElse(new byte[0]);
            ByteBuffer body = ByteBuffer.allocate(20 + padded(bytes.length) + (text.length == 0
                    ? 0
                    : 8 + padded(
                            text.length)))
                    .order(ByteOrder.LITTLE_ENDIAN);
            body.putInt(index).putInt((int) (atNanos >>> 32)).putInt((int) atNanos).putInt(bytes.length)
                    .putInt(wireLength).put(bytes).position(20 + padded(bytes.length));
            if (text.length > 0) {
                option(body, PcapngReader.OPTION_COMMENT, text);
                end(body);
            }
            block(PcapngReader.ENHANCED_PACKET, body);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private int index(Interface from) throws IOException {
        Integer known = interfaces.get(from);
        if (known != null) {
            return known;
        }
        byte[] name = utf8(from.name());
        ByteBuffer body = ByteBuffer.allocate(8 + 4 + padded(name.length) + 8 + 4).order(ByteOrder.LITTLE_ENDIAN);
        body.putShort((short) number(from.link())).putShort((short) 0).putInt(0);
        option(body, PcapngReader.OPTION_INTERFACE_NAME, name);
        option(body, PcapngReader.OPTION_RESOLUTION, new byte[]{NANOSECONDS});
        end(body);
        block(PcapngReader.INTERFACE_DESCRIPTION, body);
        interfaces.put(from, interfaces.size());
        return interfaces.size() - 1;
    }

    private static int number(LinkType link) {
        return switch (link) {
            case ETHERNET -> LINKTYPE_ETHERNET;
            case RAW_IP -> LINKTYPE_RAW;
            case LINUX_COOKED -> LINKTYPE_LINUX_SLL;
            case LINUX_COOKED_2 -> LINKTYPE_LINUX_SLL2;
        };
    }

    private static byte[] utf8(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= MAX_TEXT_BYTES) {
            return bytes;
        }
        return text.substring(0, text.offsetByCodePoints(0, MAX_TEXT_BYTES / 4)).getBytes(StandardCharsets.UTF_8);
    }

    private static int padded(int length) {
        return (length + 3) & ~3;
    }

    private static void option(ByteBuffer body, int code, byte[] value) {
        int start = body.position();
        body.putShort((short) code).putShort((short) value.length).put(value)
                .position(start + 4 + padded(value.length));
    }

    private static void end(ByteBuffer body) {
        body.putInt(PcapngReader.OPTION_END);
    }

    private void block(int type, ByteBuffer body) throws IOException {
        int length = PcapngReader.OVERHEAD + body.position();
        ByteBuffer frame = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        frame.putInt(type).putInt(length).put(body.flip()).putInt(length);
        out.write(frame.array());
    }

    /// Puts what was written so far into the draft on disk.
    public void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private CaptureException failure(IOException e) {
        failed = true;
        return new CaptureException(file + " cannot be written: " + e.getMessage() + ".", e);
    }

    /// Gives the file up: nothing is put in its place, and the draft is removed.
    public void abandon() {
        failed = true;
        close();
    }

    /// Puts the file in its place. After a failure nothing is put there, and the draft is removed.
    ///
    /// @throws CaptureException if it cannot be put there
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            out.close();
            if (failed) {
                Files.deleteIfExists(draft);
            } else {
                move();
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private void move() throws IOException {
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
