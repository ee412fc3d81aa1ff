package dev.baton.cluster;

import java.util.List;
import java.util.Optional;

import dev.baton.track.EffectivePriority;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.RouterConfig;

/// What one sighting teaches about its cluster.
///
/// **A node's own word** (a report, a transition) is believed while it is fresh; the wire does not overrule it, because
/// an advertisement that was on its way when the node stepped down would make it master again for an instant. A word
/// that is older than the last one heard from that node changes nothing.
///
/// **The wire** is all there is of a router that does not report, or no longer. Then:
///
/// - an advertisement implies MASTER, one with priority 0 that the master has resigned: BACKUP;
/// - a master yields silently when it hears a rival that beats it, so the rival's advertisement implies that the other
///   is BACKUP now. If it advertises on nevertheless, it does not hear the rival: it is MASTER and `contesting`, and
///   with two living masters the cluster is SPLIT. That verdict takes one interval, and spares every ordinary
///   take-over a false alarm;
/// - what arrives within half an interval of the yielding or the resignation was sent before it;
/// - a master that falls silent is STALE after three intervals. If a rival that beats it is alive then, it has yielded
///   after all: BACKUP. Otherwise it stays what it was when last heard, MASTER and STALE: it may well hold the
///   addresses still.
final class Learning {
    private Learning() {}

    static void apply(ClusterDraft draft, Sighting sighting) {
        switch (sighting) {
            case Sighting.AdvertSeen advert -> heard(draft, advert);
            case Sighting.RouterReported report -> reported(draft, report);
            case Sighting.Transitioned transitioned -> transitioned(draft, transitioned);
            case Sighting.AddressAnnounced seen ->
                draft.announce(new Announcement(seen.address(), seen.hardware(), seen.observer(), seen.atNanos()));
            case Sighting.NodeLost lost -> lost(draft, lost);
        }
    }

    /// Whether a cluster that nothing is known of yet begins with such a sighting.
    static boolean canBegin(Sighting sighting) {
        return switch (sighting) {
            case Sighting.AdvertSeen _,Sighting.RouterReported _ -> true;
            case Sighting.Transitioned _,Sighting.AddressAnnounced _,Sighting.NodeLost _ -> false;
        };
    }

    private static void heard(ClusterDraft draft, Sighting.AdvertSeen advert) {
        long now = advert.atNanos();
        int index = draft.indexOf(m -> m.source().equals(advert.source()));
        Member before = index >= 0
                ? draft.members.get(index)
                : MemberDraft.unknown(advert.source(), EffectivePriority.of(advert.priority()), now);
        if (before.lostNanos() >= 0 && now <= before.lostNanos() + Limits.IN_FLIGHT_NANOS) {
            return;
        }
        MemberDraft member = new MemberDraft(before);
        if (!member.heardBy(advert.observer(), now)) {
            draft.countShed();
        }
        boolean isLatest = now >= before.lastAdvertNanos();
        if (isLatest) {
            member.lastAdvertNanos = now;
            member.lostNanos = -1;
            member.form = advert.form().or(() -> before.form());
            if (!before.isVouched(now)) {
                infer(draft, before, member, advert);
            }
        }
        Member after = member.member(now);
        draft.put(index, after);
        if (isLatest && !after.isVouched(now)) {
            draft.describe(after, advert.version(), "", draft.withPrefixes(advert.addresses()));
        }
        if (isLatest && advert.priority() > 0) {
            silence(draft, after, now);
        }
    }

    private static void infer(ClusterDraft draft, Member before, MemberDraft member, Sighting.AdvertSeen advert) {
        long now = advert.atNanos();
        if (advert.priority() == 0) {
            if (before.role() == Role.MASTER || before.role() == Role.INIT) {
                member.infers(Role.BACKUP, now);
            }
            return;
        }
        boolean isInFlight = before.role() == Role.BACKUP
                && now - before.sinceNanos() <= before.intervalNanos() / 2;
        if (isInFlight) {
            return;
        }
        if (advert.priority() != before.priority().value()) {
            member.priority = EffectivePriority.of(advert.priority());
        }
        member.intervalNanos = advert.intervalNanos() > 0
                ? Math.clamp(advert.intervalNanos(), RouterConfig.MIN_INTERVAL_NANOS, Limits.MAX_INTERVAL_NANOS)
                : before.intervalNanos();
        if (before.role() != Role.MASTER) {
            boolean goesOn = before.role() == Role.BACKUP && before.lastAdvertNanos() >= 0
                    && now - before.lastAdvertNanos() <= Limits.TRUSTED_ADVERTS * before.intervalNanos();
            member.infers(Role.MASTER, now);
            Member claimant = member.member(Freshness.LIVE);
            member.contesting = goesOn && draft.indexOf(m -> m.isLiveMaster() && m.beats(claimant)) >= 0;
        }
    }

    /// The masters that yield to what `winner` has just advertised, as far as only the wire tells of them.
    private static void silence(ClusterDraft draft, Member winner, long now) {
        if (!winner.isLiveMaster()) {
            return;
        }
        for (int i = 0; i < draft.members.size(); i++) {
            Member rival = draft.members.get(i);
            if (rival.isLiveMaster() && !rival.contesting() && !rival.isVouched(now) && winner.beats(rival)
                    && rival.lastAdvertNanos() <= now) {
                MemberDraft yielding = new MemberDraft(rival);
                yielding.infers(Role.BACKUP, now);
                draft.put(i, yielding.member(now));
            }
        }
    }

