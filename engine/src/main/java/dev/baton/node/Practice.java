package dev.baton.node;

import java.util.ArrayList;
import java.util.List;

import dev.baton.adapter.linux.InterfaceAddress;
import dev.baton.adapter.linux.KernelAddresses;
import dev.baton.adapter.linux.Link;
import dev.baton.adapter.linux.LinuxException;
import dev.baton.adapter.linux.Rtnetlink;
import dev.baton.adapter.linux.SystemClock;
import dev.baton.adapter.linux.VirtualMacs;
import dev.baton.adapter.pcap.CapturePackets;
import dev.baton.config.NodeConfig;
import dev.baton.loop.NodeSetup;
import dev.baton.loop.Rehearsal;
import dev.baton.loop.RouterSetup;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.Family;
import dev.baton.wire.MacAddress;

/// Lets the JVM learn what a node does while nothing depends on it yet.
public final class Practice {
    private static final int MTU = 1_500;

    private Practice() {}

    /// Practises elections in memory, sending to nowhere, and addresses on no interface.
    static void of(NodeSetup setup, KernelAddresses addresses) {
        Rehearsal.of(setup);
        CapturePackets.rehearse();
        addresses.rehearse(setup.routers().stream().map(RouterSetup::config).toList());
    }

    /// The same for a configuration whose interfaces need not exist, with a look at the kernel's where that is allowed.
    public static void of(NodeConfig config) {
        List<Link> links = new ArrayList<>();
        List<InterfaceAddress> addresses = new ArrayList<>();
        config.routers().stream().map(r -> r.interfaceName()).distinct().forEach(name -> {
            int index = links.size() + 1;
            links.add(new Link(index, name, true, true, MacAddress.virtual(Family.IPV4, index), MTU, "",
                    0));
            addresses.add(new InterfaceAddress(index, VirtualAddress.parse("192.0.2." + index + "/24"), false, false,
                    false, -1, 0));
        });
        try (Rtnetlink kernel = new Rtnetlink()) {
            kernel.links();
            kernel.addresses();
            of(NodePlan.of(config, new Machine(links, addresses)).setup(),
                    new KernelAddresses(kernel, new SystemClock(), new VirtualMacs(), (_, _) -> {}));
        } catch (LinuxException e) {
            throw new NodeException(String.valueOf(e.getMessage()), e);
        }
    }
}
