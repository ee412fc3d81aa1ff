package dev.baton.push;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import tools.jackson.core.JacksonException;

import dev.baton.api.Json;
import dev.baton.client.ClientHome;
import dev.baton.trust.GuardedFile;

/// Revisions in a file of the client's home, one a line. Only its owner may read it, and it is replaced whole: whenever
/// the program ends, the old or the new file is there.
public final class RevisionFile implements Revisions {
    private static final String NAME = "revisions.jsonl";
    /// How large the file may become; the oldest lines go first. A guarded file of more than 1 MiB is not read.
    private static final int MAX_BYTES = 1_000_000;

    private final ClientHome home;

    public RevisionFile(ClientHome home) {
        this.home = home;
    }

    private GuardedFile file() {
        return new GuardedFile(home.folder().resolve(NAME));
    }

    @Override
    public synchronized List<Revision> of(String node) {
        return Revisions.latest(all(), node);
    }

    @Override
    public synchronized void keep(List<Revision> revisions) {
        GuardedFile.prepareFolder(home.folder());
        List<byte[]> lines = new ArrayList<>();
        int size = 0;
        for (Revision one : Revisions.bounded(all(), revisions).reversed()) {
            byte[] line = (Json.write(one) + "\n").getBytes(StandardCharsets.UTF_8);
            size += line.length;
            if (size > MAX_BYTES) {
                break;
            }
            lines.add(line);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(MAX_BYTES);
        lines.reversed().forEach(bytes::writeBytes);
        file().write(bytes.toByteArray());
    }

    /// What cannot be read is left out: a damaged line takes no other with it.
    private List<Revision> all() {
        List<Revision> all = new ArrayList<>();
        String text = file().read().map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("");
        text.lines().limit(MAX_OF_ALL).forEach(line -> read(line).ifPresent(all::add));
        return all;
    }

    private static Optional<Revision> read(String line) {
        try {
            return Optional.of(Json.read(line, Revision.class)).filter(r -> r.format() == Revision.FORMAT);
        } catch (JacksonException | NullPointerException _) {
            return Optional.empty();
        }
    }
}