    private static void reported(ClusterDraft draft, Sighting.RouterReported report) {
        long now = report.atNanos();
        int index = indexOf(draft, report);
        Member before = index >= 0
                ? draft.members.get(index)
                : MemberDraft.unknown(report.source(), report.priority(), now);
        if (now < before.lastReportNanos() || now < before.lostNanos()) {
            return;
        }
        MemberDraft member = new MemberDraft(before);
        if (!report.source().equals(before.source())) {
            int twin = draft.indexOf(m -> !m.reported() && m.source().equals(report.source()));
            if (twin >= 0) {
                member.absorb(draft.members.remove(twin));
                index = draft.members.indexOf(before);
            }
        }
        member.node = report.node();
        member.router = report.router();
        member.source = report.source();
        member.reported = true;
        member.priority = report.priority();
        member.preempt = report.preempt();
        member.intervalNanos = Math.clamp(report.intervalNanos(), RouterConfig.MIN_INTERVAL_NANOS,
                Limits.MAX_INTERVAL_NANOS);
        member.holdsAddresses = report.holdsAddresses();
        member.enters(report.role(), now);
        member.contesting = false;
        member.lastReportNanos = now;
        member.lostNanos = -1;
        Member after = member.member(now);
        draft.put(index, after);
        draft.describe(after, report.version(), report.interfaceName(), report.addresses());
    }

    /// A report belongs to the router of that name; else to a source heard at its address; else to a router of the same
    /// node there, which was renamed.
    private static int indexOf(ClusterDraft draft, Sighting.RouterReported report) {
        int same = draft.indexOf(m -> isOf(m, report.node(), report.router()));
        return same >= 0
                ? same
                : draft.indexOf(m -> m.source().equals(report.source())
                        && (!m.reported() || m.node().equals(report.node())));
    }

    private static boolean isOf(Member member, String node, String router) {
        return member.reported() && member.node().equals(node) && member.router().equals(router);
    }

    private static void transitioned(ClusterDraft draft, Sighting.Transitioned told) {
        int index = draft.indexOf(m -> isOf(m, told.node(), told.router()));
        if (index < 0) {
            return;
        }
        long now = told.atNanos();
        Member before = draft.members.get(index);
        MemberDraft member = new MemberDraft(before);
        if (now >= before.lastReportNanos() && now >= before.lostNanos()) {
            member.enters(told.transition().to(), now);
            member.lastReportNanos = now;
            member.lostNanos = -1;
            member.lastTransition = Optional.of(told.transition());
        } else if (told.transition().to() == before.role()
                && before.lastTransition().filter(t -> t.to() == before.role()).isEmpty()) {
            member.lastTransition = Optional.of(told.transition());
            member.sinceNanos = Math.min(before.sinceNanos(), now);
        } else {
            return;
        }
        draft.put(index, member.member(now));
    }

    private static void lost(ClusterDraft draft, Sighting.NodeLost lost) {
        for (int i = 0; i < draft.members.size(); i++) {
            Member before = draft.members.get(i);
            if (before.node().equals(lost.node()) && lost.atNanos() >= before.lastReportNanos()) {
                MemberDraft member = new MemberDraft(before);
                member.lostNanos = lost.atNanos();
                member.contesting = false;
                draft.put(i, member.member(lost.atNanos()));
            }
        }
    }

    /// Lets everything grow old that was to be trusted, heard or remembered until `dueNanos` at the latest.
    static void expire(ClusterDraft draft, long dueNanos) {
        draft.members.removeIf(m -> m.rememberedUntilNanos() <= dueNanos);
        List<Member> aged = List.copyOf(draft.members);
        for (int i = 0; i < aged.size(); i++) {
            Member before = aged.get(i);
            boolean turnsStale = before.freshness() == Freshness.LIVE && before.trustedUntilNanos() <= dueNanos;
            if (before.dueNanos() <= dueNanos) {
                MemberDraft member = new MemberDraft(before);
                member.dropDeafHearers(dueNanos);
                draft.put(i, turnsStale ? member.member(Freshness.STALE) : member.member(before.freshness()));
            }
        }
        for (int i = 0; i < aged.size(); i++) {
            Member before = draft.members.get(i);
            if (before.role() == Role.MASTER && before.freshness() == Freshness.STALE
                    && aged.get(i).freshness() == Freshness.LIVE && !before.isVouched(dueNanos)
                    && draft.indexOf(m -> m.isLiveMaster() && m.beats(before)) >= 0) {
                MemberDraft member = new MemberDraft(before);
                member.infers(Role.BACKUP, dueNanos);
                draft.put(i, member.member(Freshness.STALE));
            }
        }
        settleContest(draft);
    }

    /// A master that no living rival beats contests nothing.
    static void settleContest(ClusterDraft draft) {
        for (int i = 0; i < draft.members.size(); i++) {
            Member before = draft.members.get(i);
            if (before.contesting() && draft.indexOf(m -> m.isLiveMaster() && m.beats(before)) < 0) {
                MemberDraft member = new MemberDraft(before);
                member.contesting = false;
                draft.put(i, member.member(before.freshness()));
            }
        }
    }
}
