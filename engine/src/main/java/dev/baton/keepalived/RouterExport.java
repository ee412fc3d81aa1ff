package dev.baton.keepalived;

import java.util.List;
import java.util.Optional;

import dev.baton.config.PlacedAddress;
import dev.baton.config.Quantities;
import dev.baton.config.RouteSpec;
import dev.baton.config.RouterSpec;
import dev.baton.config.Secret;
import dev.baton.config.TrackSpec;
import dev.baton.vrrp.Announcing;
import dev.baton.vrrp.ChecksumPolicy;
import dev.baton.vrrp.RouterConfig;
import dev.baton.wire.Family;

/// Writes a router as a `vrrp_instance`.
final class RouterExport {
    private static final long SECOND = 1_000_000_000L;
    private static final long MICRO = 1_000L;
    private static final long LONGEST_DELAY = 1000 * SECOND;

    private final CheckExport checks;
    private final NotifyExport notify;
    private final GroupTracking tracking;
    private final List<Omission> omissions;

    RouterExport(CheckExport checks, NotifyExport notify, GroupTracking tracking, List<Omission> omissions) {
        this.checks = checks;
        this.notify = notify;
        this.tracking = tracking;
        this.omissions = omissions;
    }

    void write(RouterSpec router, ConfText text) {
        if (!ConfText.isPossible(router.name())) {
            omissions.add(new Omission("router " + router.name(), "keepalived cannot write this name: rename it."));
            return;
        }
        text.open("vrrp_instance " + ConfText.word(router.name()));
        election(router, text);
        transport(router, text);
        addresses(router, text);
        announcing(router, text);
        checks.track("router " + router.name(), tracked(router), text);
        notify.router(router.name(), text);
        text.close();
    }

    /// Weights change nothing about an owner, and keepalived complains of them.
    private List<TrackSpec> tracked(RouterSpec router) {
        if (router.priority() != RouterConfig.OWNER) {
            return tracking.ofRouter(router);
        }
        tracking.ofRouter(router).stream().filter(track -> track.weight() != 0)
                .forEach(track -> omit(router, "track " + track.target().checkName() + " with a weight",
                        "An owner's priority is always 255."));
        return tracking.ofRouter(router).stream().filter(track -> track.weight() == 0).toList();
    }

    private void omit(RouterSpec router, String key, String reason) {
        omissions.add(new Omission("router " + router.name() + ": " + key, reason));
    }

    private void election(RouterSpec router, ConfText text) {
        text.line("version " + router.version());
        if (router.interop()) {
            omit(router, "interop", "keepalived speaks one version: give every peer version 3.");
        }
        text.line("interface " + ConfText.word(router.interfaceName()));
        text.line("virtual_router_id " + router.vrid());
        text.line("priority " + router.priority());
        text.line("advert_int " + ConfText.seconds(router.advertIntervalNanos()));
        if (router.downAdverts() != 3) {
            text.line("down_timer_adverts " + router.downAdverts());
        }
        preemption(router, text);
    }

    private void preemption(RouterSpec router, ConfText text) {
        if (!router.preempt()) {
            text.line("nopreempt");
        }
        if (router.preemptDelayNanos() == 0) {
            return;
        }
        String delay = "preemptDelay " + Quantities.duration(router.preemptDelayNanos());
        if (!router.preempt() || router.priority() == RouterConfig.OWNER) {
            omit(router, delay, "keepalived refuses it for a router that never takes over, and for an owner.");
        } else if (router.preemptDelayNanos() > LONGEST_DELAY) {
            omit(router, delay, "keepalived waits 1000 s at most, which is written.");
            text.line("preempt_delay " + ConfText.seconds(LONGEST_DELAY));
        } else {
            text.line("preempt_delay " + ConfText.seconds(micros(router, "preemptDelay",
                    router.preemptDelayNanos())));
        }
    }

