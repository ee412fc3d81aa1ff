package dev.baton.drill;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// Works out a test: who has the addresses, who is to take over, whose node holds the fault, what is expected to come of it,
/// and whether it may begin.
public final class Planner {
    private Planner() {}

    /// The test that an order amounts to on this ground. It may begin if [Preflight#isGood].
    public static DrillPlan plan(DrillOrder order, Arena arena) {
        return new DrillPlan(order, DrillPlan.NOBODY, DrillPlan.NOBODY, DrillPlan.NOBODY, Optional.empty(),
                OptionalInt.empty(), List.of(), arena.seats(order.subject()).stream().map(Arena.Seat::node).toList(),
                Expected.NONE, new Preflight(Stream.of(Preflight.Point.values())
                        .map(p -> new Preflight.Item(p, Preflight.Mark.BAD, "It was not looked at.", "Wait."))
                        .toList()));
    }
}
