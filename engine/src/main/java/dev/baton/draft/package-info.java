/// Configurations that are being changed but not sent: the texts of several nodes, edits with undo and redo, and what they
/// would mean. Pure: nothing here reads or writes files or asks nodes.
@NullMarked
package dev.baton.draft;

import org.jspecify.annotations.NullMarked;
