package dev.baton.api;

import java.util.OptionalInt;

/// What a person has told a router for the time being, besides its configuration.
///
/// @param maintenance whether it is in maintenance
/// @param claimed     whether it holds its addresses by hand-over
/// @param resigned    whether it has been told to resign and does not preempt until it is master again
/// @param priority    the priority that was set until it is taken back
public record Steering(boolean maintenance, boolean claimed, boolean resigned, OptionalInt priority) {
    /// Nothing was told.
    public static final Steering NONE = new Steering(false, false, false, OptionalInt.empty());
}
