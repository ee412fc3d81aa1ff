package dev.baton.cli;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import dev.baton.api.Json;
import dev.baton.api.NodeEvent;
import dev.baton.client.KnownNode;
import dev.baton.client.NodeFeed;
import dev.baton.client.NodeFollower;
import dev.baton.client.NodeLink;
import dev.baton.trust.Identity;

/// Follows nodes and prints what happens, a line each.
final class NodeWatch {
    private static final String SITE = "local";
    private static final long LOOK_NANOS = 200_000_000L;

    /// What `--json` prints of a change.
    ///
    /// @param event what happened; absent for a change of the connection
    /// @param link  how the connection is now; absent for an event
    private record Line(String node, Instant at, Optional<NodeEvent> event,
            Optional<NodeLink.Phase> link, String words) {}

    private final Surroundings here;
    private final Identity own;
    private final List<KnownNode> nodes;
    private final boolean json;
    private final Map<String, NodeLink.Phase> links = new LinkedHashMap<>();

    NodeWatch(Surroundings here, Identity own, List<KnownNode> nodes, boolean json) {
        this.here = here;
        this.own = own;
        this.nodes = nodes;
        this.json = json;
    }

    /// Watches until Ctrl+C, or for a time.
    int run(OptionalLong lengthNanos) {
        List<NodeFollower> followers = new ArrayList<>();
        try (LinePrinter printer = new LinePrinter(here.out())) {
            Listening listener = new Listening(printer);
            nodes.forEach(node -> followers.add(NodeFollower.open(SITE, node, own, NodeWatch::nanos,
                    Clock.systemUTC(), new Random(), listener)));
            long until = lengthNanos.isPresent() ? System.nanoTime() + lengthNanos.getAsLong() : Long.MAX_VALUE;
            while (!here.interruption().isRequested() && System.nanoTime() < until) {
                here.interruption().sleep(LOOK_NANOS);
            }
            boolean isReached = followers.stream().allMatch(f -> f.view().state().isPresent());
            return isReached ? Baton.GOOD : Baton.CANNOT;
        } finally {
            followers.forEach(NodeFollower::close);
        }
    }

    private static long nanos() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    private final class Listening implements NodeFollower.Listener {
        private final LinePrinter printer;

        Listening(LinePrinter printer) {
            this.printer = printer;
        }

        @Override
        public void fed(NodeFollower from, NodeFeed.Fed fed) {
            // What routers are is told by their transitions.
        }

        @Override
        public void event(NodeFollower from, NodeEvent event, long atNanos) {
            Instant at = Instant.ofEpochSecond(0, atNanos);
            print(new Line(from.node().name(), at, Optional.of(event), Optional.empty(),
                    words(event)));
        }

        @Override
        public void changed(NodeFollower from) {
            NodeLink link = from.view().link();
            boolean isNew;
            synchronized (links) {
                isNew = links.put(from.node().name(), link.phase()) != link.phase();
            }
            if (isNew) {
                print(new Line(from.node().name(), Instant.now(), Optional.empty(),
                        Optional.of(link.phase()), link.phase() + (link.why().isEmpty()
                                ? ""
                                : ": " + link.why())));
            }
        }

        private void print(Line line) {
            printer.print(json
                    ? Json.write(line)
                    : line.at().truncatedTo(ChronoUnit.MILLIS) + "  " + line.node() + "  " + line.words());
        }
    }

    private static String words(NodeEvent event) {
        String router = event.router().isEmpty() ? "" : event.router() + " ";
        return router + switch (event.what()) {
            case NodeEvent.Changed c -> c.transition().from() + " → " + c.transition().to() + ": " + c.why();
            case NodeEvent.Noticed n -> n.sentence();
            case NodeEvent.MachineRefused r -> r.sentence();
            case NodeEvent.Found f -> f.sentence();
            case NodeEvent.CheckTurned t -> "check " + t.check() + " is " + t.verdict() + ": " + t.detail();
            case NodeEvent.Started s -> "began, version " + s.version();
            case NodeEvent.Stopped _ -> "ended in order";
            case NodeEvent.Reconfigured r -> "runs another configuration: " + String.join("; ", r.changes());
            case NodeEvent.Committed c -> "push " + c.status().id() + " of " + c.status().by() + ": "
                    + c.status().phase();
            case NodeEvent.Faulted f -> f.lease().words();
            case NodeEvent.Steered s -> "was told by " + s.by() + ": " + s.order();
        };
    }
}
