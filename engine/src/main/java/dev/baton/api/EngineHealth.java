package dev.baton.api;

/// How the engine of a node is.
///
/// @param stalls        how often it did not run for longer than its peers wait
/// @param worstStallNanos the longest of those
/// @param shedFrames    frames dropped unread because more came than it could judge
/// @param refusedInputs inputs that its loop had no room for
/// @param portFailures  what the machine has refused: addresses, routes, frames
/// @param lostByKernel  packets that the kernel has lost before they were read
/// @param residentBytes memory in use, as the kernel counts it
public record EngineHealth(long stalls, long worstStallNanos, long shedFrames, long refusedInputs, long portFailures,
        long lostByKernel, long residentBytes) {}
