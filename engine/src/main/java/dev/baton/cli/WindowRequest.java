package dev.baton.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What the window is to open on.
///
/// @param labPreset the command-line name of a lab preset, one that exists; empty: the window's own choice
/// @param nodes     how many nodes the lab has, a number it can have; empty: as many as the preset has
/// @param seed      the lab's seed; empty: the window's own choice
/// @param tour      where to write the pictures of a tour through every screen, which then ends; empty: no tour
/// @param live      the interfaces to watch, at most [#MAX_INTERFACES]; empty: none
/// @param capture   a capture file that can be read; empty: none
/// @param configs   configuration files, and folders of them, that can be read; empty: none. At most one of lab, live,
///                  capture, configs and paired is asked for
/// @param paired    whether the nodes that this user is paired with are to be followed
public record WindowRequest(Optional<String> labPreset, OptionalInt nodes, OptionalLong seed, Optional<Path> tour,
        List<String> live, Optional<Path> capture, List<Path> configs, boolean paired) {
    /// The most interfaces that are watched at once.
    public static final int MAX_INTERFACES = 16;
    /// The window's own choice in everything.
    public static final WindowRequest DEFAULT = new WindowRequest(Optional.empty(), OptionalInt.empty(),
            OptionalLong.empty(), Optional.empty(), List.of(), Optional.empty(), List.of(), false);

    /// Whether nothing in particular is asked for.
    public boolean isOpen() {
        return equals(DEFAULT);
    }

    public WindowRequest {
        live = List.copyOf(live);
        configs = List.copyOf(configs);
    }
}
