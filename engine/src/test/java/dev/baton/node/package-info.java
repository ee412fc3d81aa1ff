/// Tests of the node.
@NullMarked
package dev.baton.node;

import org.jspecify.annotations.NullMarked;
