package dev.baton.push.lab;

import java.util.function.Function;

import dev.baton.adapter.sim.Lab;

/// The way to a lab that runs on a thread of its own. From any thread but that one.
public interface LabDoor {
    /// Has something done on the lab's thread, between two steps of its time, and waits for it.
    ///
    /// @throws dev.baton.adapter.sim.LabException as the lab throws it
    /// @throws dev.baton.api.Refusal              if the lab does not come to it; it is not done then
    <T> T ask(Function<Lab, T> deed);
}
