package dev.baton.node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.baton.adapter.linux.Rtnetlink;
import dev.baton.adapter.reach.IdentityResponder;
import dev.baton.adapter.reach.LocalProbes;
import dev.baton.adapter.reach.Reach;
import dev.baton.adapter.reach.ReachLimits;
import dev.baton.adapter.reach.Targets;
import dev.baton.api.ProbeRequest;
import dev.baton.api.Problem;
import dev.baton.api.Refusal;
import dev.baton.config.NodeConfig;
import dev.baton.config.PlacedAddress;
import dev.baton.config.ProbePolicy;
import dev.baton.config.RouterSpec;
import dev.baton.manage.ProbeDesk;
import dev.baton.metrics.MetricsView;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv6Address;

/// What a node has to do with probes: it answers them on its virtual addresses, and probes the same addresses itself. It
/// probes no others, whoever asks: nobody is to look around in its network through it.
final class ProbeGround implements AutoCloseable {
    private static final int OWNER = 255;
    private static final int ACCEPT_MODE_VERSION = 3;

    /// Where an address of the configuration belongs.
    private record Place(RouterSpec router, String interfaceName) {}

    private final Optional<IdentityResponder> responder;
    private final Reach desk;
    private volatile Map<IpAddress, Place> places = Map.of();

    ProbeGround(String node, ProbePolicy policy) {
        responder = policy.answer()
                ? Optional.of(new IdentityResponder(node, policy.port()))
                : Optional.empty();
        desk = new Reach(this::target, ReachLimits.NODE, policy.port(), (_, _, _, _) -> {});
    }

    /// Goes over to the addresses of a configuration. Those that it had before miss nothing; runs that probe one that it
    /// has no more end.
    ///
    /// @return what a person should know, whole sentences
    List<String> serve(NodeConfig config) {
        Map<IpAddress, Place> next = new LinkedHashMap<>();
        for (RouterSpec router : config.routers()) {
            Stream.concat(router.addresses().stream(), router.excluded().stream())
                    .forEach(a -> next.putIfAbsent(a.address().address(), place(router, a)));
        }
        places = Map.copyOf(next);
        desk.keepOnly(next::containsKey);
        return responder.map(r -> r.serve(next.keySet())).orElse(List.of());
    }

    private static Place place(RouterSpec router, PlacedAddress address) {
        return new Place(router, address.interfaceName().orElse(router.interfaceName()));
    }

    private Targets.Target target(ProbeRequest request) {
        Place place = Optional.ofNullable(places.get(request.address())).orElseThrow(() -> new Refusal(
                Problem.Kind.REFUSED, request.address() + " is no virtual address of this node. It probes only those: "
                        + String.join(", ", places.keySet().stream().sorted().map(IpAddress::toString).toList())
                        + "."));
        return new Targets.Target(request.address() instanceof Ipv6Address v6 && v6.isLinkLocal()
                ? LocalProbes.inScope(v6, Rtnetlink.indexOf(place.interfaceName))
                : LocalProbes.inetAddress(request.address()), remark(place.router));
    }

    /// Accept mode off (RFC 9568 section 6.1): the master drops what is sent to its addresses.
    private static String remark(RouterSpec router) {
        boolean isDropped = !router.acceptMode() && router.version() == ACCEPT_MODE_VERSION
                && router.priority() != OWNER;
        return isDropped
                ? "The router " + router.name()
                        + " has accept mode off: its master drops what is sent to its addresses,"
                        + " probes among it. Probe what is behind it instead."
                : "";
    }

    /// What came of identity probes that were sent here; empty: they are not answered.
    Optional<MetricsView.Echoes> echoes() {
        return responder.map(IdentityResponder::counts)
                .map(c -> new MetricsView.Echoes(c.answered(), c.ignored(), c.shed()));
    }

    ProbeDesk desk() {
        return desk;
    }

    @Override
    public void close() {
        desk.close();
        responder.ifPresent(IdentityResponder::close);
    }
}
