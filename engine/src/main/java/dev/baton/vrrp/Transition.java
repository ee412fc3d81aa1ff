package dev.baton.vrrp;

/// A change of state with its reason.
///
/// @param from     the state before
/// @param to       the state after
/// @param reason   why
/// @param evidence the numbers behind the reason
/// @param atNanos  when, on the clock of the node
public record Transition(Role from, Role to, Reason reason, Evidence evidence, long atNanos) {}
