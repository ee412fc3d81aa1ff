/// The failover test as a screen: one click, what happens while it happens, and a verdict with its numbers.
@NullMarked
package dev.baton.app.failover;

import org.jspecify.annotations.NullMarked;
