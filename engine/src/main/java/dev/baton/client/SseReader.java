package dev.baton.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Reads server-sent events (HTML Living Standard, section 9.2): lines end with CR, LF or both, a blank line ends an event,
/// a line with a colon at its start is a comment. Lines and events are bounded: who sends more is no node.
final class SseReader {
    /// A longer line ends the stream.
    static final int MAX_LINE_BYTES = 8 << 20;
    /// More data in one event ends the stream.
    static final int MAX_DATA_CHARACTERS = 8 << 20;
    private static final int BUFFER_BYTES = 16 << 10;
    private static final int FIRST_LINE_BYTES = 1 << 10;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /// One event.
    ///
    /// @param type what kind; `message` if it is not said
    /// @param data its lines
    /// @param lastId the id that it or an earlier event had; empty if none had one
    record Event(String type, String data, String lastId) {}

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private byte[] line = new byte[FIRST_LINE_BYTES];
    private int from;
    private int to;
    private boolean isFirstLine = true;
    private boolean skipsLineFeed;
    private String lastId = "";

    SseReader(InputStream in) {
        this.in = in;
    }

    /// The next event; empty once the stream has ended. An event that it ends within is none.
    ///
    /// @throws IOException if it breaks, or a bound is passed
    Optional<Event> next() throws IOException {
        StringBuilder data = new StringBuilder();
        String type = "";
        boolean hasData = false;
        for (Optional<String> read = line(); read.isPresent(); read = line()) {
            String text = read.get();
            if (text.isEmpty()) {
                if (hasData) {
                    return Optional.of(new Event(type.isEmpty() ? "message" : type, data.toString(), lastId));
                }
                type = "";
                continue;
            }
            int colon = text.indexOf(':');
            String field = colon < 0 ? text : text.substring(0, colon);
            switch (field) {
                case "data" -> {
                    append(data, hasData, value(text, colon));
                    hasData = true;
                }
                case "event" -> type = value(text, colon);
                case "id" -> lastId = value(text, colon).indexOf('\0') < 0 ? value(text, colon) : lastId;
                default -> {
                    // Comments, `retry` (this side has its own pace) and fields that are not known mean nothing.
                }
            }
        }
        return Optional.empty();
    }

    private static void append(StringBuilder data, boolean isNext, String value) throws IOException {
        if (data.length() + value.length() >= MAX_DATA_CHARACTERS) {
            throw new IOException("an event is larger than " + MAX_DATA_CHARACTERS + " characters");
        }
        if (isNext) {
            data.append('\n');
        }
        data.append(value);
    }

    private static String value(String text, int colon) {
        if (colon < 0) {
            return "";
        }
        int start = colon + 1 < text.length() && text.charAt(colon + 1) == ' ' ? colon + 2 : colon + 1;
        return text.substring(start);
    }

    /// The next line that has ended.
    private Optional<String> line() throws IOException {
        int length = 0;
        while (from < to || fill()) {
            int end = from;
            while (end < to && buffer[end] != '\n' && buffer[end] != '\r') {
                end++;
            }
            if (skipsLineFeed) {
                skipsLineFeed = false;
                if (buffer[from] == '\n') {
                    from++;
                    continue;
                }
            }
            length = keep(length, end - from);
            if (end < to) {
                skipsLineFeed = buffer[end] == '\r';
                from = end + 1;
                return Optional.of(text(length));
            }
            from = to;
        }
        return Optional.empty();
    }

    private int keep(int length, int more) throws IOException {
        if (length + more > MAX_LINE_BYTES) {
            throw new IOException("a line is longer than " + MAX_LINE_BYTES + " bytes");
        }
        if (length + more > line.length) {
            line = Arrays.copyOf(line, Math.max(length + more, 2 * line.length));
        }
        System.arraycopy(buffer, from, line, length, more);
        return length + more;
    }

    private String text(int length) {
        String text = new String(line, 0, length, StandardCharsets.UTF_8);
        boolean hasMark = isFirstLine && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        isFirstLine = false;
        return hasMark ? text.substring(1) : text;
    }

    private boolean fill() throws IOException {
        int read = in.read(buffer, 0, buffer.length);
        from = 0;
        to = Math.max(read, 0);
        return read > 0;
    }
}
