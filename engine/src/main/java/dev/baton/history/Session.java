package dev.baton.history;

/// A time in which one source was watched.
///
/// @param id         its number in the file
/// @param kind       what kind of source it was, such as `LIVE`
/// @param name       the source's own name: the interfaces
/// @param watch      from when to when, on the clock of its sightings
/// @param wallOffsetNanos what makes the date and time of that clock: added to it, nanoseconds since 1970
public record Session(long id, String kind, String name, Watch watch, long wallOffsetNanos) {}
