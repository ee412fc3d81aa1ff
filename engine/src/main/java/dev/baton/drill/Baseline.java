package dev.baton.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Judges the probes that were sent before anything was done: an outage can only be told from noise where there is none.
final class Baseline {
    /// A vantage that loses no more than one in so many is clean.
    static final int CLEAN_ONE_IN = 100;
    private static final Preflight.Point POINT = Preflight.Point.PROBES_CLEAN;

    private Baseline() {}

    /// @param within from where the addresses are reached without any network: what is seen from there, no client sees
    static Preflight.Item item(List<Strip> strips, Probing probing, List<String> within) {
        if (strips.stream().allMatch(s -> s.samples().isEmpty() && s.trouble().isEmpty())) {
            return new Preflight.Item(POINT, Preflight.Mark.OPEN, "The addresses are probed for "
                    + Spans.of(probing.beforeNanos()) + " before anything is done.", "");
        }
        List<Tally> tallies = strips.stream().map(s -> Tally.of(s.vantage()).with(s)).toList();
        List<Tally> answered = tallies.stream().filter(t -> t.strip().samples().size() > t.lost()).toList();
        if (answered.isEmpty()) {
            return unanswered(tallies);
        }
        if (answered.stream().allMatch(t -> within.contains(t.strip().vantage().from()))) {
            return alone(tallies, within);
        }
        Optional<Tally> unclean = answered.stream().filter(t -> !isClean(t, probing)).findFirst();
        if (unclean.isPresent()) {
            Tally tally = unclean.get();
            return Preflights.bad(POINT, "Probes are lost while nothing is wrong: " + tally.lost() + " of "
                    + tally.strip().samples().size() + " " + words(tally.strip().vantage()) + ".",
                    "Probe less often, or find out what loses them; an outage could not be told from that.");
        }
        List<String> silent = new ArrayList<>(tallies.stream().filter(t -> !answered.contains(t))
                .map(t -> words(t.strip().vantage())).toList());
        int sent = answered.stream().mapToInt(t -> t.strip().samples().size()).sum();
        int lost = answered.stream().mapToInt(Tally::lost).sum();
        return Preflights.good(POINT, lost + " of " + sent + " probes were lost." + (silent.isEmpty()
                ? ""
                : " Nothing comes " + Preflights.listed(silent) + ": that is left out."));
    }

    private static Preflight.Item unanswered(List<Tally> tallies) {
        return Preflights.bad(POINT, "Nobody answers at " + addresses(tallies) + ": "
                + tallies.stream().mapToInt(Tally::lost).sum() + " probes were lost." + trouble(tallies),
                "Try another kind of probe, allow them in the firewall, or accept packets to the addresses (acceptMode).");
    }

    private static Preflight.Item alone(List<Tally> tallies, List<String> within) {
        String holder = within.getFirst();
        List<Tally> others = tallies.stream().filter(t -> !within.contains(t.strip().vantage().from())).toList();
        return Preflights.bad(POINT, "Only " + holder + ", which has them, gets answers at " + addresses(tallies)
                + (others.isEmpty()
                        ? "."
                        : "; nothing comes " + Preflights.listed(others.stream().map(t -> words(t.strip().vantage()))
                                .toList()) + ".")
                + trouble(others) + " It reaches itself without any network, so no outage would be seen.",
                "Allow the probes in the firewall of " + holder + ", try another kind of probe, or test from a machine"
                        + " that reaches the addresses.");
    }

    private static String addresses(List<Tally> tallies) {
        return Preflights.listed(tallies.stream().map(t -> t.strip().vantage().address().toString()).distinct()
                .toList());
    }

    private static String trouble(List<Tally> tallies) {
        return tallies.stream().map(t -> t.strip().trouble()).filter(t -> !t.isEmpty()).findFirst().map(t -> " " + t)
                .orElse("");
    }

    private static boolean isClean(Tally tally, Probing probing) {
        boolean hasOutage = Outage.of(tally.stretches(), probing.everyNanos()).stream()
                .anyMatch(o -> o.lost() >= Gauge.LEAST_RUN);
        return !hasOutage && tally.lost() * (long) CLEAN_ONE_IN <= Math.max(CLEAN_ONE_IN,
                tally.strip().samples().size());
    }

    /// A vantage in words, such as `by udp from n1 to 10.0.0.100`.
    static String words(Vantage vantage) {
        return "by " + vantage.kind().word() + " from " + (vantage.from().isEmpty() ? "here" : vantage.from()) + " to "
                + vantage.address();
    }
}
