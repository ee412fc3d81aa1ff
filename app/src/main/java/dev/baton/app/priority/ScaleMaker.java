package dev.baton.app.priority;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.baton.app.control.NodeState;
import dev.baton.app.i18n.Texts;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.Snapshot;
import dev.baton.config.PlacedAddress;
import dev.baton.config.Problem;
import dev.baton.config.RouterSpec;
import dev.baton.config.Severity;
import dev.baton.draft.Draft;
import dev.baton.draft.Workspace;
import dev.baton.track.EffectivePriority;
import dev.baton.track.Tracked;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.whatif.Change;
import dev.baton.whatif.CheckReach;
import dev.baton.whatif.Member;
import dev.baton.whatif.RouterRef;
import dev.baton.whatif.Standing;
import dev.baton.whatif.VirtualRouterId;
import dev.baton.whatif.Weights;
import dev.baton.wire.Family;

/// Puts a scale together from what is staged, dragged, tried, predicted and seen.
final class ScaleMaker {
    private final Texts texts;
    private final PriorityWords words;

    /// What a scale is made from.
    ///
    /// @param workspace what is staged
    /// @param forecast  what the engine has said last
    /// @param dragged   the priority that is being dragged
    /// @param faults    what is tried
    /// @param live      how things are
    /// @param reaches   what checks can do; empty: not known
    record Matter(Workspace workspace, Forecast forecast, Optional<Change.Priority> dragged, Set<Change> faults,
            LiveStates live, Map<VirtualRouterId, List<CheckReach>> reaches) {}

    ScaleMaker(Texts texts, PriorityWords words) {
        this.texts = texts;
        this.words = words;
    }

    /// The scale of a virtual router.
    Scale scale(Forecast.Row row, Matter matter) {
        Optional<Standing> standing = matter.forecast().standing(row.id());
        List<Thumb> thumbs = row.places().stream().map(place -> thumb(place, standing, matter)).toList();
        Scale.Outlook outlook = Optional.ofNullable(matter.forecast().outcomes().get(row.id())).map(words::outlook)
                .or(() -> Optional.ofNullable(matter.forecast().present().get(row.id())).map(words::outlook))
                .orElseGet(() -> new Scale.Outlook(Scale.Grade.OPEN, texts.get("priority.sentence.working")));
        List<CheckReach> reaches = Optional.ofNullable(matter.reaches().get(row.id())).orElse(List.of());
        List<VirtualAddress> addresses = row.places().getFirst().spec().addresses().stream().map(PlacedAddress::address)
                .toList();
        return new Scale(row.id(), title(row.id()),
                row.places().stream().map(p -> p.ref().router()).distinct().collect(Collectors.joining(", ")),
                words.addresses(addresses), words.shortAddresses(addresses), crossings(thumbs), outlook,
                master(thumbs), words.notes(reaches, standing.map(Standing::holders).orElse(List.of())));
    }

    private String title(VirtualRouterId id) {
        String title = texts.get("control.vrid", Integer.toString(id.vrid()));
        return id.family() == Family.IPV6 ? texts.get("priority.title.ipv6", title) : title;
    }

    /// Who is MASTER now, where that is known.
    private static Optional<String> master(List<Thumb> thumbs) {
        List<String> masters = thumbs.stream().filter(t -> t.live().filter(s -> s == NodeState.MASTER).isPresent())
                .map(t -> t.ref().node()).toList();
        return masters.isEmpty() ? Optional.empty() : Optional.of(String.join(" + ", masters));
    }

    private Thumb thumb(Forecast.Place place, Optional<Standing> standing, Matter matter) {
        RouterRef ref = place.ref();
        Optional<RouterSpec> spec = matter.workspace().draft(ref.node()).flatMap(Draft::lastGood)
                .flatMap(config -> config.router(ref.router()));
        int configured = spec.map(RouterSpec::priority).orElse(place.spec().priority());
        int staged = matter.dragged().filter(d -> d.node().equals(ref.node()) && d.router().equals(ref.router()))
                .map(Change.Priority::priority).orElse(configured);
        int base = place.base().map(RouterSpec::priority).orElse(configured);
        boolean preempts = spec.map(RouterSpec::preempt).orElse(place.spec().preempt());
        Optional<LiveStates.Live> live = matter.live().live(ref);
        Optional<Member> member = standing.flatMap(s -> s.members().stream().filter(m -> m.ref().equals(ref))
                .findFirst());
        Weights weights = place.weights();
        return new Thumb(ref, base, staged, effective(place, staged, live, matter), weights.lowest(staged),
                weights.highest(staged), weights.isWeighted() && staged != Thumb.OWNER, false, preempts,
                place.base().filter(b -> b.preempt() != preempts).isPresent(), locked(ref, base, matter.workspace()),
                member.map(PriorityWords::state).orElse(NodeState.INIT), member.filter(Member::holds).isPresent(),
                live.map(LiveStates.Live::state), toggles(place, matter));
    }

