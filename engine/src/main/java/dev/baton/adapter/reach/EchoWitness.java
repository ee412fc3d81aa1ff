package dev.baton.adapter.reach;

/// Hears of every identity answer, to learn where the clocks of nodes stand. From any thread; quick.
@FunctionalInterface
public interface EchoWitness {
    /// Whoever calls itself `node` got a request, which was sent and answered at these instants of ours, at this instant of
    /// its clock.
    void answered(String node, long nodeNanos, long sentNanos, long receivedNanos);
}
