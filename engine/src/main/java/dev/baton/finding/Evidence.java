package dev.baton.finding;

/// What a finding rests on.
///
/// @param packet the packet's number; 0 where no packet is kept, as for a probe of the daemon
/// @param text   what was seen there
public record Evidence(long packet, String text) {}
