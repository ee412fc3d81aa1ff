package dev.baton.adapter.linux;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

import dev.baton.loop.Upkeep;
import dev.baton.port.AddressPort;
import dev.baton.port.PortException;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.Timing;
import dev.baton.wire.Family;

/// Virtual addresses, and the routes that follow them, in the kernel. Each address has a finite life that only the loop's
/// thread renews: an engine that is killed, or that stands still, loses its addresses by itself, and a peer that has taken
/// over is alone. IPv6 routes have the same life. IPv4 routes cannot have one; the kernel takes them away together with
/// the address that is their preferred source.
///
/// The life is whole seconds: at least [#MIN_LIFE_SECONDS], at most the master down interval rounded up plus one. It is
/// renewed at a third of it.
public final class KernelAddresses implements AddressPort, Upkeep {
    static final int MIN_LIFE_SECONDS = 2;
    private static final String NO_INTERFACE = "no-such-link";
    private static final int REHEARSED = 100;
    private static final int REHEARSED_ROUTERS = 2;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private record Held(String router, Placement placement, int lifeSeconds, long renewAtNanos) {}

    private final Rtnetlink kernel;
    private final SystemClock clock;
    private final VirtualMacs macs;
    private final BiConsumer<String, String> refused;
    private final Map<String, Held> held = new LinkedHashMap<>();
    /// What [#releaseTogether] has taken off and [#release] was not asked for yet, by router name.
    private final Map<String, Placement> takenOff = new LinkedHashMap<>();
    private volatile Map<String, Placement> placements = Map.of();
    private long nextNanos = Long.MAX_VALUE;

    /// @param refused told, on the loop's thread, of what the kernel refuses although the router goes on: its name and a
    ///                sentence
    public KernelAddresses(Rtnetlink kernel, SystemClock clock, VirtualMacs macs,
            BiConsumer<String, String> refused) {
        this.kernel = kernel;
        this.clock = clock;
        this.macs = macs;
        this.refused = refused;
    }

    /// What routers put where from now on, by router name; one that is not named puts its advertised addresses on its own
    /// interface. What a router has put there before is still taken off. From any thread.
    public void place(Map<String, Placement> newPlacements) {
        placements = Map.copyOf(newPlacements);
    }

    /// Practises claims and releases on an interface that there is not, so that the JVM has learned the way before it matters
    /// how long it takes. Nothing is changed.
    public void rehearse(List<RouterConfig> routers) {
        KernelAddresses practice = new KernelAddresses(kernel, clock, macs, (_, _) -> {});
        List<RouterConfig> nowhere = routers.stream().limit(REHEARSED_ROUTERS)
                .map(r -> r.withInterface(NO_INTERFACE)).toList();
        for (int i = 0; i < REHEARSED; i++) {
            for (RouterConfig router : nowhere) {
                try {
                    practice.claim(router);
                } catch (PortException _) {
                    practice.release(router);
                }
            }
        }
        kernel.rehearse(nowhere.stream().map(r -> r.addresses().getFirst()).toList());
    }

    private Placement placement(RouterConfig router) {
        return placements.getOrDefault(router.name(), Placement.of(router));
    }

    @Override
    public void claim(RouterConfig router) {
        Placement placement = placement(router);
        Optional<Held> before = Optional.ofNullable(held.get(router.name()));
        int life = lifeSeconds(router);
        Held now = new Held(router.name(), placement, life, clock.nowNanos() + life * NANOS_PER_SECOND / 3);
        before.filter(b -> !b.placement.equals(placement)).ifPresent(b -> takeOff(without(b.placement, placement),
                router.name()));
        placement.virtualMac().ifPresent(macs::use);
        held.put(router.name(), now);
        schedule();
        putAddresses(now, true);
        putRoutes(now, true);
    }

