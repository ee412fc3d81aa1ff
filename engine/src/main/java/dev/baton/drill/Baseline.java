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

    static Preflight.Item item(List<Strip> strips, Probing probing) {
        if (strips.stream().allMatch(s -> s.samples().isEmpty() && s.trouble().isEmpty())) {
            return new Preflight.Item(POINT, Preflight.Mark.OPEN, "The addresses are probed for "
                    + Spans.of(probing.beforeNanos()) + " before anything is done.", "");
        }
        List<Tally> tallies = strips.stream().map(s -> Tally.of(s.vantage()).with(s)).toList();
        List<Tally> answered = tallies.stream().filter(t -> t.strip().samples().size() > t.lost()).toList();
        if (answered.isEmpty()) {
            String trouble = strips.stream().map(Strip::trouble).filter(t -> !t.isEmpty()).findFirst()
                    .map(t -> " " + t).orElse("");
            return Preflights.bad(POINT, "Nobody answers at "
                    + Preflights.listed(strips.stream().map(s -> s.vantage().address().toString()).distinct().toList())
                    + ": " + tallies.stream().mapToInt(Tally::lost).sum() + " probes were lost." + trouble,
                    "Try another kind of probe, allow them in the firewall, or accept packets to the addresses"
                            + " (acceptMode).");
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
