/// The Nodes screen: who this window is paired with, how each is, and what can be done there.
@NullMarked
package dev.baton.app.nodes;

import org.jspecify.annotations.NullMarked;
