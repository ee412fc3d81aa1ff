package dev.baton.lease;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import dev.baton.api.Json;

/// The leases that are held, on disk: `faults.json` in the node's state folder, replaced whole or not at all. Without a
/// folder nothing is kept.
public final class LeaseBook {
    /// The name of the file.
    public static final String FILE = "faults.json";
    /// A longer file is none of ours.
    static final int MAX_BYTES = 64 << 10;
    private static final String DRAFT = FILE + ".new";

    /// @param leases those that are held; empty: the file is none of ours
    private record Content(Optional<List<Kept>> leases) {}

    private final Optional<Shelf> shelf;

    /// @param shelf empty: nothing is kept
    public LeaseBook(Optional<Shelf> shelf) {
        this.shelf = shelf;
    }

    /// Whether what is written outlasts the process.
    public boolean isLasting() {
        return shelf.isPresent();
    }

    /// What an earlier run has held when it ended.
    ///
    /// @throws IOException saying why it cannot be known
    public List<Kept> read() throws IOException {
        if (shelf.isEmpty()) {
            return List.of();
        }
        Optional<byte[]> bytes = shelf.get().read(FILE, MAX_BYTES);
        return bytes.isEmpty() ? List.of() : parsed(new String(bytes.get(), StandardCharsets.UTF_8));
    }

    private static List<Kept> parsed(String text) throws IOException {
        try {
            @Nullable
            Content content = Json.read(text, Content.class);
            if (content != null && content.leases().isPresent()
                    && content.leases().get().stream().allMatch(LeaseBook::isPossible)) {
                return List.copyOf(content.leases().get());
            }
        } catch (JacksonException _) {
            // Told below.
        }
        throw new IOException(FILE + " is damaged");
    }

    /// A JSON file can hold `null` wherever it likes.
    private static boolean isPossible(@Nullable Kept kept) {
        return kept != null && isWhole(kept.request()) && kept.by() != null && kept.interfaceName() != null;
    }

    private static boolean isWhole(dev.baton.api.@Nullable FaultRequest request) {
        return request != null && Objects.nonNull(request.id()) && Objects.nonNull(request.kind())
                && Objects.nonNull(request.router());
    }

    /// Keeps these, and no others; they are on disk when this returns.
    ///
    /// @throws IOException if they are not: what was kept before is, or these are
    void write(List<Kept> held) throws IOException {
        if (shelf.isPresent()) {
            byte[] text = Json.write(new Content(Optional.of(new ArrayList<>(held)))).getBytes(StandardCharsets.UTF_8);
            shelf.get().write(DRAFT, text);
            shelf.get().sync(DRAFT);
            shelf.get().rename(DRAFT, FILE);
            shelf.get().syncNames();
        }
    }
}
