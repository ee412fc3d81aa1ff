package dev.baton.adapter.reach;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// The datagrams of the identity echo, version 1. An answer is as long as its request, so that nobody can use a responder
/// to make much out of little; both are [#LENGTH] bytes, numbers in network byte order:
///
/// | at | bytes | what |
/// |---|---|---|
/// | 0 | 4 | `BTNP` |
/// | 4 | 1 | version: 1 |
/// | 5 | 1 | type: 1 request, 2 answer |
/// | 6 | 1 | length of the name in bytes; 0 in a request |
/// | 7 | 1 | 0 |
/// | 8 | 8 | run: a random number of who asks, repeated in the answer |
/// | 16 | 4 | sequence, repeated in the answer |
/// | 20 | 4 | 0 |
/// | 24 | 8 | the node's monotonic clock when the request came, nanoseconds; 0 in a request |
/// | 32 | 64 | the node's name, UTF-8, the rest 0 |
///
/// Whatever is not exactly so is rejected.
public sealed interface IdentityEcho {
    /// The bytes of a datagram.
    int LENGTH = 96;
    /// The most bytes of a name; a longer one is shortened.
    int MAX_NAME = 64;
    /// Where the node answers and is asked unless told otherwise.
    int PORT = 8643;
    /// The first four bytes.
    int MAGIC = 0x42_54_4E_50;
    /// The four bytes after these, of a request.
    int REQUEST_HEAD = 0x01_01_00_00;

    /// Asks whoever has the address for its name.
    ///
    /// @param run      a random number, by which the answer is known
    /// @param sequence counts up within the run
    record Request(long run, int sequence) implements IdentityEcho {}

    /// Says who has the address.
    ///
    /// @param nanos the node's monotonic clock when the request came
    /// @param node  its name, at most [#MAX_NAME] bytes
    record Answer(long run, int sequence, long nanos, String node) implements IdentityEcho {}

    /// Neither of these.
    ///
    /// @param reason what is wrong with it
    record Rejected(String reason) implements IdentityEcho {}

    /// Reads a datagram: what is between position and limit of `bytes`.
    static IdentityEcho decode(ByteBuffer bytes) {
        int at = bytes.position();
        if (bytes.remaining() != LENGTH) {
            return new Rejected(bytes.remaining() + " bytes long instead of " + LENGTH);
        }
        if (bytes.getInt(at) != MAGIC) {
            return new Rejected("it does not begin with BTNP");
        }
        if (bytes.get(at + 4) != Layout.VERSION) {
            return new Rejected("version " + (bytes.get(at + 4) & 0xFF) + " instead of " + Layout.VERSION);
        }
        if (bytes.get(at + 7) != 0 || bytes.getInt(at + 20) != 0) {
            return new Rejected("a reserved byte is not 0");
        }
        return switch (bytes.get(at + 5)) {
            case Layout.REQUEST -> request(bytes, at);
            case Layout.ANSWER -> answer(bytes, at);
            default -> new Rejected("type " + (bytes.get(at + 5) & 0xFF) + " is neither request nor answer");
        };
    }

    private static IdentityEcho request(ByteBuffer bytes, int at) {
        boolean isEmpty = bytes.get(at + 6) == 0;
        for (int i = Layout.NANOS; i < LENGTH; i++) {
            isEmpty &= bytes.get(at + i) == 0;
        }
        return isEmpty
                ? new Request(bytes.getLong(at + Layout.RUN), bytes.getInt(at + Layout.SEQUENCE))
                : new Rejected("a request that says something");
    }

    private static IdentityEcho answer(ByteBuffer bytes, int at) {
        int length = bytes.get(at + 6) & 0xFF;
        if (length == 0 || length > MAX_NAME) {
            return new Rejected("a name of " + length + " bytes");
        }
        for (int i = Layout.NAME + length; i < LENGTH; i++) {
            if (bytes.get(at + i) != 0) {
                return new Rejected("bytes behind the name");
            }
        }
        try {
            CharBuffer name = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes.slice(at + Layout.NAME, length));
            if (name.chars().anyMatch(Character::isISOControl)) {
                return new Rejected("control characters in the name");
            }
            return new Answer(bytes.getLong(at + Layout.RUN), bytes.getInt(at + Layout.SEQUENCE),
                    bytes.getLong(at + Layout.NANOS), name.toString());
        } catch (CharacterCodingException _) {
            return new Rejected("a name that is no UTF-8");
        }
    }

    /// Writes a request into the [#LENGTH] bytes from 0 on.
    static void writeRequest(ByteBuffer target, long run, int sequence) {
        target.putInt(0, MAGIC).putInt(4, REQUEST_HEAD).putLong(Layout.RUN, run).putInt(Layout.SEQUENCE, sequence)
                .putInt(Layout.SEQUENCE + 4, 0).putLong(Layout.NANOS, 0);
        for (int at = Layout.NAME; at < LENGTH; at += Long.BYTES) {
            target.putLong(at, 0);
        }
    }

    /// Makes an answer of the request in the [#LENGTH] bytes from 0 on.
    ///
    /// @param name as [#name] gives it
    static void turnIntoAnswer(ByteBuffer request, long nanos, byte[] name) {
        request.put(5, Layout.ANSWER).put(6, (byte) name.length).putLong(Layout.NANOS, nanos).put(Layout.NAME, name);
    }

    /// A node's name as it is sent: without control characters, cut between two characters to at most [#MAX_NAME] bytes,
    /// and never empty.
    static byte[] name(String node) {
        StringBuilder kept = new StringBuilder();
        int length = 0;
        for (int point : node.codePoints().filter(c -> !Character.isISOControl(c)).toArray()) {
            length += Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
            if (length > MAX_NAME) {
                break;
            }
            kept.appendCodePoint(point);
        }
        return (kept.isEmpty() ? "?" : kept.toString()).getBytes(StandardCharsets.UTF_8);
    }

    /// Where things are.
    final class Layout {
        static final byte VERSION = 1;
        static final byte REQUEST = 1;
        static final byte ANSWER = 2;
        static final int RUN = 8;
        static final int SEQUENCE = 16;
        static final int NANOS = 24;
        static final int NAME = 32;

        private Layout() {}
    }
}
