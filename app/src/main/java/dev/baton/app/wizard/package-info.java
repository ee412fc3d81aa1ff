/// The wizard for a new cluster: from a preset, from nodes, or from what the wire shows, to a configuration for each node
/// with what would come of it.
@NullMarked
package dev.baton.app.wizard;

import org.jspecify.annotations.NullMarked;
