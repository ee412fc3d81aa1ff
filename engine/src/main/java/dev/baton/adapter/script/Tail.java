package dev.baton.adapter.script;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// The end of what a process prints. It is read as it comes and never waited for: neither does a process that prints
/// nothing hold up its reader, nor one that prints without end its memory.
final class Tail {
    private static final int CHUNK = 8 * 1024;
    /// How much is read at a time, so that a process that prints without end is still looked after.
    private static final int MOST_AT_ONCE = 1 << 20;

    private final byte[] kept;
    private final byte[] chunk = new byte[CHUNK];
    private long total;

    Tail(int limit) {
        kept = new byte[limit];
    }

    /// Takes what is there now.
    ///
    /// @return whether there was anything
    boolean drain(InputStream in) {
        int taken = 0;
        try {
            while (taken < MOST_AT_ONCE && in.available() > 0) {
                int length = in.read(chunk, 0, Math.min(CHUNK, in.available()));
                if (length < 0) {
                    break;
                }
                keep(length);
                taken += length;
            }
        } catch (IOException _) {
            // The other end, or ours, is closed: nothing more will come.
        }
        return taken > 0;
    }

    private void keep(int length) {
        for (int i = 0; i < length; i++) {
            kept[(int) (total % kept.length)] = chunk[i];
            total++;
        }
    }

    /// What was kept. Bytes that are no UTF-8 are replaced.
    String text() {
        int length = (int) Math.min(total, kept.length);
        byte[] ordered = new byte[length];
        for (int i = 0; i < length; i++) {
            ordered[i] = kept[(int) ((total - length + i) % kept.length)];
        }
        return new String(ordered, StandardCharsets.UTF_8);
    }
}
