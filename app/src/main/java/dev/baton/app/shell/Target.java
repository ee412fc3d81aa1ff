package dev.baton.app.shell;

import java.util.List;

import dev.baton.config.Place;

/// Something on a screen that another screen leads to.
public sealed interface Target {
    /// Packets of the source.
    ///
    /// @param numbers which, at least one
    record Packets(List<Long> numbers) implements Target {
        public Packets {
            numbers = List.copyOf(numbers);
        }
    }

    /// A place in an opened file.
    record InFile(Place place) implements Target {}
}
