package dev.baton.app.lab;

import java.math.RoundingMode;
import java.text.ListFormat;
import java.text.NumberFormat;
import java.util.Optional;

import dev.baton.adapter.sim.LabCommand;
import dev.baton.app.control.ClusterWords;
import dev.baton.app.control.Durations;
import dev.baton.app.control.LogEntry;
import dev.baton.app.i18n.Texts;
import dev.baton.cluster.Sighting;
import dev.baton.cluster.Snapshot;
import dev.baton.vrrp.Oddity;
import dev.baton.wire.IpAddress;

/// Says what happened in the lab in the language of the window. Why a router changed its state is said by
/// [ClusterWords], so that every screen says the same.
final class LabWords {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double WHOLE_FROM = 10;
    private static final double PERCENT = 100;

    private final Texts texts;
    private final ClusterWords clusterWords;
    private final Durations durations;

    LabWords(Texts texts) {
        this.texts = texts;
        clusterWords = new ClusterWords(texts);
        durations = new Durations(texts);
    }

    /// `3.531 s`, to the millisecond.
    String exact(long nanos) {
        return durations.exact(nanos);
    }

    /// `3.5 s`.
    String rough(long nanos) {
        return texts.get("lab.unit.seconds", numbers(1, 1).format(nanos / NANOS_PER_SECOND));
    }

    /// `8.500 s`: a point in virtual time, for a column.
    String time(long nanos) {
        return durations.instant(nanos);
    }

    /// `63×`, `0.5×`.
    String speed(double speed) {
        return texts.get("lab.unit.times", numbers(0, speed < WHOLE_FROM ? 1 : 0).format(speed));
    }

    /// A part of one as percent: `12.5 %`.
    String percent(double part) {
        return texts.get("lab.unit.percent", numbers(0, 1).format(part * PERCENT));
    }

    /// `20 ms`.
    String millis(long nanos) {
        return texts.get("lab.unit.millis", numbers(0, 0).format(nanos / NANOS_PER_MILLI));
    }

    /// `+500 ppm`; a drift of nothing is `0 ppm`.
    String ppm(int drift) {
        String sign = drift > 0 ? "+" : "";
        return texts.get("lab.unit.ppm", sign + numbers(0, 0).format(drift));
    }

    /// A line of the log.
    ///
    /// @param snapshot what is known now, for the names of the nodes
    LogEntry entry(LabLine line, Snapshot snapshot) {
        return switch (line) {
            case LabLine.Moved moved -> clusterWords.moved(moved.number(), new Sighting.Transitioned(moved.key(),
                    moved.atNanos(), moved.node(), moved.router(), moved.transition()), snapshot);
            case LabLine.Commanded commanded -> command(time(line.atNanos()), commanded);
            case LabLine.Noticed noticed -> new LogEntry(line.number(), "stale", time(line.atNanos()), noticed.node(),
                    texts.get("lab.log.noticed"), oddity(noticed.oddity(), noticed.peer()));
        };
    }

    private LogEntry command(String time, LabLine.Commanded commanded) {
        return switch (commanded.command()) {
            case LabCommand.Kill(String node) -> done(commanded, time, node, "lab.done.kill");
            case LabCommand.Stop(String node) -> done(commanded, time, node, "lab.done.stop");
            case LabCommand.Continue(String node) -> done(commanded, time, node, "lab.done.continue");
            case LabCommand.Start(String node) -> done(commanded, time, node, "lab.done.start");
            case LabCommand.End(String node) -> done(commanded, time, node, "lab.done.end");
            case LabCommand.Link(String node, boolean up) ->
                done(commanded, time, node, up ? "lab.done.linkUp" : "lab.done.linkDown");
            case LabCommand.Cut(String from, String to) -> done(commanded, time, to, "lab.done.cut", from);
            case LabCommand.Heal(String from, String to) -> done(commanded, time, to, "lab.done.heal", from);
            case LabCommand.HealAll _ -> done(commanded, time, "", "lab.done.healAll");
            case LabCommand.Check(String check, String node, boolean passing) ->
                done(commanded, time, node, passing ? "lab.done.pass" : "lab.done.fail", check);
            case LabCommand.Priority(String node, String router, int priority) ->
                done(commanded, time, node, "lab.done.priority", router, Integer.toString(priority));
            case LabCommand.HandOver(String node, String router) ->
                done(commanded, time, node, "lab.done.handOver", router);
            case LabCommand.Resign(String node, String router) ->
                done(commanded, time, node, "lab.done.resign", router);
            case LabCommand.Maintenance(String node, String router, boolean on) ->
                done(commanded, time, node, on ? "lab.done.maintenance" : "lab.done.maintenanceEnds", router);
            case LabCommand.Drift(String node, int ppm) -> done(commanded, time, node, "lab.done.drift", ppm(ppm));
            case LabCommand.Loss(double share) -> done(commanded, time, "", "lab.done.loss", percent(share));
            case LabCommand.Delay(long nanos) -> done(commanded, time, "", "lab.done.delay", millis(nanos));
            case LabCommand.Duplicate(double share) ->
                done(commanded, time, "", "lab.done.duplication", percent(share));
        };
    }

