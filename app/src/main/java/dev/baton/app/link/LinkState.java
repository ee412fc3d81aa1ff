package dev.baton.app.link;

import java.util.Locale;

/// How the link to a node is.
///
/// @param phase       what it is in one word
/// @param cause       why it is not live
/// @param detail      the same as a sentence; empty: nothing is wrong
/// @param clock       how the node's clock stands to this machine's
public record LinkState(Phase phase, Cause cause, String detail, ClockView clock) {
    /// It has not been tried yet.
    public static final LinkState CONNECTING = new LinkState(Phase.CONNECTING, Cause.NONE, "", ClockView.UNKNOWN);

    /// The phases of a link, best first.
    public enum Phase {
        /// The node tells of itself at least once a second.
        LIVE,
        /// It is being tried.
        CONNECTING,
        /// The node has been silent for longer than three of its beats; the link still stands.
        STALE,
        /// The node cannot be reached; it is tried again by itself.
        LOST,
        /// The node, or this window, refuses: trying again changes nothing until somebody does something.
        REFUSED;

        /// The last part of keys and the style class.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Why a link is not live.
    public enum Cause {
        NONE,
        /// Nobody answers there.
        UNREACHABLE,
        /// The node does not know this window, or not any more.
        UNPAIRED,
        /// The node knows this window and does not let it look.
        ROLE,
        /// The node refuses for another reason.
        REFUSED,
        /// Somebody with another key answers there.
        PIN;

        /// The last part of keys.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// How a node's date and time stand to this machine's.
    ///
    /// @param roundTripNanos how long a question and its answer take; -1: not known
    /// @param offsetNanos    by how much the node is ahead
    /// @param errorNanos     how far that can be wrong
    public record ClockView(long roundTripNanos, long offsetNanos, long errorNanos) {
        /// Not measured yet.
        public static final ClockView UNKNOWN = new ClockView(-1, 0, 0);

        /// Whether it was measured.
        public boolean isKnown() {
            return roundTripNanos >= 0;
        }
    }

    /// Whether what the node last said can be trusted now.
    public boolean isLive() {
        return phase == Phase.LIVE;
    }
}
