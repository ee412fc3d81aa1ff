package dev.baton.push;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import dev.baton.client.KnownNode;
import dev.baton.client.NodeFeed;
import dev.baton.client.NodeFollower;
import dev.baton.finding.Finding;
import dev.baton.finding.Severity;
import dev.baton.finding.StreamChecks;
import dev.baton.trust.Identity;
import dev.baton.wire.IpAddress;

/// Looks, while a push goes on, at the addresses from this machine and at the packets that every node hears. Time passes with
/// the packets alone: a node that is silent, as it is while it goes over, is no finding here; the gates ask it themselves.
public final class LiveEyes implements PushEyes {
    /// How long it looks before the push begins, so that what is wrong by then is known.
    private static final Duration BEFORE = Duration.ofMillis(1_500);
    /// The findings in what happens between nodes: `S01`. Of a single packet that is wrong anybody may be the sender.
    private static final String OF_STREAMS = "S";

    private final Map<String, StreamChecks> checks = new LinkedHashMap<>();
    private final List<NodeFollower> followers = new ArrayList<>();

    private LiveEyes() {}

    /// Begins to look; returns once it has for a moment.
    public static LiveEyes open(List<KnownNode> nodes, Identity own) {
        LiveEyes eyes = new LiveEyes();
        for (KnownNode node : nodes) {
            eyes.checks.put(node.name(), new StreamChecks(node.name(), Optional.empty()));
            NodeFollower follower = NodeFollower.open(node.name(), node, own, System::nanoTime, Clock.systemUTC(),
                    new Random(), new NodeFollower.Listener() {
                        @Override
                        public void fed(NodeFollower from, NodeFeed.Fed fed) {
                            eyes.see(node.name(), fed);
                        }
                    });
            follower.wantAdverts(true);
            eyes.followers.add(follower);
        }
        try {
            Thread.sleep(BEFORE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return eyes;
    }

    private void see(String node, NodeFeed.Fed fed) {
        StreamChecks seen = Optional.ofNullable(checks.get(node)).orElseThrow();
        synchronized (seen) {
            fed.packets().forEach(seen::see);
        }
    }

    @Override
    public Set<IpAddress> answering(Set<IpAddress> addresses) {
        return Reachable.of(addresses);
    }

    @Override
    public List<String> errors() {
        List<String> errors = new ArrayList<>();
        checks.forEach((node, seen) -> {
            synchronized (seen) {
                seen.findings().stream().filter(Finding::isOpen)
                        .filter(f -> f.severity() == Severity.ERROR && f.code().name().startsWith(OF_STREAMS))
                        .forEach(f -> errors.add(f.code() + " (" + f.code().title() + ") of " + f.subject()
                                + ", in what " + node + " hears."));
            }
        });
        return errors;
    }

    @Override
    public void close() {
        followers.forEach(NodeFollower::close);
    }
}
