package dev.baton.agent;

import java.nio.file.Path;

/// How an agent is set up.
///
/// @param listen             where it listens
/// @param mayListenEverywhere whether that may be all addresses of the machine
/// @param stateDir           where its key, pairings and audit log are kept; its owner alone may write there
/// @param limits             what it gives to those who ask
public record AgentSetup(ListenAddress listen, boolean mayListenEverywhere, Path stateDir, Limits limits) {
    /// One address, usual limits.
    public static AgentSetup of(ListenAddress listen, Path stateDir) {
        return new AgentSetup(listen, false, stateDir, Limits.DEFAULT);
    }
}
