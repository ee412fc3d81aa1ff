package dev.baton.metrics;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.prometheus.metrics.model.snapshots.Labels;

import dev.baton.loop.RouterCounts;
import dev.baton.loop.WireCounts;
import dev.baton.metrics.Families.Point;
import dev.baton.metrics.MetricsView.Router;

/// Baton's own names: what keepalived's exporter does not tell.
final class BatonFamilies {
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final String OTHERS = "other";
    private static final String RESULT = "result";

    private final Families families;
    private final MetricsView view;

    BatonFamilies(Families families, MetricsView view) {
        this.families = families;
        this.view = view;
    }

    void add() {
        routers();
        times();
        counts();
        wire();
        echoes();
        node();
    }

    private void routers() {
        families.gauge("baton_instance_info", "A virtual router; the value is always 1",
                view.routers().stream().map(r -> new Point(KeepalivedFamilies.labels(r)
                        .merge(Labels.of("version", Integer.toString(r.version()), "mode",
                                r.unicast() ? "unicast" : "multicast")),
                        1)));
        families.gauge("baton_priority", "Priority: as configured, and with what is tracked",
                view.routers().stream().flatMap(r -> Stream.of(
                        new Point(KeepalivedFamilies.labels(r).add("kind", "base"), r.priority().base()),
                        new Point(KeepalivedFamilies.labels(r).add("kind", "effective"), r.priority().value()))));
        families.gauge("baton_maintenance", "Whether the router is in maintenance",
                each(r -> r.maintenance() ? 1.0 : 0.0));
        Map<Integer, Integer> masters = new TreeMap<>(view.routers().stream()
                .collect(Collectors.toMap(Router::vrid, r -> r.counts().masters(), Math::max)));
        families.gauge("baton_masters_seen",
                "How many masters there are now; where several segments have a VRID, the most on one of them",
                masters.entrySet().stream().map(e -> Point.of(e.getValue(), "vrid", e.getKey().toString())));
    }

    private void times() {
        families.gauge("baton_advert_interval_seconds", "Advertisement interval as configured",
                each(r -> Families.seconds(r.intervalNanos())));
        families.gauge("baton_master_down_interval_seconds", "How long a silent master is waited for",
                each(r -> Families.seconds(r.masterDownNanos())));
        families.gauge("baton_last_transition_timestamp_seconds", "When the router changed its state last",
                view.routers().stream().filter(r -> r.changed().isPresent())
                        .map(r -> new Point(KeepalivedFamilies.labels(r),
                                r.changed().orElseThrow().toEpochMilli() / MILLIS_PER_SECOND)));
        families.histograms("baton_advert_interarrival_seconds", "Time between two advertisements of one sender",
                view.routers().stream()
                        .map(r -> Families.histogram(KeepalivedFamilies.labels(r), r.counts().intervals())));
    }

    private void counts() {
        families.counter("baton_transitions_total", "Changes of state by reason",
                view.routers().stream().flatMap(r -> r.counts().turns().entrySet().stream()
                        .map(t -> new Point(KeepalivedFamilies.labels(r).merge(turn(t.getKey())), t.getValue()))));
        families.counter("baton_adverts_missed_total",
                "Advertisements of living masters that were due and did not come",
                each(r -> (double) r.counts().advertsMissed()));
        families.counter("baton_garp_sent_total", "Gratuitous ARP and unsolicited neighbor advertisements sent",
                each(r -> (double) r.counts().announcementsSent()));
    }

    private static Labels turn(RouterCounts.Turn turn) {
        return Labels.of("from", turn.from().name(), "to", turn.to().name(), "reason", turn.reason().name());
    }

    private void wire() {
        WireCounts wire = view.wire();
        Stream<Point> known = wire.foreign().stream().map(f -> Point.of(f.count(), "src", f.source().toString()));
        Stream<Point> others = wire.otherForeign() > 0
                ? Stream.of(Point.of(wire.otherForeign(), "src", OTHERS))
                : Stream.empty();
        families.counter("baton_foreign_adverts_total", "Advertisements that are for no router of this node",
                Stream.concat(known, others));
        families.counter("baton_checksum_errors_total", "Packets with a wrong checksum",
                Stream.of(Point.of(wire.checksumErrors())));
        families.counter("baton_version_errors_total", "Packets of another version than the router's",
                Stream.of(Point.of(wire.versionErrors())));
        families.counter("baton_vrid_errors_total", "Packets of a VRID that is not here",
                Stream.of(Point.of(wire.vridErrors())));
    }

    private void echoes() {
        families.counter("baton_probe_requests_total",
                "Identity probes that were sent to this node, by what came of them",
                view.echoes().stream().flatMap(e -> Stream.of(Point.of(e.answered(), RESULT, "answered"),
                        Point.of(e.ignored(), RESULT, "ignored"), Point.of(e.shed(), RESULT, "shed"))));
    }

    private void node() {
        families.gauge("baton_config_generation", "Which configuration runs; counts up",
                Stream.of(Point.of(view.generation())));
        families.gauge("baton_config_pending_confirm", "Whether a commit waits to be confirmed",
                Stream.of(Point.of(view.pendingConfirm(), Labels.EMPTY)));
        view.findings().ifPresent(open -> families.gauge("baton_expert_findings", "Open findings",
                open.stream().map(f -> Point.of(f.count(), "code", f.code(), "severity", f.severity()))));
    }

    private Stream<Point> each(Function<Router, Double> value) {
        return view.routers().stream().map(r -> new Point(KeepalivedFamilies.labels(r), value.apply(r)));
    }
}
