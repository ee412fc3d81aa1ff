package dev.baton.metrics;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import io.prometheus.metrics.model.snapshots.Labels;

import dev.baton.loop.RouterCounts;
import dev.baton.metrics.Families.Point;
import dev.baton.metrics.MetricsView.Check;
import dev.baton.metrics.MetricsView.Router;
import dev.baton.metrics.MetricsView.Vip;
import dev.baton.vrrp.Discard;
import dev.baton.vrrp.Role;

/// The names of keepalived's exporter, so that the dashboards and rules that people have go on to work: none is missing,
/// and none has a label more.
final class KeepalivedFamilies {
    private final Families families;
    private final MetricsView view;

    KeepalivedFamilies(Families families, MetricsView view) {
        this.families = families;
        this.view = view;
    }

    /// Whether the engine answers; the only one that there is when it does not.
    static void up(Families families, boolean isUp) {
        families.gauge("keepalived_up", "Status of the node's engine: 1 if it answers",
                Stream.of(Point.of(isUp ? 1 : 0)));
    }

    void add() {
        up(families, true);
        states();
        checks();
        traffic();
        errors();
        build();
    }

    private void states() {
        families.gauge("keepalived_vrrp_state", "State of vrrp: 0 INIT, 1 BACKUP, 2 MASTER, 3 FAULT",
                view.routers().stream().flatMap(r -> vips(r).map(v -> new Point(v, number(r.role())))));
        families.gauge("keepalived_vrrp_excluded_state",
                "State of vrrp with excluded VIP: 0 INIT, 1 BACKUP, 2 MASTER, 3 FAULT",
                view.routers().stream().flatMap(
                        r -> vips(r, r.excluded()).map(v -> new Point(v, number(r.role())))));
        families.gauge("keepalived_exporter_check_script_status",
                "Whether everything passes that the router of a VIP tracks",
                view.routers().stream().filter(r -> r.checksPass().isPresent())
                        .flatMap(r -> vips(r).map(v -> Point.of(r.checksPass().orElse(false), v))));
    }

    /// One series a VIP; a router without any has one all the same.
    private static Stream<Labels> vips(Router router) {
        return router.addresses().isEmpty()
                ? vips(router, List.of(new Vip(router.interfaceName(), "")))
                : vips(router, router.addresses());
    }

    private static Stream<Labels> vips(Router router, List<Vip> vips) {
        return vips.stream().distinct().map(v -> Labels.of("iname", router.name(), "intf", v.interfaceName(), "vrid",
                Integer.toString(router.vrid()), "ip_address", v.address()));
    }

    private static int number(Role role) {
        return switch (role) {
            case INIT -> 0;
            case BACKUP -> 1;
            case MASTER -> 2;
            case FAULT -> 3;
        };
    }

    private void checks() {
        families.gauge("keepalived_script_status", "Tracker script status: 0 BAD, 1 GOOD",
                view.checks().stream().map(c -> Point.of(c.passing(), Labels.of("name", c.name()))));
        families.gauge("keepalived_script_state",
                "Tracker script state: 0 idle, 1 running, 2 requested termination, 3 forcing termination",
                view.checks().stream().map(c -> Point.of(number(c.doing()), "name", c.name())));
    }

    private static int number(Check.Doing doing) {
        return switch (doing) {
            case IDLE -> 0;
            case RUNNING -> 1;
            case ENDING -> 2;
        };
    }

    private void traffic() {
        count("keepalived_advertisements_received_total", "Advertisements received", RouterCounts::advertsReceived);
        count("keepalived_advertisements_sent_total", "Advertisements sent", RouterCounts::advertsSent);
        count("keepalived_become_master_total", "Became master", RouterCounts::becameMaster);
        count("keepalived_release_master_total", "Released master", RouterCounts::leftMaster);
        count("keepalived_priority_zero_received_total", "Priority zero received", RouterCounts::zeroReceived);
        count("keepalived_priority_zero_sent_total", "Priority zero sent", RouterCounts::zeroSent);
        families.counter("keepalived_gratuitous_arp_delay_total",
                "Gratuitous ARP delay in seconds, as configured; a counter by its name only",
                routers(r -> Families.seconds(r.garpDelayNanos())));
    }

    private void errors() {
        count("keepalived_packet_length_errors_total", "Packet length errors", c -> c.discarded(Discard.LENGTH));
        count("keepalived_advertisements_interval_errors_total", "Advertisement interval errors",
                c -> c.discarded(Discard.INTERVAL) + c.discarded(Discard.ZERO_INTERVAL));
        count("keepalived_ip_ttl_errors_total", "TTL errors", c -> c.discarded(Discard.TTL));
        count("keepalived_invalid_type_received_total", "Invalid type errors", c -> c.discarded(Discard.TYPE));
        count("keepalived_address_list_errors_total", "Address list errors",
                c -> c.discarded(Discard.NO_ADDRESSES) + c.discarded(Discard.FIRST_NOT_LINK_LOCAL));
        count("keepalived_authentication_invalid_total", "Authentication invalid: of an unknown kind",
                RouterCounts::unknownAuthentication);
        count("keepalived_authentication_mismatch_total", "Authentication mismatch: of another kind than configured",
                c -> c.discarded(Discard.AUTH_TYPE) - c.unknownAuthentication());
        count("keepalived_authentication_failure_total", "Authentication failure: of another password",
                c -> c.discarded(Discard.AUTH_DATA));
    }

    private void build() {
        families.gauge("keepalived_exporter_build_info", "What runs; the value is always 1",
                Stream.of(Point.of(1, "version", view.build().version(), "revision", "", "branch", "", "goversion",
                        "java" + view.build().java(), "goos", view.build().os(), "goarch", view.build().arch(), "tags",
                        "")));
    }

    private void count(String name, String help, Function<RouterCounts, Long> value) {
        families.counter(name, help, routers(r -> value.apply(r.counts())));
    }

    private Stream<Point> routers(ToDoubleFunction<Router> value) {
        return view.routers().stream().map(r -> new Point(labels(r), value.applyAsDouble(r)));
    }

    static Labels labels(Router router) {
        return Labels.of("iname", router.name(), "intf", router.interfaceName(), "vrid",
                Integer.toString(router.vrid()));
    }
}
