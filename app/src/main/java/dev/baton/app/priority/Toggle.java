package dev.baton.app.priority;

import dev.baton.whatif.Change;

/// A fault that can be tried beside a node. It is only thought of: nothing is staged.
///
/// @param fault   what happens
/// @param kind    what kind of fault it is
/// @param name    of the interface or the check; empty for the whole node
/// @param isOn    whether it is tried now
/// @param isReal  whether it is so at the moment, so that there is nothing to try
record Toggle(Change fault, Kind kind, String name, boolean isOn, boolean isReal) {
    /// Kinds of faults.
    enum Kind {
        NODE, LINK, CHECK
    }
}
