package dev.baton.node;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

import dev.baton.adapter.linux.Link;
import dev.baton.config.ElectionSetup;
import dev.baton.config.NodeConfig;
import dev.baton.group.SyncGroup;
import dev.baton.loop.NodeSetup;
import dev.baton.loop.RouterSetup;
import dev.baton.vrrp.RouterConfig;
import dev.baton.wire.IpAddress;

/// What a configuration amounts to on this machine. It is made before anything is opened or changed, and made whole or
/// not at all.
///
/// @param config the configuration
/// @param setup  what the loop runs
public record NodePlan(NodeConfig config, NodeSetup setup) {
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
        election.checks().forEach(check -> problems.add("check " + check.name()
                + ": this build runs no checks yet; take 'track' out of the routers."));
        election.members().forEach(m -> unsupported(m.config(), problems));
        if (!problems.isEmpty()) {
            throw new NodeException(problems);
        }
        return new NodePlan(config, setup(election, machine));
    }

    private static List<IpAddress> own(String interfaceName, Machine machine) {
        return machine.link(interfaceName).map(machine::own).orElse(List.of());
    }

    private static void noInterface(NodeConfig config, Machine machine, List<String> problems) {
        Set<String> wanted = new LinkedHashSet<>();
        config.routers().forEach(r -> wanted.add(r.interfaceName()));
        String known = String.join(", ", machine.links().stream().map(Link::name).toList());
        wanted.stream().filter(name -> machine.link(name).isEmpty())
                .forEach(name -> problems.add("There is no interface " + name + " here; there are " + known + "."));
    }

    private static void unsupported(RouterConfig router, List<String> problems) {
        if (router.virtualMac()) {
            problems.add("router " + router.name() + ": virtualMac is not supported by this build; leave it out.");
        }
        if (!router.unicastPeers().isEmpty()) {
            problems.add("router " + router.name() + ": unicast is not supported by this build; use multicast.");
        }
    }

    private static NodeSetup setup(ElectionSetup election, Machine machine) {
        Set<String> names = new LinkedHashSet<>();
        List<RouterSetup> routers = new ArrayList<>();
        for (ElectionSetup.Member member : election.members()) {
            names.add(member.config().interfaceName());
            routers.add(new RouterSetup(member.config(), member.tracked()));
        }
        List<dev.baton.loop.Link> used = machine.links().stream().filter(l -> names.contains(l.name()))
                .map(l -> new dev.baton.loop.Link(l.name(), l.mac(), OptionalInt.empty())).toList();
        return new NodeSetup(used, routers, List.of(),
                election.groups().stream().map(g -> new SyncGroup(g.name(), g.routers())).toList());
    }
}
