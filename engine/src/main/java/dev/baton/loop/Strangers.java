package dev.baton.loop;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.baton.vrrp.Discard;
import dev.baton.wire.IpAddress;

/// Counts packets that are for no router of this node, or that are wrong in a way that says nothing of one router.
/// Senders are whatever packets claim: beyond [#LIMIT] they are counted together.
final class Strangers {
    /// How many senders are counted by themselves.
    static final int LIMIT = 256;

    private final Map<IpAddress, long[]> foreign = new LinkedHashMap<>();
    private long others;
    private long checksumErrors;
    private long versionErrors;
    private long vridErrors;

    /// An advert of a VRID that is not here.
    void foreign(IpAddress source) {
        vridErrors++;
        count(source);
    }

    /// A packet was discarded for this reason.
    void discarded(Discard reason, IpAddress source) {
        switch (reason) {
            case CHECKSUM -> checksumErrors++;
            case VERSION -> versionErrors++;
            case VRID -> vridErrors++;
            case NOT_A_PEER -> count(source);
            case LENGTH, TTL, TYPE, AUTH_TYPE, AUTH_DATA, INTERVAL, NO_ADDRESSES, ZERO_INTERVAL, FIRST_NOT_LINK_LOCAL,
                    FAMILY, OWN_ECHO -> {
                // Counted by the router that it was for.
            }
        }
    }

    private void count(IpAddress source) {
        long[] count = foreign.get(source);
        if (count != null) {
            count[0]++;
        } else if (foreign.size() < LIMIT) {
            foreign.put(source, new long[]{1});
        } else {
            others++;
        }
    }

    WireCounts copy() {
        return new WireCounts(checksumErrors, versionErrors, vridErrors, foreign.entrySet().stream()
                .map(e -> new WireCounts.Foreign(e.getKey(), e.getValue()[0])).toList(), others);
    }
}
