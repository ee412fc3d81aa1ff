package dev.baton.keepalived;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.baton.config.TrackSpec;

/// Resolves what instances and groups track. keepalived reads a file once, so what is tracked must stand above what tracks
/// it; what stands below is ignored there, and here.
final class TrackImport {
    private static final String ABOVE = "Move the block above this one.";

    private final CheckImport checks;
    private final Report report;

    TrackImport(CheckImport checks, Report report) {
        this.checks = checks;
        this.report = report;
    }

    /// What is tracked, each thing once.
    ///
    /// @param order        the place of the block among the blocks of the file
    /// @param ownInterface the router's; it is tracked always
    /// @param isWeighted   whether weights count; a member of a group has none by default
    List<TrackSpec> of(List<TrackedItem> items, int order, Optional<String> ownInterface, boolean isWeighted) {
        Map<String, TrackSpec> tracked = new LinkedHashMap<>();
        for (TrackedItem item : items) {
            Optional<TrackSpec> spec = item.kind().equals(Track.INTERFACE)
                    ? ofInterface(item, ownInterface, isWeighted)
                    : ofCheck(item, order, isWeighted);
            if (spec.isPresent() && tracked.putIfAbsent(spec.get().target().checkName(), spec.get()) != null) {
                report.changed(item.node(), "left out", "It is tracked here already, and the first one counts.");
            }
        }
        return List.copyOf(tracked.values());
    }

    private Optional<TrackSpec> ofInterface(TrackedItem item, Optional<String> own, boolean isWeighted) {
        if (own.equals(Optional.of(item.name().text()))) {
            report.changed(item.node(), "left out", "An instance's own interface is always tracked, without a weight.");
            return Optional.empty();
        }
        Weight weight = grouped(item, item.weight().orElse(Weight.NONE), isWeighted);
        return Optional.of(new TrackSpec(new TrackSpec.OfInterface(item.name().text()), weight.value(),
                weight.reverse()));
    }

    private Optional<TrackSpec> ofCheck(TrackedItem item, int order, boolean isWeighted) {
        Optional<CheckImport.Defined> object = checks.find(item.kind(), item.name().text());
        if (object.isEmpty()) {
            report.error(item.name().place(), "there is no " + what(item) + " " + Report.quoted(item.name().text())
                    + "; keepalived ignores the line", "Define it above, or remove the line.");
            return Optional.empty();
        }
        if (object.get().order() > order) {
            report.error(item.name().place(), "the " + what(item) + " " + Report.quoted(item.name().text())
                    + " is defined only below, on line " + object.get().node().keyword().place().line()
                    + "; keepalived ignores this line", ABOVE);
            return Optional.empty();
        }
        Weight weight = grouped(item, item.weight().orElse(object.get().weight()), isWeighted);
        if (item.kind().equals(Track.FILE) && weight.value() != 0) {
            report.lost(item.node(),
                    "The number in a file times a weight has no counterpart: use weight 0, where any other"
                            + " number than 0 is a fault, or a script with a weight.");
            return Optional.empty();
        }
        return object.get().check().map(check -> new TrackSpec(new TrackSpec.OfCheck(check.name()), weight.value(),
                weight.reverse()));
    }

    private Weight grouped(TrackedItem item, Weight weight, boolean isWeighted) {
        if (isWeighted || weight.value() == 0) {
            return weight;
        }
        report.changed(item.node(), "weight 0", "In a sync group keepalived ignores weights unless"
                + " 'sync_group_tracking_weight' is there: a failure is a FAULT.");
        return new Weight(0, weight.reverse());
    }

    private static String what(TrackedItem item) {
        return item.kind().equals(Track.SCRIPT) ? "vrrp_script" : item.kind().name();
    }
}
