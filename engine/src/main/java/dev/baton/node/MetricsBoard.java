package dev.baton.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import dev.baton.adapter.linux.Placement;
import dev.baton.adapter.probe.CheckSight;
import dev.baton.api.Refusal;
import dev.baton.api.RouterState;
import dev.baton.finding.Finding;
import dev.baton.loop.RouterCounts;
import dev.baton.loop.RouterSetup;
import dev.baton.loop.Standing;
import dev.baton.loop.WireCounts;
import dev.baton.metrics.Exposition;
import dev.baton.metrics.MetricsView;
import dev.baton.track.Tracked;
import dev.baton.track.Verdict;
import dev.baton.vrrp.RouterConfig;

/// The metrics of a node for whoever asks, at most [#FRESH_NANOS] old.
final class MetricsBoard {
    /// How old an answer may be. Counting is free for the loop, copying all counts is not.
    static final long FRESH_NANOS = 250_000_000L;

    /// What the loop has counted, and how it was then.
    private record Sample(Picture picture, List<RouterCounts> counts, WireCounts wire) {}

    private record Kind(String code, String severity) {}

    private final String version;
    private final Daemon daemon;
    private final StateBoard board;
    private final BooleanSupplier isPending;
    private final Supplier<Optional<MetricsView.Echoes>> echoes;
    private String text = "";
    private long takenNanos = Long.MIN_VALUE;

    /// @param isPending whether a commit waits to be confirmed
    /// @param echoes    what came of identity probes; empty: they are not answered here
    MetricsBoard(String version, Daemon daemon, StateBoard board, BooleanSupplier isPending,
            Supplier<Optional<MetricsView.Echoes>> echoes) {
        this.version = version;
        this.daemon = daemon;
        this.board = board;
        this.isPending = isPending;
        this.echoes = echoes;
    }

    /// The text; that of a node that is down if the loop does not answer.
    synchronized String text() {
        if (takenNanos == Long.MIN_VALUE || daemon.clock().nowNanos() - takenNanos >= FRESH_NANOS) {
            text = taken();
            takenNanos = daemon.clock().nowNanos();
        }
        return text;
    }

    private String taken() {
        try {
            return Exposition.text(view(board.questions().ask(
                    () -> new Sample(board.look(), daemon.loop().counts(), daemon.loop().wireCounts()))));
        } catch (Refusal _) {
            return Exposition.down();
        }
    }

    private MetricsView view(Sample sample) {
        Map<String, RouterState> states = new LinkedHashMap<>();
        new StateView(sample.picture, daemon.networks(), Steers::steering).routers()
                .forEach(r -> states.put(r.name(), r));
        List<MetricsView.Router> routers = new ArrayList<>();
        for (int i = 0; i < sample.counts.size(); i++) {
            Standing standing = sample.picture.routers().get(i);
            RouterState state = states.get(standing.view().config().name());
            if (state != null) {
                routers.add(router(sample.picture, standing, state, sample.counts.get(i)));
            }
        }
        MetricsView.Build build = new MetricsView.Build(version, Runtime.version().toString(), "linux",
                System.getProperty("os.arch"));
        return new MetricsView(build, routers, checks(sample.picture), sample.wire, echoes.get(),
                board.stamp().generation(),
                isPending.getAsBoolean(), daemon.findings().map(MetricsBoard::open));
    }

    private static MetricsView.Router router(Picture picture, Standing standing, RouterState state,
            RouterCounts counts) {
        RouterConfig config = standing.view().config();
        List<MetricsView.Vip> all = Optional.ofNullable(picture.plan().placements().get(config.name()))
                .map(Placement::addresses).orElse(List.of()).stream()
                .map(p -> new MetricsView.Vip(p.interfaceName(), p.address().toString())).toList();
        int advertised = Math.min(config.addresses().size(), all.size());
        return new MetricsView.Router(config.name(), config.interfaceName(), config.vrid(), config.version(),
                state.unicast(), state.role(), state.priority(), state.intervalNanos(), state.masterDownNanos(),
                config.announcing().repeatNanos(), standing.last().map(Standing.Last::wall),
                state.steering().maintenance(), passes(picture, config.name()), all.subList(0, advertised),
                all.subList(advertised, all.size()), counts);
    }

    private static Optional<Boolean> passes(Picture picture, String router) {
        List<Tracked> tracked = picture.plan().setup().routers().stream()
                .filter(r -> r.config().name().equals(router)).map(RouterSetup::tracked).findFirst().orElse(List.of());
        return tracked.isEmpty()
                ? Optional.empty()
                : Optional.of(tracked.stream().allMatch(t -> picture.verdicts().getOrDefault(t.check(),
                        Verdict.UNKNOWN) == (t.reverse() ? Verdict.FAILING : Verdict.PASSING)));
    }

    private List<MetricsView.Check> checks(Picture picture) {
        Map<String, CheckSight> sights = daemon.checks().sights();
        return picture.plan().checks().stream().map(c -> c.name())
                .filter(name -> picture.plan().config().check(name).isPresent())
                .map(name -> new MetricsView.Check(name, picture.verdicts().get(name) == Verdict.PASSING,
                        Optional.ofNullable(sights.get(name)).map(s -> doing(s.doing()))
                                .orElse(MetricsView.Check.Doing.IDLE)))
                .toList();
    }

    private static MetricsView.Check.Doing doing(CheckSight.Doing doing) {
        return switch (doing) {
            case NOTHING -> MetricsView.Check.Doing.IDLE;
            case LOOKING -> MetricsView.Check.Doing.RUNNING;
            case ENDING -> MetricsView.Check.Doing.ENDING;
        };
    }

    private static List<MetricsView.OpenFindings> open(List<Finding> findings) {
        Map<String, MetricsView.OpenFindings> counts = new TreeMap<>();
        findings.stream().filter(Finding::isOpen).map(f -> new Kind(f.code().name(), f.severity().word()))
                .forEach(k -> counts.merge(k.code + " " + k.severity,
                        new MetricsView.OpenFindings(k.code, k.severity, 1),
                        (a, _) -> new MetricsView.OpenFindings(a.code(), a.severity(), a.count() + 1)));
        return List.copyOf(counts.values());
    }
}
