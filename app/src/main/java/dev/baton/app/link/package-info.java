/// The nodes that this window is paired with, and the links to them. What the nodes are reached by is behind
/// [NodeDoors]; everything else here is values and their following.
@NullMarked
package dev.baton.app.link;

import org.jspecify.annotations.NullMarked;
