package dev.baton.node;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.baton.loop.DiscardCount;
import dev.baton.vrrp.Discard;
import dev.baton.wire.IpAddress;

/// Sums up what was discarded since the last time, a line for each sender and reason: a flood of ten thousand packets is
/// one line.
final class DiscardSummary {
    /// How many lines there are at most; the rest is one more.
    static final int LINES = 10;

    private record Key(String router, IpAddress source, Discard reason) {}

    private record Growth(Key key, long count) {}

    private Map<Key, Long> before = Map.of();
    private long othersBefore;

    /// What has come since the last call, the most frequent first.
    ///
    /// @param counts  everything that was counted so far, which is bounded by the loop
    /// @param others  what was counted beyond that bound
    /// @param seconds how long ago the last call was
    List<String> since(List<DiscardCount> counts, long others, long seconds) {
        Map<Key, Long> now = new LinkedHashMap<>();
        List<Growth> grown = new ArrayList<>();
        for (DiscardCount count : counts) {
            Key key = new Key(count.router(), count.source(), count.reason());
            now.put(key, count.count());
            long more = count.count() - before.getOrDefault(key, 0L);
            if (more > 0 && isWorthTelling(count.reason())) {
                grown.add(new Growth(key, more));
            }
        }
        long rest = others - othersBefore;
        before = now;
        othersBefore = others;
        grown.sort(Comparator.comparingLong(Growth::count).reversed());
        List<String> lines = new ArrayList<>();
        grown.stream().limit(LINES).forEach(g -> lines.add(line(g, seconds)));
        rest += grown.stream().skip(LINES).mapToLong(Growth::count).sum();
        if (rest > 0) {
            lines.add(packets(rest) + " of other senders or reasons were discarded in the last " + seconds + " s");
        }
        return lines;
    }

    /// A packet of our own that comes back, and one of a VRID that is not ours, are daily bread.
    private static boolean isWorthTelling(Discard reason) {
        return reason != Discard.OWN_ECHO && reason != Discard.VRID;
    }

    private static String line(Growth growth, long seconds) {
        String router = growth.key.router.isEmpty() ? "" : growth.key.router + "  ";
        return router + growth.key.source + ": " + packets(growth.count) + " " + words(growth.key.reason)
                + " in the last " + seconds + " s";
    }

    private static String packets(long count) {
        return String.format(Locale.ROOT, "%,d", count) + (count == 1 ? " packet" : " packets");
    }

    /// What is wrong with a packet, to go after "a packet" or "packets".
    static String words(Discard reason) {
        return switch (reason) {
            case LENGTH -> "cut short";
            case TTL -> "with a TTL or hop limit other than 255";
            case VERSION -> "of another VRRP version";
            case TYPE -> "of an unknown type";
            case VRID -> "of another VRID";
            case AUTH_TYPE -> "with another kind of authentication";
            case AUTH_DATA -> "with a wrong password";
            case INTERVAL -> "with another advertisement interval";
            case CHECKSUM -> "with a bad checksum";
            case NO_ADDRESSES -> "without addresses";
            case ZERO_INTERVAL -> "with an advertisement interval of 0";
            case FIRST_NOT_LINK_LOCAL -> "whose first address is not link-local";
            case FAMILY -> "of the other address family";
            case NOT_A_PEER -> "from a sender that is not among the unicast peers";
            case OWN_ECHO -> "of our own";
        };
    }
}
