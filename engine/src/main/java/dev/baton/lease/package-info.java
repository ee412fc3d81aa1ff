/// Faults that a node holds for failover tests: each for a while, on disk before it takes effect, and ended by the node
/// itself. Real nodes and those of a lab hold them alike; what is done to a router is done by a [FaultGround].
@NullMarked
package dev.baton.lease;

import org.jspecify.annotations.NullMarked;
