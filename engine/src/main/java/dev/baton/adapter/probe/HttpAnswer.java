package dev.baton.adapter.probe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the answer to one HTTP/1.1 request (RFC 9112), from a server that may be any program.
final class HttpAnswer {
    /// How long a line of the answer's head may be, and all of them together.
    static final int MOST_HEAD_BYTES = 64 * 1024;
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[0-9] ([1-5][0-9]{2})(?: .*)?");
    private static final Pattern CHUNK_LINE = Pattern.compile("\\s*([0-9A-Fa-f]{1,15})\\s*(?:;.*)?");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
    private static final int FIRST_FINAL = 200;
    private static final int SWITCHING = 101;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final int FIRST_BODY_BYTES = 4 * 1024;
    private static final int HEXADECIMAL = 16;

    private final InputStream in;
    private int headLeft = MOST_HEAD_BYTES;
    private int status;
    private boolean isChunked;
    private OptionalLong length = OptionalLong.empty();
    private byte[] body = new byte[FIRST_BODY_BYTES];
    private int size;

    /// @param in the connection, buffered
    HttpAnswer(InputStream in) {
        this.in = in;
    }

    /// Reads the status and the header; answers that only say that another one is coming are passed over.
    ///
    /// @throws IOException if it is no HTTP, or the connection fails
    int status() throws IOException {
        do {
            String line = line();
            Matcher matcher = STATUS_LINE.matcher(line);
            if (!matcher.matches()) {
                throw new IOException(line.isEmpty() ? "it closed the connection" : "it does not speak HTTP");
            }
            status = Integer.parseInt(matcher.group(1));
            for (String field = line(); !field.isEmpty(); field = line()) {
                field(field);
            }
        } while (status < FIRST_FINAL && status != SWITCHING);
        return status;
    }

    private void field(String field) {
        int colon = field.indexOf(':');
        String name = colon < 0 ? "" : field.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        String value = field.substring(colon + 1).strip();
        if (name.equals("content-length") && LENGTH.matcher(value).matches()) {
            length = OptionalLong.of(Long.parseLong(value));
        } else if (name.equals("transfer-encoding")) {
            isChunked = value.toLowerCase(Locale.ROOT).endsWith("chunked");
        }
    }

    /// Whether `wanted` occurs in the first `limit` bytes of the body. No more is read than needed.
    boolean bodyHolds(byte[] wanted, int limit) throws IOException {
        if (status == NO_CONTENT || status == NOT_MODIFIED) {
            return false;
        }
        if (!isChunked) {
            return read((int) Math.min(limit, length.orElse(limit)), wanted);
        }
        while (size < limit) {
            headLeft = MOST_HEAD_BYTES;
            Matcher matcher = CHUNK_LINE.matcher(line());
            long chunk = matcher.matches() ? Long.parseLong(matcher.group(1), HEXADECIMAL) : 0;
            if (chunk == 0) {
                return false;
            }
            if (read((int) Math.min(chunk, limit - size), wanted)) {
                return true;
            }
            line();
        }
        return false;
    }

    /// Reads up to `part` bytes more, until `wanted` has come.
    private boolean read(int part, byte[] wanted) throws IOException {
        int end = size + part;
        while (size < end) {
            if (size == body.length) {
                body = Arrays.copyOf(body, 2 * size);
            }
            int count = in.read(body, size, Math.min(end, body.length) - size);
            if (count < 0) {
                return false;
            }
            int from = Math.max(0, size - wanted.length + 1);
            size += count;
            if (holds(from, wanted)) {
                return true;
            }
        }
        return false;
    }

    private boolean holds(int from, byte[] wanted) {
        for (int at = from; at + wanted.length <= size; at++) {
            if (Arrays.equals(body, at, at + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }

    /// A line without its end; empty at the end of the stream too.
    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (--headLeft < 0) {
                throw new IOException("its answer begins with more than " + MOST_HEAD_BYTES + " bytes of header");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
