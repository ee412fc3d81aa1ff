package dev.baton.agent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;

import dev.baton.api.Problem;
import dev.baton.api.Refusal;

/// The body of a request, read when somebody who may send one has been recognised. It is bounded by what is announced and by
/// what comes.
final class RequestBody {
    private static final int MAX_DIGITS = 12;
    private static final int MAX_CHUNK_DIGITS = 8;
    private static final int MAX_CHUNK_LINE = 256;
    private static final int MAX_TRAILERS = 8;
    private static final int HEX = 16;

    private final HttpInput in;
    private final boolean isChunked;
    private final long announced;
    private final Watch watch;
    private boolean isRead;

    /// Sees to it that it comes in time.
    interface Watch {
        /// It is about to be read.
        void begin() throws IOException;

        /// All of it is there.
        void end();
    }

    /// Finds out what body a request has.
    ///
    /// @throws Refusal if that is not clear
    RequestBody(RequestHead head, HttpInput in, Watch watch) {
        this.in = in;
        this.watch = watch;
        Optional<String> coding = head.header(RequestHead.TRANSFER_ENCODING);
        Optional<String> length = head.header(RequestHead.CONTENT_LENGTH);
        if (coding.isPresent() && (length.isPresent() || !coding.get().equalsIgnoreCase("chunked"))) {
            throw new Refusal(Problem.Kind.MALFORMED,
                    "The body's length is not clear: send Content-Length, or Transfer-Encoding: chunked alone.");
        }
        if (length.isPresent() && !length.get().matches("[0-9]{1," + MAX_DIGITS + "}")) {
            throw new Refusal(Problem.Kind.MALFORMED, "Content-Length is no number.");
        }
        this.isChunked = coding.isPresent();
        this.announced = length.map(Long::parseLong).orElse(0L);
        this.isRead = !isChunked && announced == 0;
    }

    /// Whether nothing of it is left in the connection.
    boolean isRead() {
        return isRead;
    }

    /// Whether there is none, as far as was announced.
    boolean isEmpty() {
        return !isChunked && announced == 0;
    }

    /// All of it.
    ///
    /// @param maxBytes it may have at most
    /// @throws Refusal if it is too large or wrongly framed
    byte[] read(int maxBytes) throws IOException {
        if (announced > maxBytes) {
            throw tooLarge(maxBytes);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!isRead) {
            watch.begin();
            if (isChunked) {
                readChunks(bytes, maxBytes);
            } else {
                in.copy(bytes, (int) announced);
            }
            isRead = true;
            watch.end();
        }
        return bytes.toByteArray();
    }

    private void readChunks(ByteArrayOutputStream bytes, int maxBytes) throws IOException {
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            if (size > maxBytes - bytes.size()) {
                throw tooLarge(maxBytes);
            }
            in.copy(bytes, size);
            if (!in.line(MAX_CHUNK_LINE).isEmpty()) {
                throw malformedChunk();
            }
        }
        for (int i = 0; !in.line(RequestHead.MAX_HEADER_BYTES).isEmpty(); i++) {
            if (i == MAX_TRAILERS) {
                throw malformedChunk();
            }
        }
    }

    private int chunkSize() throws IOException {
        String line = in.line(MAX_CHUNK_LINE);
        int extension = line.indexOf(';');
        String digits = (extension < 0 ? line : line.substring(0, extension)).strip();
        if (!digits.matches("[0-9a-fA-F]{1," + MAX_CHUNK_DIGITS + "}")) {
            throw malformedChunk();
        }
        return (int) Math.min(Integer.MAX_VALUE, Long.parseLong(digits, HEX));
    }

    private static Refusal malformedChunk() {
        return new Refusal(Problem.Kind.MALFORMED, "The chunks of the body are wrongly framed.");
    }

    private static Refusal tooLarge(int maxBytes) {
        return new Refusal(Problem.Kind.TOO_LARGE, "The body has more than " + maxBytes + " bytes.");
    }
}
