package dev.baton.loop;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.baton.track.Tracking;
import dev.baton.track.Verdict;
import dev.baton.vrrp.Objection;

/// Whom a failover test concerns, and what is objected to it. A sync group moves as one, so it is put to the test as one.
final class Trials {
    private Trials() {}

    /// Who is put to the test with a router: itself, and the other members of its group.
    static List<Routed> concerned(Routed routed) {
        return routed.group.map(Grouped::members).orElse(List.of(routed));
    }

    /// What the checks of a router say as far as it is concerned.
    static Function<String, Verdict> heard(Routed routed, Trial trial, Checks checks) {
        return trial.failing().isEmpty()
                ? checks::verdict
                : check -> trial.fails(check) ? Verdict.FAILING : checks.verdict(check);
    }

    /// Why a check that fails would change nothing for a router; empty: it would, or no check is to fail.
    static Optional<Objection> objection(Routed routed, Trial trial, Checks checks) {
        Optional<String> check = trial.failing();
        if (check.isEmpty()) {
            return Optional.empty();
        }
        String name = check.get();
        boolean isTracked = routed.setup.tracked().stream().anyMatch(t -> t.check().equals(name));
        if (!isTracked) {
            return objection(Objection.Kind.RANGE, "The router " + routed.name() + " does not track the check " + name
                    + "; " + tracked(routed));
        }
        if (checks.verdict(name) == Verdict.FAILING) {
            return objection(Objection.Kind.IDLE,
                    "The check " + name
                            + " fails already. Mend what it looks after first, or test with another fault.");
        }
        Tracking now = fold(routed, Trial.NONE, checks);
        Tracking then = fold(routed, trial, checks);
        boolean isMoved = then.priority().value() < now.priority().value()
                || then.failed().size() > now.failed().size();
        return isMoved
                ? Optional.empty()
                : objection(Objection.Kind.IDLE, "If the check " + name + " failed, nothing would change for "
                        + routed.name() + ": its priority stays " + then.priority().value()
                        + " and it goes into no FAULT. Name another check.");
    }

    static Tracking fold(Routed routed, Trial trial, Checks checks) {
        return Tracking.fold(routed.setup.config().priority(), routed.setup.tracked(), heard(routed, trial, checks));
    }

    private static Optional<Objection> objection(Objection.Kind kind, String sentence) {
        return Optional.of(new Objection(kind, sentence));
    }

    private static String tracked(Routed routed) {
        return routed.setup.tracked().isEmpty()
                ? "it tracks none."
                : "it tracks " + String.join(", ", routed.setup.tracked().stream().map(t -> t.check()).toList()) + ".";
    }
}
