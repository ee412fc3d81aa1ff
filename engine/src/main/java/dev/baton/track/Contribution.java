package dev.baton.track;

/// What one check adds to a router's priority right now.
///
/// @param check   the check's name
/// @param passing whether the check passes
/// @param weight  the weight it is tracked with; positive adds while it passes, negative subtracts while it fails
/// @param delta   what it adds now: `weight` or 0
public record Contribution(String check, boolean passing, int weight, int delta) {}
