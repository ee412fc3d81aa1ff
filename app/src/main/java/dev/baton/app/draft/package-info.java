/// What is staged: edits of configurations that nothing was told of yet, on every screen the same, with undo, redo and the
/// bar that shows them.
@NullMarked
package dev.baton.app.draft;

import org.jspecify.annotations.NullMarked;
