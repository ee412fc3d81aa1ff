/// One node's event loop: a bounded inbox, one timer queue and the runner that performs what the election asks for. A
/// thread runs it, or a test steps it by hand.
@NullMarked
package dev.baton.loop;

import org.jspecify.annotations.NullMarked;
