/// Failover tests, pure: what is asked for, whether it may begin, what is expected, the course of a test as a machine of
/// states, what its probes tell, and the verdict. Knows no clock, socket or thread; [dev.baton.failover] runs it.
@NullMarked
package dev.baton.drill;

import org.jspecify.annotations.NullMarked;
