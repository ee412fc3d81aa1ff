package dev.baton.adapter.script;

/// What came of running a script.
///
/// @param end           how it ended
/// @param output        the end of what it printed, standard output and error together, at most
///                      [ScriptRunner#OUTPUT_BYTES]
/// @param durationNanos from its start until nothing of it was left
public record ScriptResult(ScriptEnd end, String output, long durationNanos) {}
