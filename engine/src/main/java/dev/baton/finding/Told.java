package dev.baton.finding;

/// The words of a finding.
///
/// @param sentence the cause
/// @param seen     what was seen in the packet it rests on
/// @param fix      what to do
record Told(String sentence, String seen, String fix) {}
