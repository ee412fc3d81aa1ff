/// Sync groups, pure: routers that move together. A group is MASTER only when every member may be, and one member that
/// steps down or faults takes the others with it.
@NullMarked
package dev.baton.group;

import org.jspecify.annotations.NullMarked;
