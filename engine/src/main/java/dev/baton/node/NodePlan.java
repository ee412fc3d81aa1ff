package dev.baton.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.baton.adapter.linux.Link;
import dev.baton.adapter.linux.Placement;
import dev.baton.adapter.linux.VirtualMac;
import dev.baton.config.Check;
import dev.baton.config.ElectionSetup;
import dev.baton.config.NodeConfig;
import dev.baton.config.PlacedAddress;
import dev.baton.config.RouteSpec;
import dev.baton.config.RouterSpec;
import dev.baton.group.SyncGroup;
import dev.baton.loop.CheckSetup;
import dev.baton.loop.NodeSetup;
import dev.baton.loop.RouterSetup;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;

/// What a configuration amounts to on this machine. It is made before anything is opened or changed, and made whole or
/// not at all.
///
/// @param config     the configuration
/// @param setup      what the loop runs
/// @param checks     what the checks of the setup look at
/// @param placements what each router puts into the kernel while it is MASTER, by router name
/// @param macs       the interfaces with virtual MACs
/// @param unaccepted the addresses to which packets are dropped (accept mode off)
/// @param unicast    where adverts go to single peers
/// @param notes      what a person should know before it runs, whole sentences
public record NodePlan(NodeConfig config, NodeSetup setup, List<Check> checks, Map<String, Placement> placements,
        List<VirtualMac> macs, Set<IpAddress> unaccepted, Set<UnicastLink> unicast, List<String> notes) {
    /// An interface over which unicast adverts of a family go.
    public record UnicastLink(String interfaceName, Family family) {}

    /// Plans a node.
    ///
    /// @param config  as it was loaded, without errors
    /// @param machine what there is here
    /// @throws NodeException with every problem there is
    public static NodePlan of(NodeConfig config, Machine machine) {
        List<String> problems = new ArrayList<>();
        ElectionSetup election = ElectionSetup.of(config, name -> own(name, machine));
        noInterface(config, machine, problems);
        for (ElectionSetup.Missing missing : election.missing()) {
            if (machine.link(missing.interfaceName()).isPresent()) {
                problems.add(missing + ".");
            }
        }
        if (!problems.isEmpty()) {
            throw new NodeException(problems);
        }
        return planned(config, election, machine);
    }

    private static List<IpAddress> own(String interfaceName, Machine machine) {
        return machine.link(interfaceName).map(machine::own).orElse(List.of());
    }

    private static void noInterface(NodeConfig config, Machine machine, List<String> problems) {
        Set<String> wanted = new LinkedHashSet<>();
        for (RouterSpec router : config.routers()) {
            wanted.add(router.interfaceName());
            router.addresses().forEach(a -> a.interfaceName().ifPresent(wanted::add));
            router.excluded().forEach(a -> a.interfaceName().ifPresent(wanted::add));
            router.routes().forEach(r -> r.interfaceName().ifPresent(wanted::add));
        }
        String known = String.join(", ", machine.links().stream().map(Link::name).toList());
        wanted.stream().filter(name -> machine.link(name).isEmpty())
                .forEach(name -> problems.add("There is no interface " + name + " here; there are " + known + "."));
    }

    private static NodePlan planned(NodeConfig config, ElectionSetup election, Machine machine) {
        List<RouterSetup> routers = new ArrayList<>();
        Map<String, Placement> placements = new LinkedHashMap<>();
        List<VirtualMac> macs = new ArrayList<>();
        Set<IpAddress> unaccepted = new LinkedHashSet<>();
        Set<UnicastLink> unicast = new LinkedHashSet<>();
        List<String> notes = new ArrayList<>();
        for (ElectionSetup.Member member : election.members()) {
            RouterPlan plan = RouterPlan.of(member, machine);
            routers.add(plan.setup());
            placements.put(member.config().name(), plan.placement());
            plan.mac().ifPresent(macs::add);
            if (plan.isUnaccepting()) {
                plan.placement().addresses().forEach(a -> unaccepted.add(a.address().address()));
            }
            if (!member.config().unicastPeers().isEmpty()) {
                unicast.add(new UnicastLink(member.config().interfaceName(), member.config().family()));
            }
            member.spec().routes().forEach(r -> note(member.spec(), r, notes));
        }
        config.checks().stream().filter(c -> !election.checks().contains(c)).forEach(c -> notes.add("check " + c.name()
                + " is tracked by no router and no group, and does not run."));
        NodeSetup setup = new NodeSetup(links(routers, machine), routers,
                election.checks().stream().map(NodePlan::setup).toList(),
                election.groups().stream().map(g -> new SyncGroup(g.name(), g.routers())).toList());
        return new NodePlan(config, setup, election.checks(), placements, macs, unaccepted, unicast, notes);
    }

    private static CheckSetup setup(Check check) {
        return new CheckSetup(check.name(), check.rise(), check.fall(), check.initial() == Check.Initial.FAILING,
                check.probe().toString());
    }

    private static List<dev.baton.loop.Link> links(List<RouterSetup> routers, Machine machine) {
        Set<String> names = new LinkedHashSet<>();
        routers.forEach(r -> names.add(r.config().interfaceName()));
        routers.forEach(r -> r.announced().forEach(a -> names.add(a.interfaceName())));
        return machine.links().stream().filter(l -> names.contains(l.name()))
                .map(l -> new dev.baton.loop.Link(l.name(), l.mac())).toList();
    }

    private static void note(RouterSpec router, RouteSpec route, List<String> notes) {
        List<PlacedAddress> virtual = new ArrayList<>(router.addresses());
        virtual.addAll(router.excluded());
        boolean goesByItself = route.destination().address().family() == Family.IPV6
                || route.source().filter(s -> virtual.stream().anyMatch(a -> a.address().address().equals(s)))
                        .isPresent();
        if (!goesByItself) {
            notes.add("router " + router.name() + ": if this process is killed, the route to " + route.destination()
                    + " stays until the next start; with one of the router's addresses as its 'source' it goes by itself.");
        }
    }
}
