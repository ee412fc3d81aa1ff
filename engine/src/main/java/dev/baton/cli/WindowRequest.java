package dev.baton.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What the window is to open on.
///
/// @param labPreset the command-line name of a lab preset, one that exists; empty: the window's own choice
/// @param nodes     how many nodes the lab has, a number it can have; empty: as many as the preset has
/// @param seed      the lab's seed; empty: the window's own choice
/// @param tour      where to write the pictures of a tour through every screen, which then ends; empty: no tour
public record WindowRequest(Optional<String> labPreset, OptionalInt nodes, OptionalLong seed, Optional<Path> tour) {
    /// The window's own choice in everything.
    public static final WindowRequest DEFAULT = new WindowRequest(Optional.empty(), OptionalInt.empty(),
            OptionalLong.empty(), Optional.empty());
}
