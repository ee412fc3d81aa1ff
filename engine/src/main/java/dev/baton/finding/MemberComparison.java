package dev.baton.finding;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

import dev.baton.wire.IpAddress;
import dev.baton.wire.VrrpMessage;

/// Senders of one virtual router against each other: whoever has just spoken and those that may have been master until
/// then (P07, P08, P11, P13, P14, P15, S15). One that resigned is left out: it may be about to be set up anew.
final class MemberComparison implements StreamCheck {
    /// A sender of both versions has sent the other one by its second advertisement of the one.
    private static final int SURE_OF_VERSION = 2;

    private final ClusterNotes notes;

    MemberComparison(ClusterNotes notes) {
        this.notes = notes;
    }

    @Override
    public void advert(Sender now, Senders before) {
        if (now.resigns()) {
            return;
        }
        for (Sender other : before.all()) {
            if (!other.source().equals(now.source()) && other.isRecent(now.atNanos())) {
                compare(now, other);
                versions(now, other, before);
            }
        }
    }

    private void compare(Sender a, Sender b) {
        VrrpMessage one = a.said();
        VrrpMessage two = b.said();
        String both = a.source() + " and " + b.source();
        if (!sorted(one).equals(sorted(two))) {
            hold(Code.P07, a, b, () -> new Told("%s list different virtual addresses: %s and %s".formatted(both,
                    sorted(one), sorted(two)), "other list in packet " + b.packet(),
                    "Set the same virtual addresses on " + both));
        }
        if (one.version() == two.version() && one.intervalNanos() != two.intervalNanos()) {
            hold(Code.P08, a, b, () -> new Told("%s advertise every %s and every %s%s".formatted(both,
                    ClusterNotes.time(one.intervalNanos()), ClusterNotes.time(two.intervalNanos()),
                    one.version() == 2 ? "; each drops what the other sends" : ""),
                    "other interval in packet " + b.packet(),
                    "Set the same advert interval on %s (%s) and %s (%s)".formatted(a.source(),
                            ClusterNotes.time(one.intervalNanos()), b.source(),
                            ClusterNotes.time(two.intervalNanos()))));
        }
        if (one.version() == 2 && two.version() == 2
                && (one.authType() != two.authType() || !one.authData().equals(two.authData()))) {
            hold(Code.P11, a, b,
                    () -> new Told(both + " authenticate differently, so each may drop what the other sends",
                            "other authentication in packet " + b.packet(),
                            "Set the same authentication type and password on " + both + ", or none"));
        }
        if (a.toGroup() != b.toGroup()) {
            hold(Code.P13, a, b, () -> new Told("One of %s sends by multicast, the other by unicast".formatted(both),
                    "other kind of destination in packet " + b.packet(),
                    "Set unicast peers on both of " + both + ", or on neither"));
        }
        if (one.priority() == two.priority()) {
            samePriority(a, b, both);
        }
    }

    private void versions(Sender a, Sender b, Senders before) {
        long now = a.atNanos();
        boolean isSure = before.all().stream().anyMatch(s -> s.source().equals(a.source()) && s.isLive(now)
                && s.said().version() == a.said().version() && s.count() + 1 >= SURE_OF_VERSION)
                && b.count() >= SURE_OF_VERSION;
        if (a.said().version() != b.said().version() && isSure && !before.speaksBoth(a.source(), now)
                && !before.speaksBoth(b.source(), now)) {
            String both = a.source() + " and " + b.source();
            hold(Code.P14, a, b, () -> new Told("%s send versions %d and %d and do not understand each other".formatted(
                    both, a.said().version(), b.said().version()), "other version in packet " + b.packet(),
                    "Set the same VRRP version on " + both));
        }
    }

    private void samePriority(Sender a, Sender b, String both) {
        int priority = a.said().priority();
        if (priority == VrrpMessage.OWNER_PRIORITY) {
            hold(Code.P15, a, b, () -> new Told(both + " both say that they own the addresses, and only one can",
                    "priority 255 also in packet " + b.packet(),
                    "Give the one that does not own them a priority of 1 to 254"));
        } else {
            hold(Code.S15, a, b, () -> new Told("%s have the same priority %d; the higher address wins, %s".formatted(
                    both, priority, a.source().compareTo(b.source()) > 0 ? a.source() : b.source()),
                    "same priority in packet " + b.packet(), "Set different priorities on " + both));
        }
    }

    private void hold(Code code, Sender now, Sender other, Supplier<Told> told) {
        boolean isFirst = now.source().compareTo(other.source()) < 0;
        notes.holds(code, isFirst
                ? now.source() + " and " + other.source()
                : other.source() + " and " + now.source(), now, told);
    }

    private static Set<IpAddress> sorted(VrrpMessage message) {
        return new TreeSet<>(message.addresses());
    }
}
