package dev.baton.finding;

import dev.baton.wire.IpAddress;
import dev.baton.wire.VrrpMessage;

/// What a sender of sound advertisements of one cluster said last, other than priority 0.
///
/// @param toGroup whether it sent by multicast
record Sender(IpAddress source, VrrpMessage said, boolean toGroup, long atNanos, long packet) {
    /// Its intervals without a word after which it does not count any more.
    private static final int LIVE_INTERVALS = 3;

    boolean isLive(long nowNanos) {
        return nowNanos - atNanos <= LIVE_INTERVALS * said.intervalNanos();
    }
}
