package dev.baton.adapter.pcap;

/// What the kernel counted for one live capture.
///
/// @param received         frames that passed the filter
/// @param dropped          of these, frames lost because they were not read fast enough
/// @param droppedByDevice  frames that the network card or its driver lost
public record CaptureCounters(long received, long dropped, long droppedByDevice) {}
