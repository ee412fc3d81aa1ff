package dev.baton.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.baton.config.NodeConfig;
import dev.baton.config.Problem;
import dev.baton.config.Severity;
import dev.baton.vrrp.Role;
import dev.baton.whatif.Change;
import dev.baton.whatif.Fleet;
import dev.baton.whatif.Happening;
import dev.baton.whatif.Outcome;
import dev.baton.whatif.Prediction;
import dev.baton.whatif.Predictor;
import dev.baton.whatif.Remark;
import dev.baton.whatif.RouterRef;
import dev.baton.whatif.Standing;
import dev.baton.whatif.VirtualRouterId;

/// Says what would come of a workspace, by the engine's own election. How things are before is worked out once for the
/// same configurations; so one of these serves many workspaces, by one thread at a time.
public final class Forecast {
    private Optional<Predictor> known = Optional.empty();

    /// What would come of what is staged. Takes a while for many routers.
    public Outlook of(Workspace workspace) {
        List<Outlook.Line> bad = new ArrayList<>();
        List<Outlook.Line> good = new ArrayList<>();
        workspace.conflicts().forEach(conflict -> bad.add(new Outlook.Undecided(conflict.node())));
        workspace.drafts().stream().filter(draft -> draft.isEdited() && draft.config().isEmpty())
                .map(Forecast::unreadable).forEach(bad::add);
        Fleet before = workspace.before();
        Fleet after = workspace.after();
        Map<VirtualRouterId, Standing> ends = new LinkedHashMap<>();
        Map<VirtualRouterId, Standing> begins = new LinkedHashMap<>();
        Predictor now = predictor(before);
        now.present().forEach(standing -> begins.put(standing.id(), standing));
        Predictor then = before.equals(after) ? now : Predictor.of(after);
        Map<VirtualRouterId, Outcome> outcomes = outcomes(now, before, after);
        boolean isOfTheSame = before.names().equals(after.names())
                && now.virtualRouters().equals(then.virtualRouters());
        ends.putAll(begins);
        if (isOfTheSame) {
            outcomes.forEach((id, outcome) -> ends.put(id, outcome.after()));
        } else {
            ends.clear();
            then.present().forEach(standing -> ends.put(standing.id(), standing));
        }
        ends.forEach((id, end) -> line(Optional.ofNullable(begins.get(id)), Optional.ofNullable(outcomes.get(id)), end)
                .ifPresent(line -> (line.isBad() ? bad : good).add(line)));
        begins.forEach((id, begin) -> {
            if (!ends.containsKey(id)) {
                good.add(new Outlook.Goes(id, address(begin)));
            }
        });
        handOvers(workspace, then, outcomes, ends, good);
        bad.addAll(good);
        return new Outlook(bad);
    }

    private Predictor predictor(Fleet fleet) {
        Predictor predictor = known.filter(p -> p.fleet().equals(fleet)).orElseGet(() -> Predictor.of(fleet));
        known = Optional.of(predictor);
        return predictor;
    }

    private static Outlook.Line unreadable(Draft draft) {
        Optional<Problem> first = draft.problems().stream().filter(p -> p.severity() == Severity.ERROR).findFirst();
        return new Outlook.Unreadable(draft.node(), first.map(p -> p.place().line()).orElse(1),
                first.map(Problem::message).orElse("it is empty"));
    }

    /// What becomes of each virtual router when the nodes that are there get their new configurations at one instant.
    private static Map<VirtualRouterId, Outcome> outcomes(Predictor now, Fleet before, Fleet after) {
        List<Change> changes = new ArrayList<>();
        for (NodeConfig old : before.nodes()) {
            after.node(old.node()).filter(next -> !next.equals(old))
                    .ifPresent(next -> changes.add(new Change.Configured(next)));
        }
        Map<VirtualRouterId, Outcome> outcomes = new LinkedHashMap<>();
        if (!changes.isEmpty()) {
            Prediction prediction = now.predict(changes);
            prediction.outcomes().forEach(outcome -> outcomes.put(outcome.id(), outcome));
        }
        return outcomes;
    }

    private static Optional<Outlook.Line> line(Optional<Standing> begin, Optional<Outcome> outcome, Standing fresh) {
        Standing end = outcome.map(Outcome::after).filter(after -> sameMembers(after, fresh)).orElse(fresh);
        boolean wasBroken = begin.filter(Standing::isBroken).isPresent();
        if (end.isBroken() && !(wasBroken && begin.map(Standing::holders).equals(Optional.of(end.holders())))) {
            return Optional.of(broken(end));
        }
        if (begin.isEmpty()) {
            return Optional.of(new Outlook.Appears(end.id(), address(end), String.join(", ", end.holders())));
        }
        if (begin.get().holders().equals(end.holders()) || end.holders().isEmpty()) {
            return Optional.empty();
        }
        String to = end.holders().getFirst();
        return Optional.of(new Outlook.Moves(end.id(), address(end), String.join(", ", begin.get().holders()), to,
                outcome.map(o -> arrival(o, to)).orElse(0L), outcome.map(Outcome::gapNanos).orElse(0L)));
    }

    private static boolean sameMembers(Standing one, Standing other) {
        return one.members().stream().map(member -> member.ref()).toList()
                .equals(other.members().stream().map(member -> member.ref()).toList());
    }

    private static Outlook.Line broken(Standing end) {
        if (end.remarks().stream().anyMatch(Remark.Flaps.class::isInstance)) {
            return new Outlook.Flaps(end.id(), address(end));
        }
        return end.holders().isEmpty()
                ? new Outlook.Nobody(end.id(), address(end))
                : new Outlook.Several(end.id(), address(end), end.holders());
    }

    /// When the new holder became MASTER for good.
    private static long arrival(Outcome outcome, String node) {
        return outcome.happenings().stream()
                .filter(h -> h.ref().node().equals(node) && h.transition().to() == Role.MASTER)
                .mapToLong(Happening::afterNanos).max().orElse(0);
    }

    private static String address(Standing standing) {
        return standing.members().stream().flatMap(member -> member.addresses().stream()).findFirst()
                .map(address -> address.address().toString()).orElse(standing.id().toString());
    }

    private static void handOvers(Workspace workspace, Predictor then, Map<VirtualRouterId, Outcome> outcomes,
            Map<VirtualRouterId, Standing> ends, List<Outlook.Line> lines) {
        for (Edit.HandOver handOver : workspace.handOvers()) {
            Optional<VirtualRouterId> id = then.virtualRouterOf(new RouterRef(handOver.node(), handOver.router()));
            Optional<Standing> end = id.flatMap(i -> Optional.ofNullable(outcomes.get(i)).map(Outcome::after)
                    .or(() -> Optional.ofNullable(ends.get(i))));
            end.ifPresent(standing -> lines.add(new Outlook.HandsOver(standing.id(), address(standing),
                    standing.holders().isEmpty() ? "" : standing.holders().getFirst(), handOver.node())));
        }
    }
}
