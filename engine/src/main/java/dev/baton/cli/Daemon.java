package dev.baton.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

import dev.baton.adapter.linux.InterfaceAddress;
import dev.baton.adapter.linux.KernelAddresses;
import dev.baton.adapter.linux.Link;
import dev.baton.adapter.linux.LinkEvent;
import dev.baton.adapter.linux.LinkWatch;
import dev.baton.adapter.linux.Rtnetlink;
import dev.baton.adapter.linux.SystemClock;
import dev.baton.adapter.linux.ThreadTuning;
import dev.baton.adapter.pcap.CapturePackets;
import dev.baton.adapter.pcap.CapturedFrame;
import dev.baton.adapter.pcap.LiveCapture;
import dev.baton.config.ElectionSetup;
import dev.baton.config.NodeConfig;
import dev.baton.group.SyncGroup;
import dev.baton.loop.EventLoop;
import dev.baton.loop.LoopThread;
import dev.baton.loop.LoopWatcher;
import dev.baton.loop.NodeInput;
import dev.baton.loop.NodeSetup;
import dev.baton.loop.RouterSetup;
import dev.baton.loop.Stepper;
import dev.baton.port.JournalPort;
import dev.baton.port.NotifyPort;
import dev.baton.port.Ports;
import dev.baton.port.ProbePort;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.IpAddress;

/// A node on real interfaces: puts loop, captures, kernel addresses and the link watch together, and takes them apart
/// again in the right order. Opened whole or not at all.
final class Daemon implements AutoCloseable {
    private static final long END_MILLIS = 2_000;

    private final SystemClock clock = new SystemClock();
    private final Rtnetlink kernel = new Rtnetlink();
    private final KernelAddresses addresses = new KernelAddresses(kernel, clock);
    private final CapturePackets packets = new CapturePackets();
    private final List<LiveCapture> captures = new ArrayList<>();
    private final List<NodeSetup> running = new ArrayList<>();
    private final EventLoop loop;
    private final LoopThread thread;
    private final LinkWatch watch;

    /// Opens every interface that the configuration names. Nothing has been sent or claimed when this returns.
    ///
    /// @throws CannotDo if an interface or the right to use it is missing
    Daemon(NodeConfig config, NotifyPort notices, JournalPort journal) {
        try {
            NodeSetup setup = setup(config);
            ProbePort probes = _ -> {};
            loop = new EventLoop(setup, new Ports(clock, packets, addresses, probes, notices, journal), Stepper.RFC,
                    LoopWatcher.NONE);
            running.add(setup);
            thread = new LoopThread("baton-loop", loop, clock, addresses, ThreadTuning::preciseSleep);
            for (dev.baton.loop.Link link : setup.links()) {
                Consumer<CapturedFrame> hear = frame -> loop.inbox().heard(link.name(), frame.bytes().bytes(),
                        clock.heardAtNanos(frame.atNanos()));
                LiveCapture capture = LiveCapture.open(link.name(), LiveCapture.Frames.HEARD, hear);
                captures.add(capture);
                packets.add(capture);
            }
            watch = new LinkWatch(this::changed);
        } catch (RuntimeException e) {
            captures.forEach(LiveCapture::close);
            kernel.close();
            throw e;
        }
    }

    /// Begins to take part, and returns once every router has started.
    void start() throws InterruptedException {
        for (Link link : kernel.links()) {
            if (!link.running() && isOurs(link.name())) {
                loop.inbox().offer(new NodeInput.LinkChanged(link.name(), false));
            }
        }
        thread.start();
    }

    private boolean isOurs(String interfaceName) {
        return running.getLast().links().stream().anyMatch(l -> l.name().equals(interfaceName));
    }

    private NodeSetup setup(NodeConfig config) {
        List<Link> links = kernel.links();
        List<InterfaceAddress> present = kernel.addresses();
        ElectionSetup election = ElectionSetup.of(config, name -> own(name, links, present));
        if (!election.missing().isEmpty()) {
            throw new CannotDo(election.missing().getFirst() + ".");
        }
        if (!election.checks().isEmpty()) {
            throw new CannotDo("check " + election.checks().getFirst().name()
                    + ": this build runs no checks yet; take 'track' out of the routers.");
        }
        Set<String> names = new LinkedHashSet<>();
        List<RouterSetup> routers = new ArrayList<>();
        for (ElectionSetup.Member member : election.members()) {
            refuseUnsupported(member.config());
            names.add(member.config().interfaceName());
            routers.add(new RouterSetup(member.config(), member.tracked()));
        }
        List<dev.baton.loop.Link> used = links.stream().filter(l -> names.contains(l.name()))
                .map(l -> new dev.baton.loop.Link(l.name(), l.mac(), OptionalInt.empty())).toList();
        return new NodeSetup(used, routers, List.of(),
                election.groups().stream().map(g -> new SyncGroup(g.name(), g.routers())).toList());
    }

    private static List<IpAddress> own(String name, List<Link> links, List<InterfaceAddress> present) {
        Link link = links.stream().filter(l -> l.name().equals(name)).findFirst()
                .orElseThrow(() -> new CannotDo("There is no interface " + name + " here; there are "
                        + String.join(", ", links.stream().map(Link::name).toList()) + "."));
        return present.stream().filter(a -> a.index() == link.index() && a.protocol() != Rtnetlink.PROTOCOL)
                .map(a -> a.address().address()).toList();
    }

    private static void refuseUnsupported(RouterConfig router) {
        if (router.virtualMac()) {
            throw new CannotDo(
                    "router " + router.name() + ": virtualMac is not supported by this build; leave it out.");
        }
        if (!router.unicastPeers().isEmpty()) {
            throw new CannotDo("router " + router.name() + ": unicast is not supported by this build; use multicast.");
        }
    }

    private void changed(LinkEvent event) {
        switch (event) {
            case LinkEvent.LinkChanged changed -> link(changed.link().name(), changed.link().running());
            case LinkEvent.LinkGone gone -> link(gone.name(), false);
            case LinkEvent.AddressGone gone -> lost(gone.address());
            case LinkEvent.AddressPresent _ -> {
                // Ours, renewed; or somebody else's, which is no business of the election's.
            }
            case LinkEvent.Overrun _ -> kernel().forEach(l -> link(l.name(), l.running()));
        }
    }

    /// Asked by the watch's own thread, so with a socket of its own.
    private static List<Link> kernel() {
        try (Rtnetlink asked = new Rtnetlink()) {
            return asked.links();
        }
    }

    private void link(String name, boolean up) {
        if (isOurs(name)) {
            loop.inbox().offer(new NodeInput.LinkChanged(name, up));
        }
    }

    /// Which router an address belonged to is looked up by address; one that is not MASTER takes no notice.
    private void lost(InterfaceAddress gone) {
        VirtualAddress address = gone.address();
        for (RouterSetup router : running.getLast().routers()) {
            if (router.config().addresses().contains(address)) {
                loop.inbox().offer(new NodeInput.AddressesLost(router.config().name()));
            }
        }
    }

    /// Steps down everywhere: addresses away, priority 0 sent.
    @Override
    public void close() {
        try {
            thread.end(END_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        watch.close();
        captures.forEach(LiveCapture::close);
        kernel.close();
    }
}
