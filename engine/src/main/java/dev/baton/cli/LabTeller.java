package dev.baton.cli;

import java.util.List;

import dev.baton.adapter.sim.Lab;
import dev.baton.adapter.sim.LabEvent;

/// Tells what happens in a lab while it runs.
interface LabTeller {
    /// Before anything happens.
    void begin(Lab lab, long lengthNanos);

    /// One event, in order of time.
    void tell(Lab lab, LabEvent event);

    /// When it has ended, or was interrupted.
    void end(Lab lab, List<HolderBook.Line> holders);
}
