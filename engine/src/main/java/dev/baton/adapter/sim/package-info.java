/// A virtual segment with virtual nodes that run the real engine: seeded, with faults and invariants. It serves the lab,
/// prediction and the simulation tests.
@NullMarked
package dev.baton.adapter.sim;

import org.jspecify.annotations.NullMarked;
