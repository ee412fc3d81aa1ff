package dev.baton.app.priority;

import dev.baton.whatif.RouterRef;

/// What the drawing of a scale asks of the screen around it.
interface ThumbMoves {
    /// The keys go to the thumb after this one, or before it, wherever it is.
    ///
    /// @return whether there is one
    boolean step(RouterRef from, boolean isForward);
}
