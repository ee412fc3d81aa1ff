package dev.baton.adapter.sim;

import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Sighting;
import dev.baton.vrrp.Oddity;
import dev.baton.wire.IpAddress;

/// One thing that happened in a lab.
public sealed interface LabEvent {
    /// When, in nanoseconds of the lab's time.
    long atNanos();

    /// Something that goes into a snapshot: an advert on the segment (observer [Lab#WIRE]) or heard by a node, a report,
    /// a change of state, an announcement, a lost node.
    record Seen(Sighting sighting) implements LabEvent {
        @Override
        public long atNanos() {
            return sighting.atNanos();
        }
    }

    /// A command was performed.
    record Performed(long atNanos, LabCommand command) implements LabEvent {}

    /// A router noticed something odd.
    record Noticed(long atNanos, String node, String router, Oddity oddity) implements LabEvent {}

    /// An advert of `source` did not reach `node`: lost, cut off, or the link was down.
    record Dropped(long atNanos, ClusterKey key, IpAddress source, String node) implements LabEvent {}
}
