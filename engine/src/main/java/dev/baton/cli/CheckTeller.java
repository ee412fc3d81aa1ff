package dev.baton.cli;

import dev.baton.doctor.Diagnosis;

/// Tells what was found in configurations.
@FunctionalInterface
interface CheckTeller {
    void tell(Diagnosis diagnosis);
}
