package dev.baton.node;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import dev.baton.adapter.linux.InterfaceAddress;
import dev.baton.adapter.linux.KernelAddresses;
import dev.baton.adapter.linux.Link;
import dev.baton.adapter.linux.Placement;
import dev.baton.adapter.linux.Rtnetlink;
import dev.baton.loop.EventLoop;
import dev.baton.loop.NodeInput;
import dev.baton.loop.RouterView;
import dev.baton.port.NotifyPort;
import dev.baton.vrrp.FaultCause;
import dev.baton.vrrp.RouterConfig;
import dev.baton.wire.IpAddress;

/// Compares what the kernel has with what routers hold, whenever the kernel has told of a change to addresses. What it
/// tells comes late: by then the router may have given an address up itself and taken it again. So no event is believed,
/// the kernel is asked anew, on the loop's thread, between whose steps nothing of ours changes.
///
/// - A MASTER's address that is not there was taken away: it is put back.
/// - An address that is there although its router is not MASTER was put there by somebody else: it is told.
/// - A router whose own address, which it sends from, is gone cannot take part: FAULT until it is back.
final class AddressGuard {
    private final Rtnetlink kernel;
    private final EventLoop loop;
    private final KernelAddresses addresses;
    private final Supplier<NodePlan> running;
    private final NotifyPort notices;
    private final Set<IpAddress> seenSources = new LinkedHashSet<>();
    private Set<Placement.Placed> foreign = new LinkedHashSet<>();

    /// @param kernel  the loop's own socket
    /// @param running what the loop runs now
    AddressGuard(Rtnetlink kernel, EventLoop loop, KernelAddresses addresses, Supplier<NodePlan> running,
            NotifyPort notices) {
        this.kernel = kernel;
        this.loop = loop;
        this.addresses = addresses;
        this.running = running;
        this.notices = notices;
    }

    private record Look(List<InterfaceAddress> addresses, Map<String, Integer> indexes) {
        int index(String interfaceName) {
            return indexes.computeIfAbsent(interfaceName, Rtnetlink::indexOf);
        }

        boolean isThere(Placement.Placed placed) {
            return on(placed).isPresent();
        }

        Optional<InterfaceAddress> on(Placement.Placed placed) {
            int index = index(placed.interfaceName());
            return addresses.stream().filter(a -> a.index() == index && a.address().equals(placed.address()))
                    .findFirst();
        }
    }

    /// Looks at everything and tells the loop and people what is not as it should be.
    void look() {
        Look look = new Look(kernel.addresses(), new LinkedHashMap<>());
        Set<IpAddress> present = new LinkedHashSet<>();
        look.addresses.forEach(a -> present.add(a.address().address()));
        Set<String> withoutSource = new LinkedHashSet<>();
        for (RouterView router : loop.routers()) {
            if (isSourceGone(router, look, present)) {
                withoutSource.add(router.config().name());
            }
        }
        Map<String, Placement> held = addresses.held();
        for (RouterView router : loop.routers()) {
            Placement placement = held.get(router.config().name());
            if (placement != null && !withoutSource.contains(router.config().name())) {
                putBack(router.config(), placement, look);
            }
        }
        tellForeign(held, look);
    }

    /// An address that was never seen here, such as one that a person has configured as 'source', is not missed.
    private boolean isSourceGone(RouterView router, Look look, Set<IpAddress> present) {
        RouterConfig config = router.config();
        IpAddress source = config.source();
        boolean isVirtual = config.addresses().stream().anyMatch(a -> a.address().equals(source));
        if (present.contains(source)) {
            seenSources.add(source);
        }
        boolean isGone = !isVirtual && look.index(config.interfaceName()) != 0 && !present.contains(source)
                && seenSources.contains(source);
        FaultCause cause = new FaultCause(FaultCause.Kind.ADDRESS_MISSING, source.toString());
        List<FaultCause> causes = router.state().memory().causes();
        if (isGone && !causes.contains(cause)) {
            loop.inbox().offer(new NodeInput.FaultChanged(config.name(), cause, true));
        }
        causes.stream().filter(c -> isOfASource(c) && !(isGone && c.equals(cause)))
                .forEach(c -> loop.inbox().offer(new NodeInput.FaultChanged(config.name(), c, false)));
        return isGone;
    }

    /// The other causes of this kind name a virtual address with its prefix length.
    private static boolean isOfASource(FaultCause cause) {
        return cause.kind() == FaultCause.Kind.ADDRESS_MISSING && cause.name().indexOf('/') < 0;
    }

    /// Of an interface that is gone, too, the loop is told, so that it tries and finds that it cannot serve; that its own
    /// interface is gone a router hears from the link.
    private void putBack(RouterConfig config, Placement placement, Look look) {
        String router = config.name();
        List<Placement.Placed> gone = placement.addresses().stream().filter(p -> !look.isThere(p)).toList();
        boolean isElsewhere = gone.stream().anyMatch(p -> look.index(p.interfaceName()) == 0
                && !isItsOwn(placement, config, p.interfaceName()));
        List<Placement.Placed> taken = gone.stream().filter(p -> look.index(p.interfaceName()) != 0).toList();
        if (isElsewhere || placement.virtualMac().filter(this::isDown).isPresent()) {
            loop.inbox().offer(new NodeInput.AddressesLost(router));
        }
        if (taken.isEmpty() || !areUp(taken)) {
            return;
        }
        notices.found(router, "router " + router + ": somebody has taken "
                + String.join(", ", taken.stream().map(Placement.Placed::toString).toList())
                + " away; it is put back. Whoever does this should leave the router's addresses alone.");
        loop.inbox().offer(new NodeInput.AddressesLost(router));
    }

    /// An interface with a virtual MAC that was made anew is down; its addresses on it serve nobody until it is claimed.
    private boolean isDown(String virtualMac) {
        return kernel.links().stream().anyMatch(l -> l.name().equals(virtualMac) && !l.up());
    }

    private static boolean isItsOwn(Placement placement, RouterConfig config, String interfaceName) {
        return interfaceName.equals(config.interfaceName())
                || placement.virtualMac().filter(interfaceName::equals).isPresent();
    }

    /// An interface that goes down loses its IPv6 addresses: that is told by its link, and is nobody's doing.
    private boolean areUp(List<Placement.Placed> placed) {
        List<Link> links = kernel.links();
        return placed.stream()
                .allMatch(p -> links.stream().anyMatch(l -> l.name().equals(p.interfaceName()) && l.up()));
    }

    private void tellForeign(Map<String, Placement> held, Look look) {
        Set<Placement.Placed> ours = new LinkedHashSet<>();
        held.values().forEach(p -> ours.addAll(p.addresses()));
        Set<Placement.Placed> now = new LinkedHashSet<>();
        for (RouterView router : loop.routers()) {
            Placement placement = running.get().placements().get(router.config().name());
            if (placement == null || router.config().priority() == RouterConfig.OWNER) {
                continue;
            }
            for (Placement.Placed placed : placement.addresses()) {
                boolean isForeign = !ours.contains(placed)
                        && look.on(placed).filter(a -> a.protocol() != Rtnetlink.PROTOCOL).isPresent();
                if (isForeign && now.add(placed) && !foreign.contains(placed)) {
                    tellForeign(router, placed);
                }
            }
        }
        foreign = now;
    }

    private void tellForeign(RouterView router, Placement.Placed placed) {
        String name = router.config().name();
        notices.found(name, "router " + name + " is " + router.state().role() + ", but somebody has put " + placed
                + " there: two hosts may answer for it. Take it off: ip addr del " + placed.address() + " dev "
                + placed.interfaceName());
    }
}
