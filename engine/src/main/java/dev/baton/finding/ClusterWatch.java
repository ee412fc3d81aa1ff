package dev.baton.finding;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import dev.baton.cluster.Cluster;
import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Health;
import dev.baton.cluster.Member;
import dev.baton.traffic.Packet;
import dev.baton.wire.IpAddress;
import dev.baton.wire.VrrpMessage;

/// The checks of one cluster: its senders against each other, and in time.
final class ClusterWatch {
    /// How many senders are compared.
    static final int MAX_SENDERS = 32;

    private static final int FLAPS = 3;
    private static final long FLAP_WINDOW_NANOS = 600_000_000_000L;
    private static final long ANNOUNCE_NANOS = 1_000_000_000L;
    /// A pause longer than this is a capture that was stopped, not a gap.
    private static final long LONGEST_GAP_NANOS = 60_000_000_000L;

    private final ClusterKey key;
    private final String subject;
    private final FindingBook book;
    private final Map<IpAddress, Sender> senders = new LinkedHashMap<>();
    private final Deque<Long> changes = new ArrayDeque<>();
    private Optional<Sender> speaker = Optional.empty();
    private Optional<Sender> taker = Optional.empty();
    private boolean resigned;
    private long announcedNanos = Long.MIN_VALUE;

    ClusterWatch(ClusterKey key, FindingBook book) {
        this.key = key;
        this.book = book;
        subject = "VRID " + key.vrid() + " " + key.family() + " " + key.network();
    }

    void announced(long atNanos) {
        announcedNanos = atNanos;
        taker = Optional.empty();
        book.end(Code.S08, subject, atNanos);
    }

    /// A sound advertisement.
    void advert(Packet packet, IpAddress source, VrrpMessage said, boolean toGroup) {
        if (said.priority() == VrrpMessage.RESIGN_PRIORITY) {
            senders.remove(source);
            resigned = true;
            return;
        }
        Sender sender = new Sender(source, said, toGroup, packet.atNanos(), packet.number());
        for (Sender other : senders.values()) {
            if (!other.source().equals(source) && other.isLive(packet.atNanos())) {
                compare(sender, other);
            }
        }
        Optional<Sender> before = speaker;
        if (before.isPresent() && before.get().source().equals(source)) {
            gap(before.get(), sender);
        } else if (before.isPresent()) {
            changed(sender);
        }
        speaker = Optional.of(sender);
        resigned = false;
        senders.put(source, sender);
        if (senders.size() > MAX_SENDERS) {
            senders.remove(senders.keySet().iterator().next());
        }
    }

    private void gap(Sender before, Sender now) {
        long gap = now.atNanos() - before.atNanos();
        long interval = before.said().intervalNanos();
        if (!resigned && gap > 2 * interval && gap < LONGEST_GAP_NANOS) {
            hold(Code.S05, now, "%s did not advertise for %s, its interval is %s".formatted(now.source(), time(gap),
                    time(interval)), "silent since packet " + before.packet(),
                    "Look for packet loss or a busy host at " + now.source() + ", or lengthen the interval");
        }
    }

    private void changed(Sender now) {
        // While two advertise at once every packet would be a change; that is S01, not flapping.
        Sender known = senders.get(now.source());
        if (known != null && known.isLive(now.atNanos())) {
            return;
        }
        if (announcedNanos != Long.MIN_VALUE) {
            taker = Optional.of(now);
        }
        changes.addLast(now.atNanos());
        while (changes.size() > FLAPS + 1 || now.atNanos() - changes.getFirst() > FLAP_WINDOW_NANOS) {
            changes.removeFirst();
        }
        if (changes.size() > FLAPS) {
            hold(Code.S04, now, "The master of %s changed more than %d times in 10 minutes".formatted(subject, FLAPS),
                    now.source() + " took over",
                    "Look for lost advertisements or a check that fails now and then; lengthen the interval or the check's rise and fall");
        }
    }

