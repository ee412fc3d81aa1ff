package dev.baton.drill;

import java.util.Optional;

import dev.baton.api.FaultKind;

/// A fault that may be chosen for a virtual router.
///
/// @param kind       what is done
/// @param deed       what that does, in a sentence with names: `n2 claims 10.0.0.100 and n1 yields to it.`
/// @param expected   what is expected to come of it; empty: nobody can tell
/// @param isPossible whether a test with it may begin now, as far as it can be known without probes
/// @param reason     why not, with what to do; else what should be known of it; may be empty
public record Choice(FaultKind kind, String deed, Optional<Expected> expected, boolean isPossible, String reason) {}
