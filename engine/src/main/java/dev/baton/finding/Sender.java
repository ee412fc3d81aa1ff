package dev.baton.finding;

import java.util.Optional;

import dev.baton.wire.IpAddress;
import dev.baton.wire.MacAddress;
import dev.baton.wire.VrrpMessage;

/// What a sender of sound advertisements of one cluster said last in one version of VRRP.
///
/// @param toGroup whether it sent by multicast
/// @param mac     the MAC it sent from, if the capture has it
/// @param count   how many it has sent since it was last silent
record Sender(IpAddress source, VrrpMessage said, boolean toGroup, Optional<MacAddress> mac, long atNanos, long packet,
        long count) {
    /// Its intervals without a word after which it does not count any more.
    static final int LIVE_INTERVALS = 3;
    /// Its intervals without a word within which a backup takes over: the master down interval is no longer (RFC 9568
    /// section 6.1).
    static final int DOWN_INTERVALS = 4;
    /// How late a backup may be, on top of that.
    private static final long LATE_NANOS = 50_000_000L;

    long intervalNanos() {
        return said.intervalNanos();
    }

    boolean resigns() {
        return said.priority() == VrrpMessage.RESIGN_PRIORITY;
    }

    boolean isLive(long nowNanos) {
        return nowNanos - atNanos <= LIVE_INTERVALS * intervalNanos();
    }

    /// Whether it may have been master until just now.
    boolean isRecent(long nowNanos) {
        return nowNanos - atNanos <= DOWN_INTERVALS * intervalNanos() + LATE_NANOS;
    }

    Sender after(Sender before) {
        return new Sender(source, said, toGroup, mac, atNanos, packet, before.count + 1);
    }
}
