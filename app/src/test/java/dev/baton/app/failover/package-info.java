/// Tests of the failover test's screen.
@NullMarked
package dev.baton.app.failover;

import org.jspecify.annotations.NullMarked;
