package dev.baton.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import dev.baton.config.PlacedAddress;
import dev.baton.config.RouterSpec;
import dev.baton.doctor.ConfigFinding.Spot;
import dev.baton.finding.Code;
import dev.baton.keepalived.Node;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv4Address;
import dev.baton.wire.Ipv6Address;

/// Addresses that cannot serve: a broadcast address (C05), one that is not on the interface's network (C08), one that two
/// routers of the node share (C14).
final class AddressChecks implements HostCheck {
    private static final List<String> BROADCAST = List.of("brd", "broadcast");

    @Override
    public void look(Host host, Consumer<ConfigFinding> found) {
        for (RouterSpec router : host.config().routers()) {
            for (PlacedAddress placed : all(router)) {
                broadcast(host, router, placed.address(), found);
            }
            network(host, router, found);
        }
        host.conf().ifPresent(conf -> explicitBroadcast(host, conf, found));
        shared(host, found);
    }

    private static List<PlacedAddress> all(RouterSpec router) {
        List<PlacedAddress> all = new ArrayList<>(router.addresses());
        all.addAll(router.excluded());
        return all;
    }

    private static void broadcast(Host host, RouterSpec router, VirtualAddress address,
            Consumer<ConfigFinding> found) {
        Optional<Subnet> subnet = Subnet.of(address);
        if (subnet.isPresent() && subnet.get().broadcast().equals(address.address())) {
            found.accept(ConfigFinding.at(Code.C05, host.subject(router.name()),
                    host.document().address(router.name(), address.address()),
                    address.address() + " is the broadcast address of its own network " + subnet.get()
                            + ": packets to it go to every host, and no host may answer from it.",
                    "Write an address between " + subnet.get().first() + " and " + subnet.get().last()
                            + ", or the right prefix length."));
        }
    }

    /// `10.0.0.100/24 brd 10.0.0.100`.
    private static void explicitBroadcast(Host host, ConfDocument conf, Consumer<ConfigFinding> found) {
        conf.instances().forEach((name, node) -> node.all("virtual_ipaddress")
                .flatMap(block -> block.children().stream()).forEach(line -> {
                    String own = line.name().replaceFirst("/.*", "");
                    if (isBroadcast(line, own)) {
                        found.accept(ConfigFinding.at(Code.C05, host.subject(name), ConfDocument.whole(line),
                                own + " is given as its own broadcast address: the kernel then sends packets for it to"
                                        + " every host.",
                                "Write 'brd +', which computes the broadcast address, or leave it out."));
                    }
                }));
    }

    private static boolean isBroadcast(Node line, String own) {
        for (int i = 0; i + 1 < line.args().size(); i++) {
            if (BROADCAST.contains(line.args().get(i).text()) && line.args().get(i + 1).text().equals(own)) {
                return true;
            }
        }
        return false;
    }

    /// Only where the host's own address is known, all addresses say what network they are in, and none of them is in its
    /// network: a router may well serve a second one.
    private static void network(Host host, RouterSpec router, Consumer<ConfigFinding> found) {
        if (!(router.source().orElse(new Ipv6Address(0, 0)) instanceof Ipv4Address source)) {
            return;
        }
        List<VirtualAddress> here = router.addresses().stream().filter(a -> a.interfaceName().isEmpty()
                || a.interfaceName().equals(Optional.of(router.interfaceName()))).map(PlacedAddress::address).toList();
        List<Subnet> subnets = here.stream().flatMap(a -> Subnet.of(a).stream()).toList();
        boolean isElsewhere = !here.isEmpty() && subnets.size() == here.size()
                && here.size() == router.addresses().size() && subnets.stream().noneMatch(s -> s.holds(source));
        if (isElsewhere) {
            VirtualAddress first = here.getFirst();
            found.accept(ConfigFinding.of(Code.C08, host.subject(router.name()),
                    first + " is in the network " + subnets.getFirst() + " (" + subnets.getFirst().first() + " to "
                            + subnets.getFirst().last() + "), but " + router.interfaceName() + " has " + source
                            + ": hosts on that network do not look for the address there.",
                    List.of(new Spot(host.document().address(router.name(), first.address()), "the virtual address"),
                            new Spot(host.document().router(router.name(), Part.SOURCE), "the host's own address")),
                    "Correct the address or its prefix length, or name the interface that is in " + subnets.getFirst()
                            + "."));
        }
    }

    /// YAML is refused when two routers share an address; what keepalived runs all the same is told here.
    private static void shared(Host host, Consumer<ConfigFinding> found) {
        if (host.conf().isEmpty()) {
            return;
        }
        Map<IpAddress, RouterSpec> owners = new LinkedHashMap<>();
        for (RouterSpec router : host.config().routers()) {
            for (PlacedAddress placed : all(router)) {
                IpAddress address = placed.address().address();
                RouterSpec first = owners.putIfAbsent(address, router);
                boolean isLinkLocal = address instanceof Ipv6Address six && six.isLinkLocal();
                boolean isElsewhere = first != null && isLinkLocal
                        && !first.interfaceName().equals(router.interfaceName());
                if (first != null && !first.name().equals(router.name()) && !isElsewhere) {
                    found.accept(ConfigFinding.of(Code.C14, host.subject(router.name()),
                            address + " is in " + first.name() + " and in " + router.name()
                                    + ". They are elected on their own: two hosts can hold the address at once, and when one"
                                    + " router of this host becomes BACKUP the address is taken away from the other one."
                                    + " keepalived does not notice.",
                            List.of(new Spot(host.document().address(router.name(), address), "here again"),
                                    new Spot(host.document().address(first.name(), address), "first here")),
                            "Leave the address in one of the two."));
                }
            }
        }
    }
}
