package dev.baton.adapter.sim;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.baton.vrrp.RouterConfig;
import dev.baton.wire.IpAddress;

/// Asks the virtual addresses of a lab whether they answer: from a client host on their segment, or from a node. Not for
/// two threads at once: it belongs to the lab.
public final class LabHosts {
    /// From where the client host asks.
    public static final String CLIENT = "";
    private static final long STREAM = 0x0086_4300_0000_0000L;

    /// Takes what comes of a run, as it happens. Times are on the clock of who asks.
    public interface Sink {
        /// A probe is sent.
        ///
        /// @return its number
        int sent(long nowNanos);

        /// It is answered.
        ///
        /// @param by the name of the node
        void answered(int sequence, long nowNanos, String by);

        /// Whether no more is to be sent.
        boolean isOver();
    }

    private record Place(String from, String segment) {}

    private final SimWorld world;
    private final SimRandom random;
    private final Map<Place, SimHost> hosts = new LinkedHashMap<>();

    LabHosts(SimWorld world, long seed) {
        this.world = world;
        this.random = new SimRandom(seed ^ STREAM);
    }

    /// Begins to ask an address; it ends by itself. A node whose process does not run asks nothing.
    ///
    /// @param from     a node, or [#CLIENT]
    /// @param byEngine whether the process of the holder answers, as it does the identity echo, or its machine, as it does
    ///                 ICMP
    /// @param forNanos how long, on the lab's clock
    /// @throws LabException if no router of the lab, or of that node, has the address
    public void probe(String from, IpAddress address, boolean byEngine, long everyNanos, long forNanos, Sink sink) {
        Optional<SimNode> node = from.equals(CLIENT) ? Optional.empty() : Optional.of(node(from));
        SimHost host = host(from, address, node);
        new Probing(host, node, address, byEngine, everyNanos, world.nowNanos() + forNanos, sink).step();
    }

    /// The clock of who asks from there.
    ///
    /// @throws LabException if there is no such node
    public long nowNanos(String from) {
        return from.equals(CLIENT) ? world.nowNanos() : node(from).clock().local(world.nowNanos());
    }

    private SimNode node(String name) {
        return world.nodes().stream().filter(n -> n.name().equals(name)).findFirst()
                .orElseThrow(() -> new LabException("There is no node '" + name + "'."));
    }

    private SimHost host(String from, IpAddress address, Optional<SimNode> node) {
        SimPort port = node.isPresent()
                ? port(node.get(), address).orElseThrow(() -> nowhere(address, "this node"))
                : world.nodes().stream().flatMap(n -> port(n, address).stream()).findFirst()
                        .orElseThrow(() -> nowhere(address, "the lab"));
        return hosts.computeIfAbsent(new Place(from, port.segment.name()), _ -> new SimHost(world, port.segment,
                node.map(_ -> port), random.split()));
    }

    private static LabException nowhere(IpAddress address, String where) {
        return new LabException(address + " is no virtual address of a router of " + where + ".");
    }

    /// The interface on which a router of the node has the address.
    private static Optional<SimPort> port(SimNode node, IpAddress address) {
        return node.setup().routers().stream().map(r -> r.config()).filter(c -> has(c, address)).findFirst()
                .map(c -> node.port(c.interfaceName()));
    }

    private static boolean has(RouterConfig router, IpAddress address) {
        return router.addresses().stream().anyMatch(a -> a.address().equals(address));
    }

    /// One run.
    private final class Probing {
        private final SimHost host;
        private final Optional<SimNode> node;
        private final IpAddress address;
        private final boolean byEngine;
        private final long everyNanos;
        private final long endNanos;
        private final Sink sink;

        Probing(SimHost host, Optional<SimNode> node, IpAddress address, boolean byEngine, long everyNanos,
                long endNanos, Sink sink) {
            this.host = host;
            this.node = node;
            this.address = address;
            this.byEngine = byEngine;
            this.everyNanos = everyNanos;
            this.endNanos = endNanos;
            this.sink = sink;
        }

        private long now() {
            return node.map(n -> n.clock().local(world.nowNanos())).orElse(world.nowNanos());
        }

        private void step() {
            if (sink.isOver() || world.nowNanos() >= endNanos) {
                return;
            }
            if (node.isEmpty() || node.get().isRunning()) {
                int sequence = sink.sent(now());
                host.ask(address, byEngine, by -> sink.answered(sequence, now(), by));
            }
            world.at(world.nowNanos() + everyNanos, this::step);
        }
    }
}