    /// What is in `placement` and not in `kept`.
    private static Placement without(Placement placement, Placement kept) {
        return new Placement(placement.addresses().stream().filter(a -> !kept.addresses().contains(a)).toList(),
                placement.routes().stream().filter(r -> !kept.routes().contains(r)).toList(), Optional.empty());
    }

    /// What routers have in the kernel now, by router name. For the loop's thread.
    public Map<String, Placement> held() {
        Map<String, Placement> now = new LinkedHashMap<>();
        held.forEach((router, one) -> now.put(router, one.placement));
        return now;
    }

    /// Without what another router of this node has taken over meanwhile.
    private Placement unshared(Placement placement, String router) {
        Placement rest = placement;
        for (Held other : held.values()) {
            rest = other.router.equals(router) ? rest : without(rest, other.placement);
        }
        return rest;
    }

    private void putAddresses(Held held, boolean isNew) {
        List<Change> changes = new ArrayList<>();
        if (isNew) {
            held.placement.virtualMac().ifPresent(name -> changes.add(new Change.SetUp(index(held.router, name))));
        }
        for (Placement.Placed placed : held.placement.addresses()) {
            changes.add(new Change.AddAddress(index(held.router, placed.interfaceName()), placed.address(),
                    held.lifeSeconds, placed.label()));
        }
        try {
            kernel.apply(changes);
        } catch (LinuxException e) {
            throw new PortException(held.router + " could not put its addresses on " + interfaces(held) + ": "
                    + e.getMessage() + ".", e);
        }
    }

    private static String interfaces(Held held) {
        return String.join(", ",
                held.placement.addresses().stream().map(Placement.Placed::interfaceName).distinct().toList());
    }

    /// A route that the kernel refuses is told of; it is no reason not to serve the addresses.
    private void putRoutes(Held held, boolean isNew) {
        for (Placement.PlacedRoute placed : held.placement.routes()) {
            try {
                int index = index(held.router, placed.interfaceName());
                if (isNew) {
                    removeOwn(index, placed.route());
                    kernel.apply(List.of(new Change.AddRoute(index, placed.route(), held.lifeSeconds)));
                } else if (placed.route().destination().address().family() == Family.IPV6) {
                    kernel.apply(List.of(new Change.RenewRoute(index, placed.route(), held.lifeSeconds)));
                }
            } catch (LinuxException e) {
                refused.accept(held.router, held.router + " could not " + e.getMessage() + ".");
            } catch (PortException e) {
                refused.accept(held.router, String.valueOf(e.getMessage()));
            }
        }
    }

    private void removeOwn(int index, Route route) {
        try {
            kernel.apply(List.of(new Change.RemoveRoute(index, route)));
        } catch (LinuxException e) {
            if (!isOnlyAbsence(e)) {
                throw e;
            }
        }
    }

    /// One request to the kernel for all. What it refuses is tried again, and told, when the router is released by itself.
    @Override
    public void releaseTogether(List<RouterConfig> routers) {
        List<Change> changes = new ArrayList<>();
        for (RouterConfig router : routers) {
            Optional.ofNullable(held.remove(router.name())).ifPresent(h -> {
                changes.addAll(removals(h.placement));
                takenOff.put(router.name(), h.placement);
            });
        }
        schedule();
        try {
            kernel.apply(changes);
        } catch (LinuxException e) {
            if (!isOnlyAbsence(e)) {
                takenOff.clear();
            }
        }
    }

    @Override
    public void release(RouterConfig router) {
        Placement gone = takenOff.remove(router.name());
        if (gone != null) {
            gone.virtualMac().ifPresent(macs::leave);
            return;
        }
        Optional<Held> before = Optional.ofNullable(held.remove(router.name()));
        schedule();
        Placement now = placement(router);
        try {
            before.map(Held::placement).filter(p -> !p.equals(now))
                    .ifPresent(p -> takeOff(p, router.name()));
            takeOff(now, router.name());
        } finally {
            now.virtualMac().ifPresent(macs::leave);
            before.flatMap(b -> b.placement.virtualMac()).ifPresent(macs::leave);
        }
    }

