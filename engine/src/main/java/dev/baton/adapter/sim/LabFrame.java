package dev.baton.adapter.sim;

import dev.baton.wire.Opaque;

/// A frame that a node has put on a segment.
///
/// @param atNanos when, in nanoseconds of the lab's time
/// @param segment the segment's name
/// @param node    who sent it
/// @param bytes   the frame, from its Ethernet header on
public record LabFrame(long atNanos, String segment, String node, Opaque bytes) {}
