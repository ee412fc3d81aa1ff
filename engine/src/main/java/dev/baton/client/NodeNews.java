package dev.baton.client;

import dev.baton.api.AdvertBatch;
import dev.baton.api.Beat;
import dev.baton.api.NodeEvent;
import dev.baton.api.NodeState;

/// Something that a node has told, with when it came here: nanoseconds on the clock of whoever listens.
public sealed interface NodeNews {
    /// When it came.
    long receivedNanos();

    /// The whole state.
    ///
    /// @param askedNanos when it was asked for; the same as `receivedNanos`' if it came by itself
    /// @param wasAsked   whether it is an answer, so that its age is bounded
    record Stated(NodeState state, boolean wasAsked, long askedNanos, long receivedNanos) implements NodeNews {}

    /// A sign of life.
    record Beaten(Beat beat, long receivedNanos) implements NodeNews {}

    /// Something that happened, now or while nobody listened.
    record Happened(NodeEvent event, long receivedNanos) implements NodeNews {}

    /// Events were forgotten by the node before they could be read.
    ///
    /// @param from the id of the first that is missing
    /// @param to   the id of the last
    record Missed(long from, long to, long receivedNanos) implements NodeNews {}

    /// Frames.
    record Heard(AdvertBatch batch, long receivedNanos) implements NodeNews {}
}
