package dev.baton.failover.report;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// The hash line of a report: the SHA-256 over every byte of the file, with zeros where the hash itself stands. Any byte that
/// was changed, added or taken away is told. It guards against accidents and careless hands; who computes it anew leaves no
/// trace, so keep the hash itself, or the file, where others cannot write.
public final class Seal {
    /// What the hash follows.
    static final String MARK = "baton-sha256:";
    private static final int DIGITS = 64;
    private static final String ZEROS = "0".repeat(DIGITS);
    /// The hash stands so near the end.
    private static final int TAIL_BYTES = 1 << 16;
    private static final int BUFFER_BYTES = 1 << 16;

    private Seal() {}

    /// What is known of a report after it was looked at.
    public enum State {
        /// Every byte is as it was written.
        INTACT,
        /// A byte was changed, added or taken away.
        CHANGED,
        /// There is no hash in it.
        UNSEALED
    }

    /// What stands for the hash until it is known. It has to be near the end of the text.
    static String blank() {
        return MARK + ZEROS;
    }

    /// The text with its hash in place of the last [#blank].
    static String close(String text) {
        int at = text.lastIndexOf(blank());
        if (at < 0) {
            throw new IllegalArgumentException("the text has no place for the hash");
        }
        String hash = HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
        return text.substring(0, at) + MARK + hash + text.substring(at + blank().length());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Looks at a report.
    ///
    /// @throws ReportException if it cannot be read
    public static State look(Path file) {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            Optional<Long> at = place(in);
            if (at.isEmpty()) {
                return State.UNSEALED;
            }
            byte[] told = new byte[DIGITS];
            in.seek(at.get());
            in.readFully(told);
            String hash = HexFormat.of().formatHex(digest(in, at.get()));
            return hash.equals(new String(told, StandardCharsets.US_ASCII)) ? State.INTACT : State.CHANGED;
        } catch (IOException e) {
            throw new ReportException(file + " cannot be read (" + e.getClass().getSimpleName()
                    + "); name a report that 'baton drill --report' has written.", e);
        }
    }

    /// Where the last hash of a file stands. Its digits are looked at later: one that was changed is a change.
    private static Optional<Long> place(RandomAccessFile in) throws IOException {
        long length = in.length();
        int size = (int) Math.min(TAIL_BYTES, length);
        byte[] tail = new byte[size];
        in.seek(length - size);
        in.readFully(tail);
        int found = new String(tail, StandardCharsets.ISO_8859_1).lastIndexOf(MARK);
        return found < 0 || found + MARK.length() + DIGITS > size
                ? Optional.empty()
                : Optional.of(length - size + found + MARK.length());
    }

    private static byte[] digest(RandomAccessFile in, long hashAt) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER_BYTES];
        long position = 0;
        in.seek(0);
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            for (int i = 0; i < read; i++) {
                if (position + i >= hashAt && position + i < hashAt + DIGITS) {
                    buffer[i] = '0';
                }
            }
            digest.update(buffer, 0, read);
            position += read;
        }
        return digest.digest();
    }
}