    private long micros(RouterSpec router, String key, long nanos) {
        long rounded = nanos / MICRO * MICRO;
        if (rounded != nanos) {
            omit(router, key + " " + Quantities.duration(nanos), "keepalived counts microseconds: "
                    + Quantities.duration(rounded) + " is written.");
        }
        return rounded;
    }

    private void transport(RouterSpec router, ConfText text) {
        if (router.virtualMac()) {
            text.line("use_vmac");
            if (!router.unicastPeers().isEmpty()) {
                text.line("vmac_xmit_base");
            }
        }
        boolean isUnicast = !router.unicastPeers().isEmpty();
        text.line(isUnicast ? "unicast_src_ip" : "mcast_src_ip", router.source());
        if (isUnicast) {
            text.line("check_unicast_src");
            text.open("unicast_peer");
            router.unicastPeers().forEach(peer -> text.line(peer.toString()));
            text.close();
        }
        router.password().map(Secret::value).ifPresent(password -> authentication(router, password, text));
        boolean isChoice = router.version() == 3 && router.family() == Family.IPV4;
        if (router.checksum() != ChecksumPolicy.AUTO && isChoice) {
            omit(router, "checksum", router.checksum() == ChecksumPolicy.RFC5798
                    ? "It is what keepalived sends without being told."
                    : "keepalived before 2.3 cannot send it; add v3_checksum_as_v2 by hand for newer ones.");
        }
    }

    private void authentication(RouterSpec router, String password, ConfText text) {
        if (!ConfText.isPossible(password)) {
            omit(router, "authentication", "keepalived cannot write this password: give all hosts another one.");
            return;
        }
        text.open("authentication");
        text.line("auth_type PASS");
        text.line("auth_pass " + ConfText.word(password));
        text.close();
    }

    private void addresses(RouterSpec router, ConfText text) {
        text.line(router.acceptMode() ? "accept" : "no_accept");
        addresses("virtual_ipaddress", router.addresses(), text);
        if (!router.excluded().isEmpty()) {
            addresses("virtual_ipaddress_excluded", router.excluded(), text);
        }
        if (!router.routes().isEmpty()) {
            text.open("virtual_routes");
            router.routes().forEach(route -> text.line(route(route, router.interfaceName())));
            text.close();
        }
    }

    private static void addresses(String block, List<PlacedAddress> addresses, ConfText text) {
        text.open(block);
        addresses.forEach(a -> text.line(a.address() + option("dev", a.interfaceName()) + option("label", a.label())));
        text.close();
    }

    private static String route(RouteSpec route, String own) {
        return route.destination() + option("via", route.via())
                + option("dev", Optional.of(route.interfaceName().orElse(own))) + option("src", route.source())
                + option("metric", route.metric()) + option("table", route.table());
    }

    private static String option(String keyword, Optional<?> value) {
        return value.map(v -> " " + keyword + " " + ConfText.word(v.toString())).orElse("");
    }

    private void announcing(RouterSpec router, ConfText text) {
        Announcing announce = router.announce();
        if (announce.burst() != Announcing.DEFAULT.burst()) {
            text.line("garp_master_repeat " + announce.burst());
        }
        if (announce.repeatNanos() != Announcing.DEFAULT.repeatNanos()) {
            text.line("garp_master_delay " + wholeSeconds(router, "announce.repeat", announce.repeatNanos()));
        }
        if (announce.refreshNanos() != Announcing.DEFAULT.refreshNanos()) {
            text.line("garp_master_refresh " + wholeSeconds(router, "announce.refresh", announce.refreshNanos()));
        }
    }

    private long wholeSeconds(RouterSpec router, String key, long nanos) {
        long seconds = Math.ceilDiv(nanos, SECOND);
        if (seconds * SECOND != nanos) {
            omit(router, key + " " + Quantities.duration(nanos), "keepalived counts whole seconds: " + seconds
                    + " is written.");
        }
        return seconds;
    }
}
