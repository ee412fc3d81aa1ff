package dev.baton.draft;

import java.util.List;

import dev.baton.whatif.VirtualRouterId;

/// What would come of pushing or saving what is staged.
///
/// @param lines what to know, the worst first; empty: nothing moves
public record Outlook(List<Line> lines) {
    /// Nothing moves.
    public static final Outlook QUIET = new Outlook(List.of());

    public Outlook {
        lines = List.copyOf(lines);
    }

    /// Whether something is wrong in the end.
    public boolean isBroken() {
        return lines.stream().anyMatch(Line::isBad);
    }

    /// One thing to know.
    public sealed interface Line {
        /// Whether it is bad.
        default boolean isBad() {
            return true;
        }
    }

    /// A text is no good configuration.
    ///
    /// @param line    where, from 1
    /// @param message what is wrong, a clause
    public record Unreadable(String node, int line, String message) implements Line {}

    /// Something has changed under an edit.
    public record Undecided(String node) implements Line {}

    /// Nobody holds the addresses in the end.
    public record Nobody(VirtualRouterId id, String address) implements Line {}

    /// Several hold the addresses in the end.
    public record Several(VirtualRouterId id, String address, List<String> nodes) implements Line {
        public Several {
            nodes = List.copyOf(nodes);
        }
    }

    /// The addresses do not come to rest.
    public record Flaps(VirtualRouterId id, String address) implements Line {}

    /// The addresses go to another node.
    ///
    /// @param from       who holds them before; empty: nobody
    /// @param afterNanos how long after the change the new one holds them
    /// @param gapNanos   the longest time without a holder
    public record Moves(VirtualRouterId id, String address, String from, String to, long afterNanos,
            long gapNanos) implements Line {
        @Override
        public boolean isBad() {
            return false;
        }
    }

    /// The addresses are handed over in order.
    ///
    /// @param from who holds them before; the same as `to` where nothing has to be done
    public record HandsOver(VirtualRouterId id, String address, String from, String to) implements Line {
        @Override
        public boolean isBad() {
            return false;
        }
    }

    /// Addresses that nobody had before.
    public record Appears(VirtualRouterId id, String address, String holder) implements Line {
        @Override
        public boolean isBad() {
            return false;
        }
    }

    /// Addresses that nobody has any more, as it is meant.
    public record Goes(VirtualRouterId id, String address) implements Line {
        @Override
        public boolean isBad() {
            return false;
        }
    }
}
