package dev.baton.app.control;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.baton.app.i18n.Texts;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.Health;
import dev.baton.cluster.Member;
import dev.baton.cluster.Sighting;
import dev.baton.cluster.Snapshot;
import dev.baton.track.Contribution;
import dev.baton.track.EffectivePriority;
import dev.baton.vrrp.Evidence;
import dev.baton.vrrp.FaultCause;
import dev.baton.vrrp.Transition;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;

/// What can be said about a cluster, in words with their numbers. All sentences about a state, a priority or a change
/// of state come from here, so that every screen says the same.
public final class ClusterWords {
    private final Texts texts;
    private final Durations durations;

    /// The last change of a node.
    ///
    /// @param node       its name
    /// @param state      what it is now
    /// @param sinceNanos since when, on the clock of the sightings
    /// @param sentence   what it is, for how long and why
    public record Change(String node, NodeState state, long sinceNanos, String sentence) {}

    public ClusterWords(Texts texts) {
        this.texts = texts;
        this.durations = new Durations(texts);
    }

    /// "VRID 51".
    public String title(Cluster cluster) {
        return texts.get("control.vrid", Integer.toString(cluster.key().vrid()));
    }

    /// Where and how it runs: "lan · eth0 · v3 1 s"; without the interface where only the wire is known.
    public String place(Cluster cluster) {
        List<String> parts = new ArrayList<>();
        parts.add(cluster.key().network());
        if (!cluster.interfaceName().isEmpty()) {
            parts.add(cluster.interfaceName());
        }
        if (cluster.key().family() == Family.IPV6) {
            parts.add("IPv6");
        }
        parts.add(texts.get("control.version", Integer.toString(cluster.version()),
                durations.exact(cluster.intervalNanos())));
        return String.join(" · ", parts);
    }

    /// "MASTER", "BACKUP", "stale".
    public String state(NodeState state) {
        return texts.get(state.textKey());
    }

    /// "READY", "SPLIT (2 MASTERs)".
    public String health(Cluster cluster) {
        String key = "control.health." + healthClass(cluster.health());
        return cluster.health() == Health.SPLIT
                ? texts.get(key, Integer.toString(cluster.masters().size()))
                : texts.get(key);
    }

    /// How long a cluster has been in its health: "for 12 s".
    public String healthSince(Cluster cluster, long atNanos) {
        return texts.get("control.since", durations.since(atNanos - cluster.healthSinceNanos()));
    }

