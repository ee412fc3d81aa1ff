package dev.baton.node;

import java.util.List;

import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;
import dev.baton.wire.MacAddress;

/// What a daemon with one router finds in the frames that it hears.
public final class HeardClaims {
    private static final long PATIENCE_NANOS = 3_600_000_000L;

    private final AddressClaims claims = new AddressClaims();
    private boolean found;

    /// A daemon on `eth0` whose router has this address.
    public HeardClaims(int vrid, IpAddress address, MacAddress ownMac) {
        Family family = address.family();
        claims.watch(List.of(
                new AddressClaims.Watched("VI_1", "eth0", family, vrid, ownMac, List.of(address), PATIENCE_NANOS)));
    }

    /// A frame from somebody else.
    public void heard(byte[] frame, long nowNanos) {
        claims.heard("eth0", frame, nowNanos);
        found |= !claims.due(nowNanos).isEmpty();
    }

    /// Whether a stranger had the address, when that much time has passed.
    public boolean found(long nowNanos) {
        found |= !claims.due(nowNanos).isEmpty();
        return found;
    }
}
