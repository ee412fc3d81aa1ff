package dev.baton.loop;

import java.util.List;

import dev.baton.wire.IpAddress;

/// What a loop has counted of packets that belong to no single router (RFC 6527: the counters of the whole router).
///
/// @param checksumErrors packets whose checksum fits no form
/// @param versionErrors  packets of a version that the router they are for does not run
/// @param vridErrors     packets of a VRID that no router of this node has there
/// @param foreign        adverts that are no router's of this node, by sender, at most [Strangers#LIMIT]
/// @param otherForeign   those of further senders
public record WireCounts(long checksumErrors, long versionErrors, long vridErrors, List<Foreign> foreign,
        long otherForeign) {
    public WireCounts {
        foreign = List.copyOf(foreign);
    }

    /// Adverts of one sender.
    public record Foreign(IpAddress source, long count) {}
}
