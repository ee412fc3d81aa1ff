package dev.baton.agent;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

import dev.baton.api.Problem;
import dev.baton.api.Refusal;

/// What a client sends, byte by byte: lines of a head, then bytes of a body. Read strictly, since two readers that differ in
/// leniency are how requests are smuggled.
final class HttpInput {
    private static final int BUFFER_BYTES = 8 << 10;
    private static final int FIRST_VISIBLE = 0x20;
    private static final int DELETE = 0x7f;
    private static final int BYTE_MASK = 0xff;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int at;
    private int end;

    HttpInput(InputStream in) {
        this.in = in;
    }

    /// Waits for more.
    ///
    /// @return false: there is none, the other side has ended
    boolean await() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(buffer));
        }
        return at < end;
    }

    private int read() throws IOException {
        if (!await()) {
            throw new EOFException("the client has ended within a request");
        }
        return buffer[at++] & BYTE_MASK;
    }

    /// A line without its end, which is CR LF.
    ///
    /// @throws Refusal if it is longer, or holds control characters
    String line(int maxBytes) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = read(); c != '\r'; c = read()) {
            if ((c < FIRST_VISIBLE && c != '\t') || c == DELETE) {
                throw new Refusal(Problem.Kind.MALFORMED,
                        "The request has a control character in its head; lines end with CR LF.");
            }
            if (line.length() == maxBytes) {
                throw new Refusal(Problem.Kind.MALFORMED,
                        "A line of the request's head is longer than " + maxBytes + " bytes.");
            }
            line.append((char) c);
        }
        if (read() != '\n') {
            throw new Refusal(Problem.Kind.MALFORMED, "The request has a CR without LF in its head.");
        }
        return line.toString();
    }

    /// Takes so many bytes.
    void copy(ByteArrayOutputStream to, int bytes) throws IOException {
        int left = bytes;
        while (left > 0) {
            if (!await()) {
                throw new EOFException("the client has ended within a body");
            }
            int taken = Math.min(left, end - at);
            to.write(buffer, at, taken);
            at += taken;
            left -= taken;
        }
    }

    /// Reads on without looking, so that the other side comes to read the answer.
    void discard(long maxBytes) throws IOException {
        long left = maxBytes;
        while (left > 0 && await()) {
            left -= end - at;
            at = end;
        }
    }
}
