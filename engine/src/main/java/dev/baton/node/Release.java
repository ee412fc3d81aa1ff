package dev.baton.node;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.baton.adapter.linux.AcceptFilter;
import dev.baton.adapter.linux.Change;
import dev.baton.adapter.linux.LinuxException;
import dev.baton.adapter.linux.NodeLock;
import dev.baton.adapter.linux.Placement;
import dev.baton.adapter.linux.Rtnetlink;
import dev.baton.adapter.linux.VirtualMac;
import dev.baton.adapter.linux.VirtualMacs;
import dev.baton.config.ElectionSetup;
import dev.baton.config.NodeConfig;
import dev.baton.config.RouterSpec;
import dev.baton.wire.IpAddress;

/// Takes everything that a configuration may have put on this machine off it, whether or not a daemon ever ran.
public final class Release {
    /// Stands for the address that a router sends from, which need not be there to take its addresses away.
    private static final List<IpAddress> ANY_SOURCES = List.of(IpAddress.parse("192.0.2.1"),
            IpAddress.parse("fe80::1"));

    private Release() {}

    /// Removes every address, route, interface with a virtual MAC and the accept filter of `config` that is here.
    ///
    /// @return what was removed, a sentence each; empty: there was nothing
    /// @throws NodeException if the node is running, or the right to change anything is missing
    public static List<String> of(NodeConfig config) {
        try (NodeLock _ = NodeLock.take(config.node()).orElseThrow(() -> running(config.node()));
                Rtnetlink kernel = new Rtnetlink()) {
            return removed(config, kernel);
        } catch (LinuxException e) {
            throw new NodeException(String.valueOf(e.getMessage()), e);
        }
    }

    private static NodeException running(String node) {
        return new NodeException(List.of("The node " + node + " is running and would put everything back. End that"
                + " process (SIGTERM, systemctl stop): it takes its addresses with it."));
    }

    private static List<String> removed(NodeConfig config, Rtnetlink kernel) {
        Machine machine = Machine.of(kernel);
        List<RouterPlan> plans = plans(config, machine);
        List<String> said = new ArrayList<>();
        Set<Placement.PlacedRoute> routes = new LinkedHashSet<>();
        Set<Placement.Placed> addresses = new LinkedHashSet<>();
        plans.forEach(p -> routes.addAll(p.placement().routes()));
        plans.forEach(p -> addresses.addAll(p.placement().addresses()));
        routes.forEach(r -> route(r, kernel).ifPresent(said::add));
        addresses.forEach(a -> address(a, machine, kernel).ifPresent(said::add));
        List<VirtualMac> macs = plans.stream().flatMap(p -> p.mac().stream()).toList();
        VirtualMacs.deleteLeftovers(macs).forEach(name -> said.add("interface " + name + " deleted"));
        if (new AcceptFilter(config.node()).clearLeftover()) {
            said.add("the nftables table for accept mode off deleted");
        }
        return said;
    }

    /// Routers on interfaces that are not here have left nothing here.
    private static List<RouterPlan> plans(NodeConfig config, Machine machine) {
        List<RouterSpec> here = config.routers().stream().filter(r -> machine.link(r.interfaceName()).isPresent())
                .toList();
        NodeConfig alone = NodeConfig.of(config.node(), here);
        return ElectionSetup.of(alone, _ -> ANY_SOURCES).members().stream().map(m -> RouterPlan.of(m, machine))
                .toList();
    }

    private static Optional<String> route(Placement.PlacedRoute placed, Rtnetlink kernel) {
        int index = Rtnetlink.indexOf(placed.interfaceName());
        boolean isRemoved = index != 0 && applied(kernel, new Change.RemoveRoute(index, placed.route()));
        return isRemoved
                ? Optional.of("route " + placed.route().destination() + " on " + placed.interfaceName() + " removed")
                : Optional.empty();
    }

    private static Optional<String> address(Placement.Placed placed, Machine machine, Rtnetlink kernel) {
        int index = Rtnetlink.indexOf(placed.interfaceName());
        boolean isThere = machine.addresses().stream()
                .anyMatch(a -> a.index() == index && a.address().equals(placed.address()));
        return isThere && applied(kernel, new Change.RemoveAddress(index, placed.address()))
                ? Optional.of(placed + " removed")
                : Optional.empty();
    }

    /// Whether the kernel had it and took it away.
    private static boolean applied(Rtnetlink kernel, Change change) {
        try {
            kernel.apply(List.of(change));
            return true;
        } catch (LinuxException e) {
            if (e.isAbsence()) {
                return false;
            }
            throw e;
        }
    }
}
