package dev.baton.drill;

/// A stretch of a failover.
///
/// @param from  the instant that it begins with
/// @param to    the instant that it ends with
/// @param nanos how long it takes
/// @param why   what that time is, with the formula and the numbers: `3 × 1 s + skew 0.609 s (RFC 9568 section 6.1)`
public record Phase(Mark from, Mark to, long nanos, String why) {}
