package dev.baton.whatif;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.baton.config.ElectionSetup;
import dev.baton.config.TrackSpec;
import dev.baton.track.Tracked;
import dev.baton.track.Tracking;
import dev.baton.track.Verdict;

/// Finds out what each check can do to the addresses of a virtual router. What it does alone, or with others, is tried
/// with the engine; that it can never do anything is proved by arithmetic, for every combination of verdicts: the
/// election compares priorities pair by pair, so a check that changes no pair's order changes nothing.
final class Reaches {
    private final Predictor predictor;
    private final FleetPlan plan;
    private final Standing standing;

    private Reaches(Predictor predictor, FleetPlan plan, Standing standing) {
        this.predictor = predictor;
        this.plan = plan;
        this.standing = standing;
    }

    static List<CheckReach> of(Predictor predictor, FleetPlan plan, Standing standing) {
        Reaches finder = new Reaches(predictor, plan, standing);
        List<CheckReach> reaches = new ArrayList<>();
        for (Member member : standing.members()) {
            for (Tracked tracked : finder.tracked(member.ref())) {
                reaches.add(finder.reach(member.ref(), tracked));
            }
        }
        return reaches;
    }

    private List<Tracked> tracked(RouterRef ref) {
        return plan.member(ref).map(ElectionSetup.Member::tracked).orElse(List.of());
    }

    private List<Tracked> weighted(RouterRef ref) {
        return tracked(ref).stream().filter(t -> t.weight() != 0).toList();
    }

    private int base(RouterRef ref) {
        return plan.member(ref).map(m -> m.config().priority()).orElseThrow();
    }

    /// The effective priority while all weighted checks pass but these.
    private int priority(RouterRef ref, List<String> failing) {
        return Tracking.fold(base(ref), weighted(ref),
                check -> failing.contains(check) ? Verdict.FAILING : Verdict.PASSING).priority().value();
    }

    private CheckReach reach(RouterRef ref, Tracked tracked) {
        return new CheckReach(standing.id(), ref, tracked.check(), priority(ref, List.of()),
                priority(ref, List.of(tracked.check())), found(ref, tracked));
    }

    private CheckReach.Reach found(RouterRef ref, Tracked tracked) {
        if (isProved(ref, tracked)) {
            return new CheckReach.Never(nearest(ref));
        }
        Standing after = isOfNoConcern(ref, tracked) ? standing : tried(ref, List.of(tracked.check()));
        if (tracked.weight() == 0) {
            return new CheckReach.Faults(after.holders());
        }
        if (!after.holders().equals(standing.holders())) {
            return new CheckReach.Moves(after.holders(), rival(ref, after.holders()));
        }
        if (!standing.holders().equals(List.of(ref.node()))) {
            return new CheckReach.NotNow(CheckReach.Why.NOT_THE_HOLDER, Optional.empty());
        }
        return together(ref, tracked).orElseGet(() -> notNow(ref, tracked));
    }

    /// A backup that nothing ties to others and that becomes no better leaves everything as it is.
    private boolean isOfNoConcern(RouterRef ref, Tracked tracked) {
        return !standing.isBroken() && !standing.holders().contains(ref.node())
                && plan.together(standing.id()).isEmpty()
                && priority(ref, List.of(tracked.check())) <= priority(ref, List.of())
                && !(tracked.weight() == 0 && tracked.reverse());
    }

    /// What is when checks of a router fail.
    private Standing tried(RouterRef ref, List<String> failing) {
        List<Change> changes = failing.stream().map(check -> fault(ref.node(), check)).toList();
        return predictor.predict(changes).outcomes().stream().map(Outcome::after)
                .filter(s -> s.id().equals(standing.id())).findFirst().orElse(standing);
    }

    private Change fault(String node, String check) {
        Optional<String> tracked = plan.fleet().interfaces(node).stream()
                .filter(i -> new TrackSpec.OfInterface(i).checkName().equals(check)).findFirst();
        return tracked.<Change>map(i -> new Change.LinkDown(node, i))
                .orElseGet(() -> new Change.CheckFails(node, check));
    }

    private Optional<CheckReach.Rival> rival(RouterRef ref, List<String> holders) {
        return rivals(ref).filter(r -> holders.contains(r.ref().node())).findFirst();
    }