    /// What the checks make of a priority: as they are now, where that is known, and with those failing that are tried.
    private static int effective(Forecast.Place place, int staged, Optional<LiveStates.Live> live, Matter matter) {
        boolean isTold = live.filter(l -> l.priority().contributions().stream().anyMatch(c -> c.isTold())).isPresent();
        if (isTold) {
            return live.map(l -> l.priority().value()).orElse(staged);
        }
        return place.weights().effective(staged, check -> {
            Change fault = LiveStates.fault(place.ref().node(), check);
            return matter.faults().contains(fault) || matter.live().already().contains(fault);
        });
    }

    private String locked(RouterRef ref, int base, Workspace workspace) {
        if (base == Thumb.OWNER) {
            return texts.get("priority.lock.owner", ref.node());
        }
        return workspace.draft(ref.node()).filter(draft -> draft.config().isEmpty())
                .map(draft -> texts.get("priority.lock.broken", ref.node(), problem(draft))).orElse("");
    }

    /// The first thing that is wrong with a configuration.
    static String problem(Draft draft) {
        return draft.problems().stream().filter(p -> p.severity() == Severity.ERROR).findFirst()
                .map(Problem::toString).orElse("");
    }

    private static List<Toggle> toggles(Forecast.Place place, Matter matter) {
        String node = place.ref().node();
        List<Toggle> toggles = new ArrayList<>();
        toggles.add(toggle(new Change.NodeDown(node), Toggle.Kind.NODE, "", matter));
        String link = place.spec().interfaceName();
        toggles.add(toggle(new Change.LinkDown(node, link), Toggle.Kind.LINK, link, matter));
        for (Tracked tracked : place.weights().tracked()) {
            Change fault = LiveStates.fault(node, tracked.check());
            if (toggles.stream().noneMatch(t -> t.fault().equals(fault))) {
                toggles.add(toggle(fault, Toggle.Kind.CHECK, tracked.check(), matter));
            }
        }
        return toggles;
    }

    private static Toggle toggle(Change fault, Toggle.Kind kind, String name, Matter matter) {
        boolean isReal = matter.live().already().contains(fault);
        return new Toggle(fault, kind, name, isReal || matter.faults().contains(fault), isReal);
    }

    /// A range that crosses the holder's, and the holder's where one does.
    private static List<Thumb> crossings(List<Thumb> thumbs) {
        return thumbs.stream().map(thumb -> thumb.crossing(thumb.isReach() && thumbs.stream()
                .anyMatch(other -> !other.ref().equals(thumb.ref()) && (other.holds() || thumb.holds())
                        && thumb.lowest() <= other.highest() && other.lowest() <= thumb.highest())))
                .toList();
    }

    /// The scales of what was only heard: a picture, to look at.
    ///
    /// @param why why nothing can be dragged
    List<Scale> heard(Snapshot snapshot, String why) {
        return snapshot.clusters().stream().map(cluster -> heard(cluster, snapshot.atNanos(), why)).toList();
    }

    private Scale heard(Cluster cluster, long atNanos, String why) {
        VirtualRouterId id = new VirtualRouterId(cluster.key().family(), cluster.key().vrid(),
                cluster.key().site() + "/" + cluster.key().network());
        List<Thumb> thumbs = cluster.members().stream().map(member -> {
            NodeState state = NodeState.of(member, atNanos);
            EffectivePriority priority = member.priority();
            return new Thumb(new RouterRef(member.node(), member.router()), priority.base(), priority.base(),
                    priority.value(), priority.base(), priority.base(), false,
                    false, member.preempt(), false, why, state, state == NodeState.MASTER, Optional.of(state),
                    List.of());
        }).toList();
        return new Scale(id, title(id), cluster.key().network(), words.addresses(cluster.addresses()),
                words.shortAddresses(cluster.addresses()), thumbs,
                words.heard(cluster), master(thumbs), List.of());
    }
}
