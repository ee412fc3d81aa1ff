package dev.baton.adapter.pcap;

import dev.baton.traffic.LinkType;
import dev.baton.wire.Opaque;

/// One frame as it was captured.
///
/// @param place      the interface's name, or the file's
/// @param link       what the bytes begin with
/// @param atNanos    when, in nanoseconds since 1970-01-01T00:00Z, stamped by the kernel
/// @param wireLength its length on the wire; more than the bytes if the capture cut it
/// @param bytes      the bytes
public record CapturedFrame(String place, LinkType link, long atNanos, int wireLength, Opaque bytes) {}
