package dev.baton.port;

import java.time.Instant;

import dev.baton.vrrp.Oddity;
import dev.baton.vrrp.Transition;

/// Keeps what happened. A journal that cannot be written never changes what the election does.
public interface JournalPort {
    /// One thing that happened to a router.
    sealed interface Entry {
        /// The router's name.
        String router();

        /// The date and time as the machine believed them.
        Instant wall();

        /// The router changed its state.
        record Changed(String router, Instant wall, Transition transition) implements Entry {}

        /// The router noticed something odd.
        record Noticed(String router, Instant wall, Oddity oddity) implements Entry {}
    }

    /// Adds one entry.
    ///
    /// @throws PortException if it cannot be kept
    void append(Entry entry);
}
