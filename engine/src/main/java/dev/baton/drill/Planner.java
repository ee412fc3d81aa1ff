package dev.baton.drill;

import java.util.List;
import java.util.Optional;

import dev.baton.api.FaultKind;
import dev.baton.vrrp.Role;
import dev.baton.whatif.Outcome;
import dev.baton.whatif.RouterRef;

/// Works out a test: who has the addresses, who is to take over, whose node holds the fault, what is expected to come of it,
/// and whether it may begin.
public final class Planner {
    private Planner() {}

    /// A test as it is worked out before it is judged.
    ///
    /// @param deed     the fault
    /// @param outcome  what the engine itself predicts; empty: it cannot be asked
    /// @param expected what is expected
    record Draft(Deed deed, Optional<Outcome> outcome, Expected expected) {}

    /// The test that an order amounts to on this ground. It may begin if [Preflight#isGood].
    public static DrillPlan plan(DrillOrder order, Arena arena) {
        return plan(order, new Scene(order.subject(), arena));
    }

    static DrillPlan plan(DrillOrder order, Scene scene) {
        Draft draft = draft(order, scene);
        RouterRef holder = scene.holder().map(Party::ref).or(() -> scene.stranger()
                .map(s -> new RouterRef(s.source().toString(), ""))).orElse(DrillPlan.NOBODY);
        return new DrillPlan(order, holder, draft.deed().takeover().map(t -> t.heir().ref()).orElse(DrillPlan.NOBODY),
                draft.deed().actor().map(Party::ref).orElse(DrillPlan.NOBODY), draft.deed().check(),
                draft.deed().priority(), scene.addresses(), scene.parties().stream().map(Party::node).toList(),
                draft.expected(), new Preflights(order, scene, draft).preflight());
    }

    private static Draft draft(DrillOrder order, Scene scene) {
        Deed deed = new Deeds(scene).of(order.fault(), order.check(), order.heir());
        Optional<Outcome> outcome = scene.forecast().flatMap(f -> f.outcome(deed.changes()));
        Deed told = deed.takeover().flatMap(t -> outcome.map(o -> deed.expecting(corrected(deed.kind(), t, o))))
                .orElse(deed);
        return new Draft(told, outcome, told.takeover().map(t -> expected(told.kind(), t, scene))
                .orElse(Expected.NONE));
    }

    /// The engine runs what the formulas only say: where it needs longer, such as for sync groups, it is believed.
    private static Takeover corrected(FaultKind kind, Takeover takeover, Outcome outcome) {
        String heir = Forecast.name(takeover.heir());
        if (kind == FaultKind.RESIGN || !outcome.after().holders().equals(List.of(heir))) {
            return takeover;
        }
        long moved = outcome.happenings().stream()
                .filter(h -> h.ref().node().equals(heir) && h.transition().to() == Role.MASTER)
                .mapToLong(h -> h.afterNanos()).max().orElse(takeover.moveNanos());
        return moved <= takeover.moveNanos()
                ? takeover
                : takeover.later(moved - takeover.moveNanos(), new Phase(Mark.TIMER, Mark.MASTER,
                        moved - takeover.moveNanos(), "so much more the engine needs in a run of its own"));
    }

    private static Expected expected(FaultKind kind, Takeover takeover, Scene scene) {
        String heir = takeover.heir().node();
        String holder = scene.holderName();
        String when = takeover.moveNanos() == 0
                ? " takes over at once"
                : " takes over after " + Spans.between(takeover.leastMoveNanos(), takeover.moveNanos());
        String gap = takeover.gapNanos() > 0
                ? "; until then nobody answers"
                : kind == FaultKind.MUTE || kind == FaultKind.DEAF
                        ? "; " + holder + " goes on answering, so both have the addresses for a while"
                        : ", and " + holder + " answers until then";
        String back = takeover.backNanos() > 0
                ? " When the fault ends, clients may send to " + heir + " in vain for up to "
                        + Spans.of(takeover.backNanos()) + ", until " + holder + " announces the addresses anew."
                : "";
        return new Expected(takeover.gapNanos(), takeover.leastNanos(), takeover.moveNanos(), takeover.leastMoveNanos(),
                takeover.backNanos(), takeover.phases(), heir + when + gap + "." + back);
    }
}