    /// Routes first: without their source they would be gone anyhow, without their interface's address they mislead.
    private void takeOff(Placement unfiltered, String router) {
        Placement placement = unshared(unfiltered, router);
        List<Change> changes = removals(placement);
        try {
            kernel.apply(changes);
        } catch (LinuxException e) {
            if (!isOnlyAbsence(e)) {
                throw new PortException(router + " could not " + e.getMessage() + ".", e);
            }
        }
    }

    private static List<Change> removals(Placement placement) {
        List<Change> changes = new ArrayList<>();
        for (Placement.PlacedRoute placed : placement.routes()) {
            int index = Libc.interfaceIndex(placed.interfaceName());
            if (index != 0) {
                changes.add(new Change.RemoveRoute(index, placed.route()));
            }
        }
        for (Placement.Placed placed : placement.addresses()) {
            int index = Libc.interfaceIndex(placed.interfaceName());
            if (index != 0) {
                changes.add(new Change.RemoveAddress(index, placed.address()));
            }
        }
        return changes;
    }

    private static boolean isOnlyAbsence(LinuxException e) {
        boolean isAbsent = e.isAbsence();
        for (Throwable other : e.getSuppressed()) {
            isAbsent &= other instanceof LinuxException also && isOnlyAbsence(also);
        }
        return isAbsent;
    }

    /// How long an address of this router lives without being renewed.
    static int lifeSeconds(RouterConfig router) {
        long masterDown = Timing.masterDownNanos(router.version(), router.priority(), router.advertIntervalNanos(),
                router.downAdverts());
        return Math.toIntExact(
                Math.max(MIN_LIFE_SECONDS, (masterDown + NANOS_PER_SECOND - 1) / NANOS_PER_SECOND + 1));
    }

    private static int index(String router, String interfaceName) {
        int index = Libc.interfaceIndex(interfaceName);
        if (index == 0) {
            throw new PortException(router + " finds no interface " + interfaceName + " any more.");
        }
        return index;
    }

    private void schedule() {
        nextNanos = held.values().stream().mapToLong(Held::renewAtNanos).min().orElse(Long.MAX_VALUE);
    }

    @Override
    public long nextNanos() {
        return nextNanos;
    }

    /// Renews what is due, all in one batch; a router whose address cannot be renewed keeps being tried.
    @Override
    public void run(long nowNanos) {
        List<Held> due = new ArrayList<>();
        for (Held one : List.copyOf(held.values())) {
            if (one.renewAtNanos <= nowNanos) {
                Held renewed = new Held(one.router, one.placement, one.lifeSeconds,
                        nowNanos + one.lifeSeconds * NANOS_PER_SECOND / 3);
                held.put(one.router, renewed);
                due.add(renewed);
            }
        }
        schedule();
        if (!renewTogether(due)) {
            due.forEach(this::renewAlone);
        }
        due.forEach(one -> putRoutes(one, false));
    }

    private boolean renewTogether(List<Held> due) {
        List<Change> changes = new ArrayList<>();
        Map<String, Integer> indexes = new LinkedHashMap<>();
        for (Held one : due) {
            for (Placement.Placed placed : one.placement.addresses()) {
                changes.add(new Change.AddAddress(
                        indexes.computeIfAbsent(placed.interfaceName(), Libc::interfaceIndex), placed.address(),
                        one.lifeSeconds, placed.label()));
            }
        }
        try {
            kernel.apply(changes);
            return true;
        } catch (LinuxException _) {
            return false;
        }
    }

    /// The same for one router, so that what the kernel says is told of the right one.
    private void renewAlone(Held one) {
        try {
            putAddresses(one, false);
        } catch (PortException e) {
            refused.accept(one.router, String.valueOf(e.getMessage()));
        }
    }
}
