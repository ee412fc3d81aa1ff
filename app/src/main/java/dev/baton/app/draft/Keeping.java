package dev.baton.app.draft;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

import dev.baton.draft.Saved;

/// Where the edits of one set of configurations are kept on disk. Waits for the disk.
///
/// @param kind     what is edited
/// @param identity which set of it
record Keeping(DraftStore store, Bases.Kind kind, String identity) {
    /// What came of asking for them.
    ///
    /// @param claim empty: another window keeps them
    record Opened(Optional<Claims.Claim> claim, DraftStore.Loaded loaded) {}

    /// Asks to be who keeps them, and reads them.
    Opened opened() {
        Optional<Claims.Claim> claim = store.claim(kind, identity);
        return new Opened(claim, claim.isPresent()
                ? store.load(kind, identity)
                : new DraftStore.Loaded.Nothing());
    }

    /// Writes them.
    ///
    /// @return why that was not possible; empty: it was
    Optional<Staging.Told> keep(Saved now) {
        try {
            store.save(kind, identity, now);
            return Optional.empty();
        } catch (IOException | UncheckedIOException e) {
            return Optional.of(new Staging.Told.NotKept(String.valueOf(e.getMessage())));
        }
    }
}
