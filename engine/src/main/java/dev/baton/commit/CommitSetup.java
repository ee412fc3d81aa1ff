package dev.baton.commit;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.baton.api.CommitStatus;
import dev.baton.config.NodePolicy;
import dev.baton.wire.IpAddress;

/// What commits need besides files, clocks and the engine.
///
/// @param policy        what a push may contain
/// @param scriptProblem why a script of that name cannot be run, and what to do
/// @param management    the addresses that the node is managed at
/// @param alarm         does something later
/// @param pause         lets time pass while routers settle
/// @param tell          hears whenever a commit goes on to another phase; it must not wait
public record CommitSetup(NodePolicy policy, Function<String, Optional<String>> scriptProblem,
        List<IpAddress> management, Alarm alarm, Pause pause, Consumer<CommitStatus> tell) {
    public CommitSetup {
        management = List.copyOf(management);
    }
}
