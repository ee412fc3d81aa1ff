package dev.baton.adapter.probe;

import dev.baton.adapter.script.ScriptRunner;
import dev.baton.port.EchoPort;
import dev.baton.port.ProcessPort;

/// What checks need of the machine. Whoever gives it also closes it, after the checks.
///
/// @param scripts   runs the policy's scripts
/// @param echoes    asks hosts for an echo
/// @param processes tells of processes
public record ProbeMeans(ScriptRunner scripts, EchoPort echoes, ProcessPort processes) {}
