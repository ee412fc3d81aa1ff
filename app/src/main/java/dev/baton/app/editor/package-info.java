/// The text editor for configurations: highlighting, completion, hover help, problems in the margin, outline, find and
/// replace. It knows texts, not nodes.
@NullMarked
package dev.baton.app.editor;

import org.jspecify.annotations.NullMarked;
