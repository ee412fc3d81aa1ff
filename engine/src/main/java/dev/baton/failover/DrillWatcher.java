package dev.baton.failover;

import dev.baton.drill.DrillProgress;

/// Sees a test go on. Called from the test's thread, at most 20 times a second and at every change of its stage.
@FunctionalInterface
public interface DrillWatcher {
    void progressed(DrillProgress progress);

    /// A line of the story; [DrillProgress#told] is the latest of them.
    default void told(String sentence) {
        // Who looks at the progress needs no more.
    }
}