    /// The style class of a health, the same in every style sheet.
    public static String healthClass(Health health) {
        return health.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The first address and how many more there are: "10.0.0.100/24 (+2)".
    public String addresses(Cluster cluster) {
        List<VirtualAddress> all = cluster.addresses();
        if (all.isEmpty()) {
            return texts.get("control.address.unknown");
        }
        String first = all.getFirst().toString();
        return all.size() == 1 ? first : texts.get("control.address.more", first, Integer.toString(all.size() - 1));
    }

    /// The first address without its prefix and how many more there are, where there is little room.
    public String shortAddresses(Cluster cluster) {
        List<VirtualAddress> all = cluster.addresses();
        if (all.isEmpty()) {
            return texts.get("control.address.unknown");
        }
        String first = all.getFirst().address().toString();
        return all.size() == 1 ? first : texts.get("control.address.more", first, Integer.toString(all.size() - 1));
    }

    /// "120 → 100", or "150" where nothing changes it.
    public String priority(EffectivePriority priority) {
        return priority.base() == priority.value()
                ? Integer.toString(priority.value())
                : priority.base() + " → " + priority.value();
    }

    /// The priority where there is little room: "↓100" where checks lower it, "↑140" where they raise it.
    public String shortPriority(EffectivePriority priority) {
        int difference = Integer.compare(priority.value(), priority.base());
        String arrow = difference < 0 ? "↓" : difference > 0 ? "↑" : "";
        return arrow + priority.value();
    }

    /// What changes the priority now: "check_http −20"; empty where nothing does.
    public String contributions(EffectivePriority priority) {
        return priority.contributions().stream().filter(c -> c.delta() != 0)
                .map(c -> c.check() + " " + signed(c.delta())).collect(Collectors.joining(", "));
    }

    /// What a person has told the router.
    private String told(Contribution contribution) {
        String key = switch (contribution.check()) {
            case Contribution.HAND_OVER -> "control.priority.hand-over";
            case Contribution.TEST -> "control.priority.test";
            default -> "control.priority.maintenance";
        };
        return texts.get(key, signed(contribution.delta()));
    }

    /// Why the effective priority is what it is, a line for each check and one for the sum.
    public String priorityReason(EffectivePriority priority) {
        List<String> lines = new ArrayList<>();
        lines.add(texts.get("control.priority.configured", Integer.toString(priority.base())));
        for (Contribution contribution : priority.contributions()) {
            lines.add(contribution.isTold()
                    ? told(contribution)
                    : texts.get(contribution.passing() ? "control.priority.passing" : "control.priority.failing",
                            contribution.check(), signed(contribution.delta()), signed(contribution.weight())));
        }
        String sum = priority.clamped() ? "control.priority.clamped" : "control.priority.effective";
        lines.add(texts.get(sum, Integer.toString(priority.value())));
        return String.join("\n", lines);
    }

    /// A number with its sign, a true minus sign for a negative one.
    private static String signed(int number) {
        return number < 0 ? "−" + -number : "+" + number;
    }

    /// How long a node has been what it is: "for 12 s", or since when nothing was heard of it.
    public String since(Member member, NodeState state, long atNanos) {
        if (state.isCurrent()) {
            return texts.get("control.since", durations.since(atNanos - member.sinceNanos()));
        }
        if (member.lastAdvertNanos() < 0 && member.lastReportNanos() < 0) {
            return texts.get("control.never", member.role().name());
        }
        return texts.get("control.silent", durations.since(NodeState.ageNanos(member, atNanos)), member.role().name());
    }

    /// The same where there is little room: "for 12 s", "silent 4 s · was MASTER".
    String shortSince(Member member, NodeState state, long atNanos) {
        boolean heard = member.lastAdvertNanos() >= 0 || member.lastReportNanos() >= 0;
        return state.isCurrent() || !heard
                ? since(member, state, atNanos)
                : texts.get("control.silent.short", durations.since(NodeState.ageNanos(member, atNanos)),
                        member.role().name());
    }

    /// A node in one sentence: its state, how long, and why: "MASTER for 12 s: no advert from n1 for 3.531 s (3 × 1 s +
    /// skew 0.531 s)".
    public String sentence(Cluster cluster, Member member, long atNanos) {
        NodeState state = NodeState.of(member, atNanos);
        String head = texts.get(state.isCurrent() ? "control.state.for" : "control.state.silent", state(state),
                since(member, state, atNanos));
        Optional<Transition> last = member.lastTransition();
        if (last.isEmpty() || !state.isCurrent() || last.get().to() != member.role()) {
            return head;
        }
        return texts.get("control.state.because", head, reason(cluster, last.get()));
    }

    /// The nodes whose last change is known and still true, the latest first.
    public List<Change> changes(Cluster cluster, long atNanos) {
        List<Change> changes = new ArrayList<>();
        for (Member member : cluster.members()) {
            NodeState state = NodeState.of(member, atNanos);
            if (member.lastTransition().isPresent() && state.isCurrent()) {
                changes.add(new Change(member.node(), state, member.sinceNanos(),
                        sentence(cluster, member, atNanos)));
            }
        }
        changes.sort(Comparator.comparingLong(Change::sinceNanos).reversed().thenComparing(Change::node));
        return changes;
    }

    /// Why a router changed its state, with the numbers.
    public String reason(Cluster cluster, Transition transition) {
        Evidence e = transition.evidence();
        String peer = e.peer().map(p -> nodeAt(cluster, p)).orElseGet(() -> texts.get("control.reason.any-master"));
        String own = Integer.toString(e.ownPriority());
        String theirs = Integer.toString(e.peerPriority());
        return switch (transition.reason()) {
            case OWNER_STARTED -> texts.get("control.reason.owner-started");
            case STARTED -> texts.get("control.reason.started");
            case MASTER_SILENT -> texts.get("control.reason.master-silent", peer, durations.exact(e.silentNanos()),
                    Integer.toString(e.downAdverts()), durations.exact(e.intervalNanos()), skew(e));
            case MASTER_RESIGNED -> texts.get("control.reason.master-resigned", peer, skew(e));
            case PREEMPTED_LOWER -> texts.get("control.reason.preempted-lower", own, theirs, peer);
            case HIGHER_PRIORITY -> texts.get("control.reason.higher-priority", peer, theirs, own);
            case HIGHER_ADDRESS -> texts.get("control.reason.higher-address", peer, theirs,
                    e.peer().map(IpAddress::toString).orElse(""));
            case STALLED -> texts.get("control.reason.stalled", durations.exact(e.silentNanos()),
                    durations.exact(e.masterDownNanos()));
            case FAULT_RAISED -> e.cause().map(this::fault).orElseGet(() -> texts.get("control.reason.fault"));
            case FAULT_CLEARED -> texts.get("control.reason.fault-cleared");
            case GROUP_PROMOTED -> texts.get("control.reason.group-promoted");
            case GROUP_DEMOTED -> texts.get("control.reason.group-demoted");
            case HANDED_OVER -> e.peer().isPresent()
                    ? texts.get("control.reason.handed-over", peer, theirs, own)
                    : texts.get("control.reason.handed-over.alone");
            case RESIGNED -> texts.get("control.reason.resigned");
            case SHUTDOWN -> texts.get("control.reason.shutdown");
        };
    }

    /// A change of state as a line of a log: "23.169 s  n2 BACKUP → MASTER: no advert from n1 for 3.531 s".
    ///
    /// @param number   the place of the line in its log
    /// @param snapshot what is known now, for the names of the nodes
    public LogEntry moved(long number, Sighting.Transitioned moved, Snapshot snapshot) {
        Transition transition = moved.transition();
        String who = snapshot.clusters().size() <= 1 ? moved.node() : moved.node() + " " + moved.router();
        String why = snapshot.cluster(moved.key()).map(cluster -> reason(cluster, transition)).orElse("");
        return new LogEntry(number, transition.to().name().toLowerCase(Locale.ROOT),
                durations.instant(moved.atNanos()), who,
                texts.get("control.log.moved", transition.from().name(), transition.to().name()), why);
    }

    private String skew(Evidence evidence) {
        return durations.exactLike(evidence.skewNanos(), evidence.masterDownNanos());
    }

    private String fault(FaultCause cause) {
        return texts.get("control.fault." + cause.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                cause.name());
    }

    /// The name of the node that sends from `source`; the address itself where no node is known to.
    public static String nodeAt(Cluster cluster, IpAddress source) {
        return cluster.members().stream().filter(m -> m.source().equals(source)).map(Member::node).findFirst()
                .orElseGet(source::toString);
    }

    /// The whole drawing in words, for a screen reader.
    public String segment(SegmentModel model) {
        Cluster cluster = model.cluster();
        String nodes = model.nodes().stream().map(n -> node(model, n)).collect(Collectors.joining("; "));
        return texts.get("control.segment", title(cluster), health(cluster), addresses(cluster), nodes);
    }

    /// One box in words, for a screen reader.
    public String node(SegmentModel model, SegmentModel.Node node) {
        Member m = node.member();
        String words = texts.get("control.node", m.node(), priority(m.priority()),
                sentence(model.cluster(), m, model.atNanos()));
        return node.deafTo().isEmpty() ? words : words + "; " + deaf(node);
    }

    /// "n2 does not hear n1".
    public String deaf(SegmentModel.Node node) {
        return texts.get("control.deaf", node.member().node(), String.join(", ", node.deafTo()));
    }
}
