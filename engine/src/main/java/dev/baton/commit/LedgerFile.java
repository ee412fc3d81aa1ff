package dev.baton.commit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

import tools.jackson.core.JacksonException;

import dev.baton.api.Json;

/// Where the ledger is kept.
final class LedgerFile {
    /// Its name in the folder of commits.
    static final String NAME = "commits.json";
    /// The largest ledger: the old text, the decided commits, and room.
    private static final int MAX_BYTES = 64 * 1024 * 1024;

    private final WholeFile file;

    LedgerFile(Disk disk, Path folder) {
        file = new WholeFile(disk, folder.resolve(NAME), MAX_BYTES);
    }

    /// Reads it; empty: there is none.
    ///
    /// @throws IOException if it cannot be read, or what is there is no ledger
    Optional<Ledger> load() throws IOException {
        Optional<byte[]> bytes = file.read();
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(new String(bytes.get(), StandardCharsets.UTF_8), Ledger.class));
        } catch (JacksonException e) {
            throw new IOException(file.path() + " is no ledger of commits", e);
        }
    }

    /// Writes it; it is durable when this returns.
    void store(Ledger ledger) throws IOException {
        file.replace(Json.write(ledger).getBytes(StandardCharsets.UTF_8));
    }

    void tidy() throws IOException {
        file.tidy();
    }

    Path path() {
        return file.path();
    }
}
