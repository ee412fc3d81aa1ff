/// A node on this machine's real interfaces: what a configuration amounts to here, the ports of its loop, and what the
/// kernel tells it.
@NullMarked
package dev.baton.node;

import org.jspecify.annotations.NullMarked;
