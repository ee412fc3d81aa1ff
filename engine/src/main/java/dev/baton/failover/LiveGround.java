package dev.baton.failover;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.baton.adapter.reach.EchoWitness;
import dev.baton.adapter.reach.IdentityEcho;
import dev.baton.adapter.reach.LocalProbes;
import dev.baton.adapter.reach.Reach;
import dev.baton.api.NodeEvent;
import dev.baton.client.KnownNode;
import dev.baton.client.NodeCalls;
import dev.baton.client.NodeClient;
import dev.baton.client.NodeFeed;
import dev.baton.client.NodeFollower;
import dev.baton.doctor.NodeFacts;
import dev.baton.manage.ProbeDesk;
import dev.baton.traffic.Packet;
import dev.baton.trust.Identity;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv6Address;

/// The nodes that are paired with this machine.
public final class LiveGround implements DrillGround {
    /// What happened longer ago is history, which nodes tell as well.
    private static final long FRESH_NANOS = 1_000_000_000L;

    private final List<KnownNode> known;
    private final Identity own;
    private final ProbeDesk here;
    private final Runnable atEnd;
    private final Echoes echoes;
    private final Map<String, NodeClient> clients = new LinkedHashMap<>();
    private volatile Map<String, NodeFollower> followers = Map.of();

    /// @param own   the key that the nodes know this client by
    /// @param here  probes from this machine
    /// @param atEnd closes that
    public LiveGround(List<KnownNode> known, Identity own, ProbeDesk here, Runnable atEnd) {
        this(known, own, here, atEnd, new Echoes());
    }

    private LiveGround(List<KnownNode> known, Identity own, ProbeDesk here, Runnable atEnd, Echoes echoes) {
        this.known = List.copyOf(known);
        this.own = own;
        this.here = here;
        this.atEnd = atEnd;
        this.echoes = echoes;
        known.forEach(node -> clients.put(node.name(), NodeClient.of(node, own)));
    }

    /// The nodes, probed from this machine, too.
    public static LiveGround open(List<KnownNode> known, Identity own) {
        Echoes echoes = new Echoes();
        Reach reach = LocalProbes.open(IdentityEcho.PORT, echoes);
        return new LiveGround(known, own, reach, reach::close, echoes);
    }

    @Override
    public Map<String, NodeCalls> nodes() {
        return new LinkedHashMap<>(clients);
    }

    @Override
    public ProbeDesk here() {
        return here;
    }

    @Override
    public long nowNanos() {
        return System.nanoTime();
    }

    @Override
    public void pause(long nanos) throws InterruptedException {
        Thread.sleep(Duration.ofNanos(nanos));
    }

    /// A link-local address is one of any machine.
    @Override
    public boolean isHere(IpAddress address) {
        boolean isAnywhere = address instanceof Ipv6Address six && six.isLinkLocal();
        try {
            return !isAnywhere && NetworkInterface.getByInetAddress(LocalProbes.inetAddress(address)) != null;
        } catch (SocketException _) {
            return false;
        }
    }

    @Override
    public boolean isLab() {
        return false;
    }

    @Override
    public Listening listen(DrillEar ear) {
        long from = nowNanos() - FRESH_NANOS;
        Map<String, NodeFollower> begun = new LinkedHashMap<>();
        for (KnownNode node : known) {
            NodeFollower follower = NodeFollower.open(node.name(), node, own, System::nanoTime, Clock.systemUTC(),
                    new Random(), new Ears(ear, from));
            follower.wantAdverts(true);
            begun.put(node.name(), follower);
        }
        followers = Map.copyOf(begun);
        EchoWitness witness = (name, theirs, sent, received) -> {
            ear.echoed(name, theirs, sent, received);
            begun.values().stream().filter(f -> f.view().state().filter(s -> s.node().equals(name)).isPresent())
                    .forEach(f -> f.clockRead(theirs, sent, received));
        };
        echoes.heardBy(witness);
        return () -> {
            echoes.forgetBy(witness);
            followers = Map.of();
            begun.values().forEach(NodeFollower::close);
        };
    }

    @Override
    public void clockRead(String node, long theirNanos, long askedNanos, long receivedNanos) {
        Optional.ofNullable(followers.get(node)).ifPresent(f -> f.clockRead(theirNanos, askedNanos, receivedNanos));
    }

    /// Hands on the answers of identity probes from here to whoever listens just now.
    private static final class Echoes implements EchoWitness {
        private final List<EchoWitness> listening = new CopyOnWriteArrayList<>();

        void heardBy(EchoWitness witness) {
            listening.add(witness);
        }

        void forgetBy(EchoWitness witness) {
            listening.remove(witness);
        }

        @Override
        public void answered(String node, long nodeNanos, long sentNanos, long receivedNanos) {
            listening.forEach(l -> l.answered(node, nodeNanos, sentNanos, receivedNanos));
        }
    }

    /// Hands on what a node tells.
    private record Ears(DrillEar ear, long fromNanos) implements NodeFollower.Listener {
        @Override
        public void fed(NodeFollower from, NodeFeed.Fed fed) {
            for (Packet packet : fed.packets()) {
                ear.heard(packet, errorNanos(from));
            }
        }

        @Override
        public void event(NodeFollower from, NodeEvent event, long atNanos) {
            if (atNanos >= fromNanos && event.what() instanceof NodeEvent.Changed changed) {
                ear.moved(from.node().name(), event.router(), changed.transition(), atNanos, errorNanos(from));
            }
        }

        private static long errorNanos(NodeFollower from) {
            return from.view().clock().map(NodeFacts.Clock::errorNanos).orElse(0L);
        }
    }

    @Override
    public void close() {
        clients.values().forEach(NodeClient::close);
        atEnd.run();
    }
}
