/// The one gateway to the JavaFX thread: frames, hand-over from other threads, background work, subscriptions.
@NullMarked
package dev.baton.app.fx;

import org.jspecify.annotations.NullMarked;