    private void compare(Sender a, Sender b) {
        VrrpMessage one = a.said();
        VrrpMessage two = b.said();
        String both = a.source() + " and " + b.source();
        if (!new TreeSet<>(one.addresses()).equals(new TreeSet<>(two.addresses()))) {
            hold(Code.P07, a, "%s list different virtual addresses: %s and %s".formatted(both, sorted(one),
                    sorted(two)), "other list in packet " + b.packet(), "Set the same virtual addresses on " + both);
        }
        if (one.version() != two.version()) {
            hold(Code.P14, a, "%s send versions %d and %d and do not understand each other".formatted(both,
                    one.version(), two.version()), "other version in packet " + b.packet(),
                    "Set the same VRRP version on " + both);
        } else if (one.intervalNanos() != two.intervalNanos()) {
            hold(Code.P08, a, "%s advertise every %s and every %s%s".formatted(both, time(one.intervalNanos()),
                    time(two.intervalNanos()), one.version() == 2 ? "; each drops what the other sends" : ""),
                    "other interval in packet " + b.packet(),
                    "Set the same advert interval on %s (%s) and %s (%s)".formatted(a.source(),
                            time(one.intervalNanos()), b.source(), time(two.intervalNanos())));
        }
        if (one.version() == 2 && two.version() == 2
                && (one.authType() != two.authType() || !one.authData().equals(two.authData()))) {
            hold(Code.P11, a, both + " authenticate differently, so each may drop what the other sends",
                    "other authentication in packet " + b.packet(),
                    "Set the same authentication type and password on " + both + ", or none");
        }
        if (a.toGroup() != b.toGroup()) {
            hold(Code.P13, a, "One of %s sends by multicast, the other by unicast".formatted(both),
                    "other kind of destination in packet " + b.packet(),
                    "Set unicast peers on both of " + both + ", or on neither");
        }
        if (one.priority() == two.priority()) {
            samePriority(a, b, both);
        }
    }

    private void samePriority(Sender a, Sender b, String both) {
        int priority = a.said().priority();
        if (priority == VrrpMessage.OWNER_PRIORITY) {
            hold(Code.P15, a, both + " both say that they own the addresses, and only one can",
                    "priority 255 also in packet " + b.packet(),
                    "Give the one that does not own them a priority of 1 to 254");
        } else {
            hold(Code.S15, a, "%s have the same priority %d; the higher address wins, %s".formatted(both, priority,
                    a.source().compareTo(b.source()) > 0 ? a.source() : b.source()),
                    "same priority in packet " + b.packet(), "Set different priorities on " + both);
        }
    }

    /// What the reducer makes of the cluster, and what has become overdue.
    void look(Cluster cluster, long packet, long nowNanos) {
        if (cluster.health() == Health.SPLIT) {
            List<String> masters = cluster.masters().stream().map(Member::source).map(Object::toString).toList();
            book.holds(Code.S01, subject, packet, nowNanos, () -> Finding.once(Code.S01, subject,
                    "%d MASTERs on VRID %d at once: %s; they do not hear or do not accept each other".formatted(
                            masters.size(), key.vrid(), String.join(", ", masters)),
                    new Evidence(packet, "since " + time(nowNanos - cluster.healthSinceNanos())),
                    "Look for a filter or a broken link for protocol 112 between them, and for different versions, intervals or passwords",
                    nowNanos));
        } else {
            book.end(Code.S01, subject, nowNanos);
        }
        // The reducer says so after three intervals; a backup's skew may take one more, and packets their time.
        if (cluster.health() == Health.NO_MASTER
                && nowNanos - cluster.healthSinceNanos() > 2 * cluster.intervalNanos()) {
            book.holds(Code.S02, subject, packet, nowNanos, () -> Finding.once(Code.S02, subject,
                    "Nobody advertises VRID %d any more and nobody took over".formatted(key.vrid()),
                    new Evidence(speaker.map(Sender::packet).orElse(packet), "last advertisement"),
                    "Start the VRRP daemon on a member, and look at its checks and its link", nowNanos));
        } else if (cluster.health() != Health.NO_MASTER) {
            book.end(Code.S02, subject, nowNanos);
        }
        overdue(nowNanos);
    }

    private void overdue(long nowNanos) {
        if (taker.isPresent() && nowNanos - taker.get().atNanos() > ANNOUNCE_NANOS) {
            Sender late = taker.get();
            taker = Optional.empty();
            hold(Code.S08, late,
                    late.source()
                            + " took over and announced no address within 1 s, so hosts may still send to the old master",
                    "took over", "Enable gratuitous ARP or unsolicited NA on " + late.source());
        }
    }

    private void hold(Code code, Sender sender, String sentence, String seen, String fix) {
        book.holds(code, subject, sender.packet(), sender.atNanos(), () -> Finding.once(code, subject, sentence,
                new Evidence(sender.packet(), seen), fix, sender.atNanos()));
    }

    private static String sorted(VrrpMessage message) {
        return new TreeSet<>(message.addresses()).toString();
    }

    private static String time(long nanos) {
        long millis = nanos / 1_000_000;
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }
}
