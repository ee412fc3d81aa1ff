/// The Priorities screen: one scale for each virtual router, on it a thumb for each node that is dragged, and what the
/// engine's own election makes of it while it is dragged.
@NullMarked
package dev.baton.app.priority;

import org.jspecify.annotations.NullMarked;
