package dev.baton.api;

import java.util.Optional;
import java.util.OptionalInt;

/// What a router is told: the body of `hand-over`, `resign`, `maintenance` and `priority`, each of which reads what it
/// needs of it.
///
/// @param on       maintenance: whether it begins (the default) or ends
/// @param priority priority: 1..254; left out, the configured one counts again. hand-over: the priority to go on with once
///                 the other master has yielded; left out, the one that the other had, which it does not pre-empt
/// @param reason   why, for the audit log; at most 500 characters
public record SteerRequest(Optional<Boolean> on, OptionalInt priority, Optional<String> reason) {}
