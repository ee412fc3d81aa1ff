/// Tests of the event loop, stepped by hand.
@NullMarked
package dev.baton.loop;

import org.jspecify.annotations.NullMarked;
