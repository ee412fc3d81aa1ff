package dev.baton.app.findings;

import dev.baton.config.Place;

/// What a finding rests on.
sealed interface Proof {
    /// What is there, in a few words; may be empty.
    String text();

    /// A packet of the source.
    record InPacket(long number, String text) implements Proof {}

    /// A place in a file.
    record InFile(Place place, String text) implements Proof {}
}
