package dev.baton.finding;

import dev.baton.cluster.Freshness;
import dev.baton.cluster.Member;

/// S13: of two masters that both report, one hears the other and is not heard by it, although somebody else hears it.
/// Only observers that have told of adverts before count as listening.
final class OneWay implements StreamCheck {
    /// How long the split has to last, in intervals.
    private static final int LASTING_INTERVALS = 4;

    private final ClusterNotes notes;

    OneWay(ClusterNotes notes) {
        this.notes = notes;
    }

    @Override
    public void look(Look look) {
        long from = Math.max(look.cluster().healthSinceNanos(), look.aliveSinceNanos());
        if (look.nowNanos() - from <= LASTING_INTERVALS * look.cluster().intervalNanos()) {
            return;
        }
        for (Member heard : look.cluster().masters()) {
            for (Member deaf : look.cluster().masters()) {
                if (isOneWay(heard, deaf, look)) {
                    hold(heard, deaf, look);
                }
            }
        }
    }

    private static boolean isOneWay(Member unheard, Member deaf, Look look) {
        return !unheard.source().equals(deaf.source()) && isReporting(unheard) && isReporting(deaf)
                && look.observes().test(deaf.node())
                && !unheard.hearers().isEmpty() && !unheard.hearers().contains(deaf.node())
                && deaf.hearers().contains(unheard.node());
    }

    private static boolean isReporting(Member member) {
        return member.reported() && member.freshness() == Freshness.LIVE;
    }

    private void hold(Member unheard, Member deaf, Look look) {
        notes.holds(Code.S13, look.packet(), look.nowNanos(), look.cluster().intervalNanos(), () -> new Told(
                "%s hears %s but is not heard by it".formatted(unheard.source(), deaf.source()),
                "%s is heard by %s".formatted(unheard.source(), String.join(", ", unheard.hearers())),
                "Look for a filter of protocol 112 on %s, and for a switch that drops multicast on the way from %s"
                        .formatted(deaf.source(), unheard.source())));
    }
}
