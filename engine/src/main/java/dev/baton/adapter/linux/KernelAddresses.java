package dev.baton.adapter.linux;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.baton.loop.Upkeep;
import dev.baton.port.AddressPort;
import dev.baton.port.PortException;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.Timing;
import dev.baton.vrrp.VirtualAddress;

/// Virtual addresses in the kernel. Each has a finite life that only the loop's thread renews: an engine that is killed,
/// or that stands still, loses its addresses by itself, and a peer that has taken over is alone.
///
/// The life is whole seconds: at least [#MIN_LIFE_SECONDS], at most the master down interval rounded up plus one. It is
/// renewed at a third of it.
public final class KernelAddresses implements AddressPort, Upkeep {
    static final int MIN_LIFE_SECONDS = 2;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private record Held(RouterConfig router, int index, int lifeSeconds, long renewAtNanos) {}

    private final Rtnetlink kernel;
    private final SystemClock clock;
    private final Map<String, Held> held = new LinkedHashMap<>();
    private long nextNanos = Long.MAX_VALUE;
    private long failures;
    private String lastFailure = "";

    public KernelAddresses(Rtnetlink kernel, SystemClock clock) {
        this.kernel = kernel;
        this.clock = clock;
    }

    @Override
    public void claim(RouterConfig router) {
        int index = index(router);
        int life = lifeSeconds(router);
        put(new Held(router, index, life, clock.nowNanos() + life * NANOS_PER_SECOND / 3));
    }

    private void put(Held held) {
        this.held.put(held.router.name(), held);
        schedule();
        List<Change> changes = new ArrayList<>();
        for (VirtualAddress address : held.router.addresses()) {
            changes.add(new Change.AddAddress(held.index, address, held.lifeSeconds));
        }
        try {
            kernel.apply(changes);
        } catch (LinuxException e) {
            throw new PortException("router " + held.router.name() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void release(RouterConfig router) {
        held.remove(router.name());
        schedule();
        List<Change> changes = new ArrayList<>();
        int index = index(router);
        for (VirtualAddress address : router.addresses()) {
            changes.add(new Change.RemoveAddress(index, address));
        }
        try {
            kernel.apply(changes);
        } catch (LinuxException e) {
            if (!isOnlyAbsence(e)) {
                throw new PortException("router " + router.name() + ": " + e.getMessage(), e);
            }
        }
    }

    private static boolean isOnlyAbsence(LinuxException e) {
        boolean isAbsent = e.errno() == LinuxException.EADDRNOTAVAIL || e.errno() == LinuxException.ENODEV;
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

    private int index(RouterConfig router) {
        return kernel.link(router.interfaceName()).orElseThrow(() -> new PortException(
                "router " + router.name() + ": there is no interface " + router.interfaceName())).index();
    }

    private void schedule() {
        nextNanos = held.values().stream().mapToLong(Held::renewAtNanos).min().orElse(Long.MAX_VALUE);
    }

    @Override
    public long nextNanos() {
        return nextNanos;
    }

    /// Renews what is due; a router whose address cannot be renewed keeps being tried.
    @Override
    public void run(long nowNanos) {
        for (Held one : List.copyOf(held.values())) {
            if (one.renewAtNanos <= nowNanos) {
                Held renewed = new Held(one.router, one.index, one.lifeSeconds,
                        nowNanos + one.lifeSeconds * NANOS_PER_SECOND / 3);
                try {
                    put(renewed);
                } catch (PortException e) {
                    failures++;
                    lastFailure = String.valueOf(e.getMessage());
                }
            }
        }
    }

    /// How many renewals failed.
    public long failures() {
        return failures;
    }

    /// What the kernel said of the last renewal that failed; empty: none has.
    public String lastFailure() {
        return lastFailure;
    }
}
