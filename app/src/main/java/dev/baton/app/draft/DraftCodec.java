package dev.baton.app.draft;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

import dev.baton.draft.Base;
import dev.baton.draft.Edit;
import dev.baton.draft.Form;
import dev.baton.draft.Saved;

/// What is staged as bytes: a mark, everything with its length before it, and a checksum at the end. Bytes that are not
/// just what was written are told from those that are.
final class DraftCodec {
    private static final int MARK = 0x42744431;
    /// More of either is no workspace of ours.
    private static final int MOST_ENTRIES = 10_000;
    private static final int CHECKSUM_BYTES = Long.BYTES;

    /// What was kept.
    ///
    /// @param identity whose
    /// @param at       when
    record Kept(String identity, Instant at, Saved saved) {}

    private DraftCodec() {}

    static byte[] write(Kept kept) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MARK);
            text(out, kept.identity());
            out.writeLong(kept.at().toEpochMilli());
            out.writeInt(kept.saved().texts().size());
            for (Saved.Entry entry : kept.saved().texts()) {
                text(out, entry.base().node());
                text(out, entry.base().form().name());
                text(out, entry.base().text());
                text(out, entry.base().revision());
                text(out, entry.base().around().configId());
                text(out, entry.text());
            }
            out.writeInt(kept.saved().handOvers().size());
            for (Edit.HandOver handOver : kept.saved().handOvers()) {
                text(out, handOver.node());
                text(out, handOver.router());
            }
            out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return bytes.toByteArray();
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static long checksum(byte[] bytes, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, length);
        return sum.getValue();
    }

    /// Empty: they are damaged, or of another version.
    static Optional<Kept> read(byte[] bytes) {
        if (bytes.length < Integer.BYTES + CHECKSUM_BYTES) {
            return Optional.empty();
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
                DataInputStream end = new DataInputStream(
                        new ByteArrayInputStream(bytes, bytes.length - CHECKSUM_BYTES, CHECKSUM_BYTES))) {
            boolean isWhole = in.readInt() == MARK
                    && end.readLong() == checksum(bytes, bytes.length - CHECKSUM_BYTES);
            return isWhole ? Optional.of(kept(in)) : Optional.empty();
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Kept kept(DataInputStream in) throws IOException {
        String identity = text(in);
        Instant at = Instant.ofEpochMilli(in.readLong());
        List<Saved.Entry> texts = new ArrayList<>();
        for (int left = count(in); left > 0; left--) {
            String node = text(in);
            Form form = Form.valueOf(text(in));
            String before = text(in);
            String revision = text(in);
            Base.Around around = new Base.Around(text(in), Base.Around.NOTHING.includes());
            texts.add(new Saved.Entry(new Base(node, form, before, revision, around), text(in)));
        }
        List<Edit.HandOver> handOvers = new ArrayList<>();
        for (int left = count(in); left > 0; left--) {
            handOvers.add(new Edit.HandOver(text(in), text(in)));
        }
        return new Kept(identity, at, new Saved(texts, handOvers));
    }

    private static int count(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MOST_ENTRIES) {
            throw new IOException(count + " entries");
        }
        return count;
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException(length + " bytes");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
