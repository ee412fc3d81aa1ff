package dev.baton.adapter.pcap;

import java.util.Optional;

import dev.baton.traffic.LinkType;
import dev.baton.wire.Opaque;

/// One frame as it was captured.
///
/// @param place      the interface's name; of a file that does not name its interfaces, the file's
/// @param link       what the bytes begin with
/// @param atNanos    when, in nanoseconds since 1970-01-01T00:00Z, stamped by the kernel
/// @param wireLength its length on the wire; more than the bytes if the capture cut it
/// @param bytes      the bytes
/// @param comment    what the file says beside it
public record CapturedFrame(String place, LinkType link, long atNanos, int wireLength, Opaque bytes,
        Optional<String> comment) {
    /// A frame that nobody has said anything of.
    public CapturedFrame(String place, LinkType link, long atNanos, int wireLength, Opaque bytes) {
        this(place, link, atNanos, wireLength, bytes, Optional.empty());
    }
}
