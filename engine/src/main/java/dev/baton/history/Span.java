package dev.baton.history;

import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Limits;
import dev.baton.cluster.Sighting;
import dev.baton.vrrp.RouterConfig;

/// A sighting that repeated without a pause and without a difference: the first of them, when the last was, and how many
/// there were. A thousand adverts of a steady master are one span.
///
/// @param first     the first of them
/// @param lastNanos when the last of them was seen
/// @param count     how many there were, at least 1
public record Span(Sighting first, long lastNanos, long count) {
    /// Announcements of an address that repeat within this time are one span: a master refreshes them about once a minute.
    static final long ANNOUNCING_NANOS = 120_000_000_000L;
    private static final long DEFAULT_INTERVAL_NANOS = 1_000_000_000L;

    /// One sighting.
    public static Span of(Sighting sighting) {
        return new Span(sighting, sighting.atNanos(), 1);
    }

    /// Which cluster it is about.
    public ClusterKey key() {
        return first.key();
    }

    /// When the first was seen.
    public long fromNanos() {
        return first.atNanos();
    }

    /// The same with one more, seen at `atNanos`.
    Span with(long atNanos) {
        return new Span(first, Math.max(lastNanos, atNanos), count + 1);
    }

    /// When one of them was seen, as far as that is kept: the first and the last are, those between came at an even pace.
    ///
    /// @param number 0 for the first, below [#count]
    long seenNanos(long number) {
        if (number == 0 || count < 2) {
            return fromNanos();
        }
        return number >= count - 1 ? lastNanos : fromNanos() + (long) (number * pace());
    }

    /// How many of them had been seen by then, the first not counted; below 0: none.
    long seenBy(long atNanos) {
        if (atNanos < fromNanos()) {
            return -1;
        }
        if (lastNanos <= atNanos) {
            return count - 1;
        }
        long known = (long) Math.floor((atNanos - fromNanos()) / pace());
        return seenNanos(known + 1) <= atNanos ? known + 1 : known;
    }

    /// The sighting with this number, as [#seenNanos].
    Sighting seen(long number) {
        return number == 0 ? first : at(first, seenNanos(number));
    }

    /// The time between two of them, on average; 0: there is only one.
    long paceNanos() {
        return count < 2 ? 0 : (long) Math.ceil(pace());
    }

    private double pace() {
        return Math.max(1, (lastNanos - fromNanos()) / (double) (count - 1));
    }

    /// How long a pause may be within a span of such sightings; 0: each stands alone.
    static long patienceNanos(Sighting sighting) {
        return switch (sighting) {
            case Sighting.AdvertSeen advert -> Limits.TRUSTED_ADVERTS * intervalNanos(advert);
            case Sighting.RouterReported _ -> Limits.REPORT_TRUST_NANOS;
            case Sighting.AddressAnnounced _ -> ANNOUNCING_NANOS;
            case Sighting.Transitioned _,Sighting.NodeLost _ -> 0;
        };
    }

    /// The interval of an advert; that of most routers where it names none.
    static long intervalNanos(Sighting.AdvertSeen advert) {
        return advert.intervalNanos() > 0
                ? Math.max(advert.intervalNanos(), RouterConfig.MIN_INTERVAL_NANOS)
                : DEFAULT_INTERVAL_NANOS;
    }

    /// The same sighting at another time.
    static Sighting at(Sighting sighting, long atNanos) {
        return switch (sighting) {
            case Sighting.AdvertSeen s -> new Sighting.AdvertSeen(s.key(), atNanos, s.observer(), s.source(),
                    s.version(), s.priority(), s.intervalNanos(), s.addresses(), s.form());
            case Sighting.RouterReported s -> new Sighting.RouterReported(s.key(), atNanos, s.node(), s.router(),
                    s.interfaceName(), s.source(), s.version(), s.role(), s.priority(), s.intervalNanos(),
                    s.preempt(), s.addresses(), s.holdsAddresses());
            case Sighting.Transitioned s ->
                new Sighting.Transitioned(s.key(), atNanos, s.node(), s.router(), s.transition());
            case Sighting.AddressAnnounced s ->
                new Sighting.AddressAnnounced(s.key(), atNanos, s.observer(), s.address(), s.hardware());
            case Sighting.NodeLost s -> new Sighting.NodeLost(s.key(), atNanos, s.node());
        };
    }
}
