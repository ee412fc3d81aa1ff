package dev.baton.traffic;

import dev.baton.wire.VrrpMessage;

/// What is needed of a packet to draw it in a lane, packed into a `long`, so that drawing decodes nothing: its kind, its
/// sender's place in the store, and of an advert the priority and the interval.
public final class Mark {
    /// Nothing that belongs to a lane.
    public static final long NONE = 0;

    private static final long ADVERT = 1;
    private static final long ANNOUNCEMENT = 2;
    private static final int KIND_BITS = 2;
    private static final int PRIORITY_BITS = 8;
    private static final int SENDER_BITS = 16;
    private static final int INTERVAL_BITS = 16;
    private static final int SENDER_SHIFT = KIND_BITS + PRIORITY_BITS;
    private static final int INTERVAL_SHIFT = SENDER_SHIFT + SENDER_BITS;
    private static final long NANOS_PER_CENTISECOND = 10_000_000L;

    private Mark() {}

    static long advert(int sender, VrrpMessage message) {
        long centis = Math.min(message.intervalNanos() / NANOS_PER_CENTISECOND, (1L << INTERVAL_BITS) - 1);
        return centis << INTERVAL_SHIFT | (long) sender << SENDER_SHIFT | (long) message.priority() << KIND_BITS
                | ADVERT;
    }

    static long announcement(int sender) {
        return (long) sender << SENDER_SHIFT | ANNOUNCEMENT;
    }

    /// Whether it is a sound advert.
    public static boolean isAdvert(long mark) {
        return (mark & (1L << KIND_BITS) - 1) == ADVERT;
    }

    /// Whether it announces an address.
    public static boolean isAnnouncement(long mark) {
        return (mark & (1L << KIND_BITS) - 1) == ANNOUNCEMENT;
    }

    /// The priority of an advert; 0: its master resigns.
    public static int priority(long mark) {
        return (int) (mark >>> KIND_BITS) & (1 << PRIORITY_BITS) - 1;
    }

    /// The place of its sender, for [PacketStore#sender].
    public static int sender(long mark) {
        return (int) (mark >>> SENDER_SHIFT) & (1 << SENDER_BITS) - 1;
    }

    /// The interval that an advert tells.
    public static long intervalNanos(long mark) {
        return (mark >>> INTERVAL_SHIFT) * NANOS_PER_CENTISECOND;
    }
}
