package dev.baton.drill;

import java.util.List;
import java.util.OptionalInt;

import dev.baton.api.FaultRequest;
import dev.baton.api.ProbeRequest;

/// What is to be done in a test: what [Course] asks for. Who performs it answers by the [DrillEvent] that is named, whatever
/// comes of it; if that does not come, [Course] goes on by itself after a while.
public sealed interface DrillAct {
    /// Ask every node for its state, leases and, once, its configuration: [DrillEvent.NodesAsked].
    record AskNodes() implements DrillAct {}

    /// Begin to probe: [DrillEvent.ProbesCame] again and again until [EndProbes]; a vantage where it cannot be begun comes
    /// once, with its trouble.
    record BeginProbes(List<Probe> probes) implements DrillAct {
        public BeginProbes {
            probes = List.copyOf(probes);
        }
    }

    /// Have a node hold a fault: [DrillEvent.FaultHeld], [DrillEvent.FaultRefused] or [DrillEvent.FaultUnknown].
    record HoldFault(String node, FaultRequest request) implements DrillAct {}

    /// End it: [DrillEvent.FaultEnded] or [DrillEvent.FaultNotEnded].
    record EndFault(String node, String id) implements DrillAct {}

    /// Have a node take the addresses back in order: [DrillEvent.HandedBack] or [DrillEvent.NotHandedBack].
    ///
    /// @param settleAt the priority to go on with once the other has yielded; empty: its own
    record HandBack(String node, String router, OptionalInt settleAt) implements DrillAct {}

    /// Probe no more. Nothing answers it.
    record EndProbes() implements DrillAct {}

    /// Tell who watches. Nothing answers it.
    record Tell(String sentence) implements DrillAct {}

    /// The test has ended; nothing follows.
    record Finish(DrillResult result) implements DrillAct {}

    /// Something to be probed.
    ///
    /// @param vantage from where: on this machine if [Vantage#from] is empty, else on that node
    record Probe(Vantage vantage, ProbeRequest request) {}
}
