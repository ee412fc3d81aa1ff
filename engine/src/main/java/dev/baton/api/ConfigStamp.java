package dev.baton.api;

/// Which configuration a node runs.
///
/// @param generation counts up with every change, across restarts
/// @param sha256     of its text, in hexadecimal; the ETag
public record ConfigStamp(long generation, String sha256) {}
