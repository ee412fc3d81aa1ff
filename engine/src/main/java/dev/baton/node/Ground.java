package dev.baton.node;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.baton.adapter.linux.AcceptFilter;
import dev.baton.adapter.linux.SystemClock;
import dev.baton.adapter.linux.UnicastPackets;
import dev.baton.adapter.linux.VirtualMac;
import dev.baton.adapter.linux.VirtualMacs;
import dev.baton.loop.Inbox;
import dev.baton.loop.Link;
import dev.baton.port.PacketPort;
import dev.baton.wire.IpAddress;

/// What a node stands on: everything that must be there before a router may be MASTER and that takes the kernel longer
/// than an election can wait. Captures, sockets for unicast peers, interfaces with virtual MACs, and the filter for
/// accept mode off, which is complete before an address can be claimed.
///
/// From one plan to another it goes in two steps, with the loop's own change between them: first there is what either
/// needs, then only what the new one needs.
final class Ground implements AutoCloseable {
    private final VirtualMacs macs = new VirtualMacs();
    private final AcceptFilter filter;
    private final Captures captures;
    private final UnicastPackets packets;
    private final PacketPort tapped;
    private final Set<IpAddress> unaccepted = new LinkedHashSet<>();
    private final List<VirtualMac> made = new ArrayList<>();

    /// @param claims hears what the loop hears
    /// @param tap    hears that and what the loop sends
    Ground(String node, SystemClock clock, AddressClaims claims, Tap tap) {
        filter = new AcceptFilter(node);
        captures = new Captures(clock, claims, tap);
        packets = new UnicastPackets(captures.packets());
        tapped = tap.on(packets, clock);
    }

    /// Where the loop sends.
    PacketPort packets() {
        return tapped;
    }

    /// The interfaces with virtual MACs.
    VirtualMacs macs() {
        return macs;
    }

    Captures captures() {
        return captures;
    }

    /// Adds what `plan` needs and leaves everything else as it is. To be called before the loop goes over to it.
    ///
    /// @throws dev.baton.adapter.linux.LinuxException  if the kernel refuses something
    /// @throws dev.baton.adapter.pcap.CaptureException if an interface cannot be captured on
    void widen(NodePlan plan, Inbox inbox) {
        macs.add(plan.macs());
        made.addAll(plan.macs());
        if (unaccepted.addAll(plan.unaccepted())) {
            filter.drop(unaccepted);
        }
        plan.unicast().forEach(u -> packets.open(u.interfaceName(), u.family()));
        captures.open(plan.setup().links(), inbox);
    }

    /// Takes away what `plan` does not need. To be called once the loop has gone over to it.
    void narrow(NodePlan plan) {
        if (unaccepted.retainAll(plan.unaccepted())) {
            filter.drop(unaccepted);
        }
        if (made.retainAll(plan.macs())) {
            macs.keepOnly(plan.macs());
        }
        packets.keepOnly((name, family) -> plan.unicast().contains(new NodePlan.UnicastLink(name, family)));
        captures.keepOnly(plan.setup().links().stream().map(Link::name).toList());
    }

    @Override
    public void close() {
        captures.close();
        packets.close();
        macs.close();
        filter.close();
    }
}
