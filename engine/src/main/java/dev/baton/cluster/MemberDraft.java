package dev.baton.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.baton.track.EffectivePriority;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.Transition;
import dev.baton.wire.ChecksumForm;
import dev.baton.wire.IpAddress;

/// A member while it is being changed. It lives for one sighting and is never shared.
final class MemberDraft {
    String node;
    String router;
    IpAddress source;
    Role role;
    boolean reported;
    EffectivePriority priority;
    boolean preempt;
    long intervalNanos;
    boolean holdsAddresses;
    Optional<ChecksumForm> form;
    long sinceNanos;
    long lastAdvertNanos;
    long advertCount;
    long lastReportNanos;
    Optional<Transition> lastTransition;
    List<Hearing> hearings;
    long lostNanos;
    boolean contesting;

    MemberDraft(Member member) {
        node = member.node();
        router = member.router();
        source = member.source();
        role = member.role();
        reported = member.reported();
        priority = member.priority();
        preempt = member.preempt();
        intervalNanos = member.intervalNanos();
        holdsAddresses = member.holdsAddresses();
        form = member.form();
        sinceNanos = member.sinceNanos();
        lastAdvertNanos = member.lastAdvertNanos();
        advertCount = member.advertCount();
        lastReportNanos = member.lastReportNanos();
        lastTransition = member.lastTransition();
        hearings = member.hearings();
        lostNanos = member.lostNanos();
        contesting = member.contesting();
    }

    /// A member of which only the address is known.
    static Member unknown(IpAddress source, EffectivePriority priority, long atNanos) {
        return new Member(source.toString(), "", source, Role.INIT, false, priority, true,
                Limits.DEFAULT_INTERVAL_NANOS, false, Optional.empty(), atNanos, -1, 0, -1, Optional.empty(), List.of(),
                Freshness.STALE);
    }

    /// In another role from `atNanos` on; nothing happens if it is in that role already.
    void enters(Role newRole, long atNanos) {
        if (role != newRole) {
            role = newRole;
            sinceNanos = atNanos;
            contesting = false;
        }
    }

    /// In a role that only its adverts imply: the addresses are where the master is.
    void infers(Role newRole, long atNanos) {
        enters(newRole, atNanos);
        holdsAddresses = newRole == Role.MASTER;
    }

    /// An observer heard an advert of it.
    ///
    /// @return false if there is no room to remember that
    boolean heardBy(String observer, long atNanos) {
        int index = 0;
        while (index < hearings.size() && hearings.get(index).observer().compareTo(observer) < 0) {
            index++;
        }
        boolean known = index < hearings.size() && hearings.get(index).observer().equals(observer);
        if (!known && hearings.size() >= Limits.MAX_HEARERS) {
            return false;
        }
        List<Hearing> changed = new ArrayList<>(hearings);
        if (known) {
            Hearing before = hearings.get(index);
            changed.set(index,
                    new Hearing(observer, Math.max(before.lastNanos(), atNanos), before.count() + 1));
        } else {
            changed.add(index, new Hearing(observer, atNanos, Math.max(advertCount, 1)));
        }
        advertCount = Math.max(advertCount, changed.get(index).count());
        hearings = changed;
        return true;
    }

    /// Forgets the hearers that have not heard it for too long at `nowNanos`.
    void dropDeafHearers(long nowNanos) {
        long trust = Limits.TRUSTED_ADVERTS * intervalNanos;
        if (hearings.stream().anyMatch(h -> h.lastNanos() + trust <= nowNanos)) {
            hearings = hearings.stream().filter(h -> h.lastNanos() + trust > nowNanos).toList();
        }
    }

    /// Takes over what was heard of `wire`, which has turned out to be the same router.
    void absorb(Member wire) {
        lastAdvertNanos = Math.max(lastAdvertNanos, wire.lastAdvertNanos());
        advertCount = Math.max(advertCount, wire.advertCount());
        form = wire.form().or(() -> form);
        hearings = wire.hearings();
    }

    /// The member as it can be trusted at `nowNanos`.
    Member member(long nowNanos) {
        if (lostNanos >= 0) {
            return member(Freshness.LOST);
        }
        Member live = member(Freshness.LIVE);
        return nowNanos <= live.trustedUntilNanos() ? live : member(Freshness.STALE);
    }

    Member member(Freshness freshness) {
        return new Member(node, router, source, role, reported, priority, preempt, intervalNanos, holdsAddresses, form,
                sinceNanos, lastAdvertNanos, advertCount, lastReportNanos, lastTransition, hearings, freshness,
                lostNanos, contesting);
    }
}