    private LogEntry done(LabLine line, String time, String who, String key, Object... args) {
        return new LogEntry(line.number(), LogEntry.BY_HAND, time, who, texts.get(key, args), "");
    }

    private String oddity(Oddity oddity, Optional<String> name) {
        return switch (oddity) {
            case Oddity.IntervalDiffers o -> texts.get("lab.oddity.interval", peer(name, o.source()),
                    exact(o.theirsNanos()), exact(o.oursNanos()));
            case Oddity.AddressesDiffer o -> texts.get("lab.oddity.addresses", peer(name, o.source()));
            case Oddity.TwoOwners o -> texts.get("lab.oddity.twoOwners", peer(name, o.source()));
            case Oddity.RivalHeard o ->
                texts.get("lab.oddity.rival", peer(name, o.source()), Integer.toString(o.priority()));
            case Oddity.ChecksumFormDiffers o -> texts.get("lab.oddity.checksum", peer(name, o.source()));
            case Oddity.Stalled o -> texts.get("lab.oddity.stalled", exact(o.lengthNanos()));
        };
    }

    /// One sentence about the cluster, and what a stranger could do next.
    String hint(LabHint hint) {
        return switch (hint) {
            case LabHint.None _ -> texts.get("lab.hint.none");
            case LabHint.TryKill(String master, String next, long down) ->
                texts.get("lab.hint.tryKill", master, next, rough(down));
            case LabHint.Waiting(String gone, String next, long left, long down) ->
                texts.get("lab.hint.waiting", gone, next, exact(down), rough(left));
            case LabHint.TookOver(String gone, String master, long down, boolean preempts) ->
                texts.get(preempts ? "lab.hint.tookOver" : "lab.hint.tookOver.stays", gone, master, exact(down));
            case LabHint.Stopped(String node) -> texts.get("lab.hint.stopped", node);
            case LabHint.Split(var masters) ->
                texts.get("lab.hint.split",
                        ListFormat.getInstance(texts.locale(), ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                                .format(masters));
        };
    }

    /// What the button beside the hint does; empty if there is nothing to do.
    String hintAction(LabHint hint) {
        return switch (hint) {
            case LabHint.None _,LabHint.Waiting _ -> "";
            case LabHint.TryKill(String master, String _, long _) -> texts.get("lab.hint.tryKill.do", master);
            case LabHint.TookOver(String gone, String _, long _, boolean _) ->
                texts.get("lab.hint.start.do", gone);
            case LabHint.Stopped(String node) -> texts.get("lab.hint.continue.do", node);
            case LabHint.Split _ -> texts.get("lab.hint.heal.do");
        };
    }

    private static String peer(Optional<String> name, IpAddress address) {
        return name.orElseGet(address::toString);
    }

    private NumberFormat numbers(int fewest, int most) {
        NumberFormat format = NumberFormat.getNumberInstance(texts.locale());
        format.setMinimumFractionDigits(fewest);
        format.setMaximumFractionDigits(most);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format;
    }
}
