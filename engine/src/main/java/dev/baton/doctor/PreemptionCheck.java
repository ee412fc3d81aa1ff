package dev.baton.doctor;

import java.util.List;
import java.util.function.Consumer;

import dev.baton.config.Place;
import dev.baton.config.RouterSpec;
import dev.baton.doctor.ConfigFinding.Spot;
import dev.baton.finding.Code;
import dev.baton.track.Tracked;
import dev.baton.track.Tracking;
import dev.baton.track.Verdict;

/// A router that does not preempt, and tracks a check by weight (C04): no priority, however low, makes a backup that does
/// not preempt take over from a master that it hears.
final class PreemptionCheck implements HostCheck {
    @Override
    public void look(Host host, Consumer<ConfigFinding> found) {
        for (RouterSpec router : host.config().routers()) {
            List<Tracked> weights = host.weights(router);
            if (!router.preempt() && !weights.isEmpty()) {
                found.accept(finding(host, router, weights));
            }
        }
    }

    private static ConfigFinding finding(Host host, RouterSpec router, List<Tracked> weights) {
        Tracked first = weights.getFirst();
        String check = first.check();
        Place preempt = host.document().router(router.name(), Part.PREEMPT);
        String off = host.conf().isPresent() ? "nopreempt" : "preempt: false";
        int passing = priority(router, first, Verdict.PASSING);
        int failing = priority(router, first, Verdict.FAILING);
        String others = weights.size() == 1
                ? ""
                : " The same holds for "
                        + Told.list(weights.stream().skip(1).map(Tracked::check).toList()) + ".";
        return ConfigFinding.of(Code.C04, host.subject(router.name()), router.name() + " has '" + off + "', and "
                + check + " changes only its priority (" + passing + " while it passes, " + failing
                + " while it fails). A backup that does not preempt never takes over from a master that it hears,"
                + " however low the master's priority is: the address stays where the check fails." + others,
                List.of(new Spot(preempt, "a backup waits for silence"),
                        new Spot(host.document().weight(router.name(), check), "changes only the priority")),
                "Track " + check + " without a weight" + (host.conf().isPresent() ? " ('weight 0')" : "")
                        + ": its failure is then a FAULT, and the address is given up at once. Or remove '" + off
                        + "'" + (host.conf().isPresent() ? "" : ", or use preemptDelay,") + " on all hosts.");
    }

    private static int priority(RouterSpec router, Tracked tracked, Verdict verdict) {
        return Tracking.fold(router.priority(), List.of(tracked), _ -> verdict).priority().value();
    }
}
