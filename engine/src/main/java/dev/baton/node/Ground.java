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
    private final Set<IpAddress> unaccepted = new LinkedHashSet<>();
    private final List<VirtualMac> made = new ArrayList<>();

    Ground(String node, SystemClock clock) {
        filter = new AcceptFilter(node);
        captures = new Captures(clock);
        packets = new UnicastPackets(captures.packets());
    }

    /// Where the loop sends.
    PacketPort packets() {
        return packets;
    }

    /// What hears and sends on the interfaces.
    Captures captures() {
        return captures;
    }

    /// The interfaces with virtual MACs.
    VirtualMacs macs() {
        return macs;
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
    }

    @Override
    public void close() {
        captures.close();
        packets.close();
        macs.close();
        filter.close();
    }
}