    /// The others, the highest first.
    private Stream<CheckReach.Rival> rivals(RouterRef ref) {
        return standing.members().stream().map(Member::ref).filter(other -> !other.equals(ref))
                .map(other -> new CheckReach.Rival(other, priority(other, List.of())))
                .sorted(Comparator.comparingInt(CheckReach.Rival::priority).reversed());
    }

    /// The other whose priority is nearest to this router's.
    private Optional<CheckReach.Rival> nearest(RouterRef ref) {
        int own = priority(ref, List.of());
        return rivals(ref).min(Comparator.comparingInt(r -> Math.abs(r.priority() - own)));
    }

    /// Routers of a sync group move together, so a rank that changes in any of them may count in all.
    private boolean isProved(RouterRef ref, Tracked tracked) {
        List<VirtualRouterId> all = plan.together(standing.id()).isEmpty()
                ? List.of(standing.id())
                : List.copyOf(plan.together(standing.id()));
        return all.stream().allMatch(id -> plan.routers(id).stream().filter(r -> r.node().equals(ref.node()))
                .allMatch(own -> isProved(own, tracked.check(), id)));
    }

    private boolean isProved(RouterRef own, String check, VirtualRouterId id) {
        List<RouterRef> members = plan.routers(id);
        Optional<Tracked> here = tracked(own).stream().filter(t -> t.check().equals(check)).findFirst();
        boolean isSmall = members.stream().allMatch(m -> weighted(m).size() <= Span.MOST_CHECKS);
        if (here.isEmpty() || !isSmall) {
            return here.isEmpty();
        }
        Span rest = Span.of(base(own), weighted(own).stream().filter(t -> !t.check().equals(check)).toList());
        return here.get().weight() != 0 && members.stream().filter(m -> !m.equals(own))
                .noneMatch(m -> rest.canChangeRank(here.get(), Span.of(base(m), weighted(m))));
    }

    /// The fewest other checks of the holder with which it moves the addresses: the heaviest are taken until it does, and
    /// those that turn out not to be needed are left out again.
    private Optional<CheckReach.Reach> together(RouterRef ref, Tracked tracked) {
        List<String> heaviest = weighted(ref).stream().map(Tracked::check).filter(c -> !c.equals(tracked.check()))
                .sorted(Comparator.comparingInt(check -> priority(ref, List.of(check)))).toList();
        for (int count = 1; count <= Math.min(heaviest.size(), Span.MOST_CHECKS); count++) {
            List<String> others = heaviest.subList(0, count);
            Standing with = tried(ref, joined(tracked.check(), others));
            if (!with.holders().equals(standing.holders())) {
                boolean isNeeded = tried(ref, others).holders().equals(standing.holders());
                return isNeeded
                        ? Optional.of(new CheckReach.Together(others, with.holders()))
                        : lighter(ref, tracked, heaviest, count);
            }
        }
        return Optional.empty();
    }

    /// The heaviest move them without this one: lighter ones may need it.
    private Optional<CheckReach.Reach> lighter(RouterRef ref, Tracked tracked, List<String> heaviest, int count) {
        for (int from = 1; from + count <= heaviest.size(); from++) {
            List<String> others = heaviest.subList(from, from + count);
            Standing with = tried(ref, joined(tracked.check(), others));
            boolean isNeeded = tried(ref, others).holders().equals(standing.holders());
            if (isNeeded && !with.holders().equals(standing.holders())) {
                return Optional.of(new CheckReach.Together(others, with.holders()));
            }
        }
        return Optional.empty();
    }

    private static List<String> joined(String check, List<String> others) {
        return Stream.concat(Stream.of(check), others.stream()).toList();
    }

    private CheckReach.Reach notNow(RouterRef ref, Tracked tracked) {
        int failing = priority(ref, List.of(tracked.check()));
        Optional<CheckReach.Rival> above = rivals(ref).filter(r -> r.priority() > failing).findFirst();
        if (above.isPresent()) {
            boolean isOff = plan.member(above.get().ref()).filter(m -> !m.config().preempt()).isPresent();
            return new CheckReach.NotNow(isOff ? CheckReach.Why.PREEMPT_OFF : CheckReach.Why.OTHERWISE, above);
        }
        Optional<CheckReach.Rival> equal = rivals(ref).filter(r -> r.priority() == failing).findFirst();
        return new CheckReach.NotNow(equal.isPresent() ? CheckReach.Why.EQUAL : CheckReach.Why.OTHERWISE, equal);
    }
}
