package dev.baton.cluster;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.baton.track.EffectivePriority;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.Transition;
import dev.baton.wire.ChecksumForm;
import dev.baton.wire.IpAddress;

/// One router of a cluster, as far as it is known.
///
/// @param node           the node's name; the source address as text where only its adverts are known
/// @param router         the router's name on its node; empty where only its adverts are known
/// @param source         the address it sends from
/// @param role           the state it reported, or that its adverts imply
/// @param reported       whether the node itself reports (otherwise everything here is inferred from the wire)
/// @param priority       base, contributions and effective priority
/// @param preempt        whether it takes over from a living master of lower priority
/// @param intervalNanos  its advertisement interval
/// @param holdsAddresses whether the addresses are on its interface; inferred from the role where it does not report
/// @param form           the checksum form of its adverts, if one was heard
/// @param sinceNanos     since when it is in this role
/// @param lastAdvertNanos when its last advert was heard; -1: never
/// @param advertCount    how many of its adverts were heard, by whoever heard most; a copy at each hearer counts once
/// @param lastReportNanos when its node last reported; -1: never
/// @param lastTransition the last change of state it reported
/// @param hearings       who hears its adverts, sorted by observer
/// @param freshness      how far all this can be trusted
/// @param lostNanos      since when it is known to be gone; -1: it is not
/// @param contesting     whether it advertised on after a rival that beats it was heard: it does not hear that rival
public record Member(String node, String router, IpAddress source, Role role, boolean reported,
        EffectivePriority priority, boolean preempt, long intervalNanos, boolean holdsAddresses,
        Optional<ChecksumForm> form, long sinceNanos, long lastAdvertNanos, long advertCount, long lastReportNanos,
        Optional<Transition> lastTransition, List<Hearing> hearings, Freshness freshness, long lostNanos,
        boolean contesting) {
    /// Highest effective priority first, then highest source address; node and router make it total.
    static final Comparator<Member> ORDER = Member::compare;

    public Member {
        hearings = List.copyOf(hearings);
    }

    /// A member without the times that only the reducer needs: every hearer heard the last advert.
    public Member(String node, String router, IpAddress source, Role role, boolean reported,
            EffectivePriority priority, boolean preempt, long intervalNanos, boolean holdsAddresses,
            Optional<ChecksumForm> form, long sinceNanos, long lastAdvertNanos, long advertCount, long lastReportNanos,
            Optional<Transition> lastTransition, List<String> hearers, Freshness freshness) {
        this(node, router, source, role, reported, priority, preempt, intervalNanos, holdsAddresses, form, sinceNanos,
                lastAdvertNanos, advertCount, lastReportNanos, lastTransition,
                hearers.stream().sorted().map(h -> new Hearing(h, lastAdvertNanos, advertCount)).toList(), freshness,
                freshness == Freshness.LOST ? Math.max(lastAdvertNanos, lastReportNanos) : -1, false);
    }

    /// The observers that hear its adverts, sorted.
    public List<String> hearers() {
        return hearings.stream().map(Hearing::observer).toList();
    }

    /// Whether this member can be shown as MASTER with confidence.
    public boolean isLiveMaster() {
        return role == Role.MASTER && freshness == Freshness.LIVE;
    }

    /// Whether this member stands ready to take over: only a node's own word proves that, for a backup is silent.
    boolean isLiveBackup() {
        return reported && role == Role.BACKUP && freshness == Freshness.LIVE;
    }

    /// Whether the role is the node's own word, and fresh, at `nowNanos`. The wire then does not overrule it.
    boolean isVouched(long nowNanos) {
        return reported && lostNanos < 0 && nowNanos - lastReportNanos <= Limits.REPORT_TRUST_NANOS;
    }

    /// Whether this router, as MASTER, makes `other` yield (RFC 9568 section 6.4.3).
    boolean beats(Member other) {
        int mine = priority.value();
        int theirs = other.priority.value();
        return mine > theirs || (mine == theirs && source.compareTo(other.source) > 0);
    }

    /// The last instant at which it is LIVE.
    long trustedUntilNanos() {
        if (role == Role.MASTER) {
            return Math.max(lastAdvertNanos, lastReportNanos) + Limits.TRUSTED_ADVERTS * intervalNanos;
        }
        return reported
                ? lastReportNanos + Limits.REPORT_TRUST_NANOS
                : lastAdvertNanos + Limits.TRUSTED_ADVERTS * intervalNanos;
    }

    /// The last instant at which `hearing` says that it is heard now.
    long heardUntilNanos(Hearing hearing) {
        return hearing.lastNanos() + Limits.TRUSTED_ADVERTS * intervalNanos;
    }

    /// The last instant at which it is remembered.
    long rememberedUntilNanos() {
        return Math.max(Math.max(lastAdvertNanos, lastReportNanos), lostNanos)
                + (reported ? Limits.NODE_FORGOTTEN_NANOS : Limits.WIRE_FORGOTTEN_NANOS);
    }

    /// The last instant at which nothing here has aged, if nothing more is heard.
    long dueNanos() {
        long due = rememberedUntilNanos();
        if (freshness == Freshness.LIVE) {
            due = Math.min(due, trustedUntilNanos());
        }
        for (Hearing hearing : hearings) {
            due = Math.min(due, heardUntilNanos(hearing));
        }
        return due;
    }

    private static int compare(Member one, Member other) {
        int byPriority = Integer.compare(other.priority.value(), one.priority.value());
        if (byPriority != 0) {
            return byPriority;
        }
        int bySource = other.source.compareTo(one.source);
        if (bySource != 0) {
            return bySource;
        }
        int byNode = one.node.compareTo(other.node);
        return byNode != 0 ? byNode : one.router.compareTo(other.router);
    }
}
