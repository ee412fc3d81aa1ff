/// Tests of the simulator, and of the engine by the simulator.
@NullMarked
package dev.baton.adapter.sim;

import org.jspecify.annotations.NullMarked;
