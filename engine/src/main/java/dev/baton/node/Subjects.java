package dev.baton.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.baton.config.GroupSpec;
import dev.baton.finding.OwnMember;
import dev.baton.finding.OwnRouter;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.IpAddress;

/// The routers and groups of a node, for findings: what is known to be ours, and which of it a finding is about.
record Subjects(List<RouterConfig> routers, List<GroupSpec> groups) {
    private static final String GROUP = "sync group ";

    Subjects {
        routers = List.copyOf(routers);
        groups = List.copyOf(groups);
    }

    static Subjects of(NodePlan plan) {
        return new Subjects(plan.setup().routers().stream().map(r -> r.config()).toList(), plan.config().groups());
    }

    /// The router whose VRID on its interface the subject of a finding begins with.
    Optional<String> router(String subject) {
        return routers.stream().filter(r -> {
            String own = "VRID " + r.vrid() + " " + r.family() + " " + r.interfaceName();
            return subject.equals(own) || subject.startsWith(own + " ");
        }).map(RouterConfig::name).findFirst();
    }

    /// The groups that a router is in.
    List<String> groups(String router) {
        return groups.stream().filter(g -> g.routers().contains(router)).map(GroupSpec::name).toList();
    }

    /// The group that the subject of a finding is.
    List<String> group(String subject) {
        return groups.stream().map(GroupSpec::name).filter(name -> subject.equals(GROUP + name)).toList();
    }

    /// What the checks of the wire may take for known. Who else may send for a router is only known where it has unicast
    /// peers: anybody with the right VRID is a member otherwise.
    ///
    /// @param node the name of this one
    List<OwnRouter> own(String node) {
        return routers.stream().map(r -> new OwnRouter(r.interfaceName(), r.family(), r.vrid(), members(node, r),
                r.addresses().stream().map(VirtualAddress::address).toList(), groups(r.name()).stream().findFirst()))
                .toList();
    }

    private static List<OwnMember> members(String node, RouterConfig router) {
        if (router.unicastPeers().isEmpty()) {
            return List.of();
        }
        List<OwnMember> members = new ArrayList<>(List.of(new OwnMember(node, router.source())));
        for (IpAddress peer : router.unicastPeers()) {
            members.add(new OwnMember(peer.toString(), peer));
        }
        return members;
    }
}
