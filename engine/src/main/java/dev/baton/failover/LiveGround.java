package dev.baton.failover;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

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

/// The nodes that are paired with this machine.
public final class LiveGround implements DrillGround {
    /// What happened longer ago is history, which nodes tell as well.
    private static final long FRESH_NANOS = 1_000_000_000L;

    private final List<KnownNode> known;
    private final Identity own;
    private final ProbeDesk here;
    private final Runnable atEnd;
    private final Map<String, NodeClient> clients = new LinkedHashMap<>();

    /// @param own   the key that the nodes know this client by
    /// @param here  probes from this machine
    /// @param atEnd closes that
    public LiveGround(List<KnownNode> known, Identity own, ProbeDesk here, Runnable atEnd) {
        this.known = List.copyOf(known);
        this.own = own;
        this.here = here;
        this.atEnd = atEnd;
        known.forEach(node -> clients.put(node.name(), NodeClient.of(node, own)));
    }

    /// The nodes, probed from this machine, too.
    public static LiveGround open(List<KnownNode> known, Identity own) {
        Reach reach = LocalProbes.open(IdentityEcho.PORT, (_, _, _, _) -> {});
        return new LiveGround(known, own, reach, reach::close);
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

    @Override
    public boolean isLab() {
        return false;
    }

    @Override
    public Listening listen(DrillEar ear) {
        long from = nowNanos() - FRESH_NANOS;
        List<NodeFollower> followers = new ArrayList<>();
        for (KnownNode node : known) {
            NodeFollower follower = NodeFollower.open(node.name(), node, own, System::nanoTime, Clock.systemUTC(),
                    new Random(), new Ears(ear, from));
            follower.wantAdverts(true);
            followers.add(follower);
        }
        return () -> followers.forEach(NodeFollower::close);
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
