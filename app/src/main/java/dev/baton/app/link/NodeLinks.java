package dev.baton.app.link;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

import dev.baton.api.NodeState;
import dev.baton.app.drill.DrillDesk;
import dev.baton.app.fx.Latest;
import dev.baton.app.fx.Pulse;
import dev.baton.app.fx.Tasks;
import dev.baton.cluster.Sighting;
import dev.baton.doctor.ConfigFinding;
import dev.baton.history.Note;

/// Follows the paired nodes while somebody asks for it, and tells what is known of each at most once a frame. Used on the
/// JavaFX thread; what comes from nodes is handed on to listeners as it comes, on the threads of the links.
public final class NodeLinks implements AutoCloseable {
    /// How many nodes are followed at once; those behind them in the address book are not.
    public static final int MAX_NODES = 64;

    private final NodeDoors doors;
    private final Latest<Boolean> latest;
    private final Tasks calls = new Tasks();
    /// By [PairedNode#linked], so that a link outlasts what is approved.
    private final Map<PairedNode, Followed> followed = new LinkedHashMap<>();
    private final List<Consumer<NodeNews>> listeners = new CopyOnWriteArrayList<>();
    private final ReadOnlyObjectWrapper<List<LinkedNode>> nodes = new ReadOnlyObjectWrapper<>(this, "nodes");
    private final Latest<Boolean> book;
    private final NodeDoors.Watching watching;
    private int holders;
    private int frameHolders;

    public NodeLinks(NodeDoors doors, Pulse pulse) {
        this.doors = doors;
        latest = new Latest<>(pulse, _ -> show());
        book = new Latest<>(pulse, _ -> bookChanged());
        watching = doors.watchBook(() -> book.offer(true));
        nodes.set(doors.nodes().stream().map(LinkedNode::unknown).toList());
    }

    /// How nodes are reached.
    public NodeDoors doors() {
        return doors;
    }

    /// Where calls to nodes wait for their answers, apart from everything else that is slow.
    public Tasks calls() {
        return calls;
    }

    /// The paired nodes, in the order of the address book; changes at most once a frame, and at once with the book.
    public ReadOnlyObjectProperty<List<LinkedNode>> nodes() {
        return nodes.getReadOnlyProperty();
    }

    /// A paired node by the name that it has here or calls itself.
    public Optional<LinkedNode> find(String name) {
        List<LinkedNode> all = nodes.get();
        return all.stream().filter(node -> node.name().equals(name)).findFirst()
                .or(() -> all.stream().filter(node -> node.ownName().equals(name)).findFirst());
    }

    /// What is found out of what the nodes tell: clocks that differ, pushes that wait, configurations that are not the
    /// approved ones.
    public List<ConfigFinding> findings() {
        return NodeFindings.of(nodes.get());
    }

    /// The same, and which failovers nobody has tested lately.
    ///
    /// @param drills    which failovers were tested, and when
    /// @param nowMillis milliseconds since 1970-01-01 UTC
    public List<ConfigFinding> findings(DrillDesk drills, long nowMillis) {
        return NodeFindings.of(nodes.get(), drills, nowMillis);
    }

    /// Nodes are followed until the subscription is ended.
    public Subscription hold() {
        holders++;
        follow();
        return once(() -> {
            holders--;
            follow();
        });
    }

    /// Their frames are wanted until the subscription is ended, for as long as the nodes are followed.
    public Subscription wantFrames() {
        frameHolders++;
        followed.values().forEach(f -> f.following.wantFrames(true));
        return once(() -> {
            frameHolders--;
            if (frameHolders == 0) {
                followed.values().forEach(f -> f.following.wantFrames(false));
            }
        });
    }

    /// Hands everything that comes to `listener`, on the threads of the links.
    public Subscription listen(Consumer<NodeNews> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// The address book has changed.
    public void bookChanged() {
        follow();
        show();
    }

    /// Tries a node again now.
    public void reconnect(PairedNode node) {
        Optional.ofNullable(followed.remove(node.linked())).ifPresent(Followed::end);
        follow();
        show();
    }

    /// How many nodes are followed.
    int followedCount() {
        return followed.size();
    }

    /// Ends all links.
    @Override
    public void close() {
        holders = 0;
        follow();
        listeners.clear();
        watching.close();
        book.close();
        latest.close();
        calls.close();
    }

    private static Subscription once(Runnable end) {
        boolean[] ended = new boolean[1];
        return () -> {
            if (!ended[0]) {
                ended[0] = true;
                end.run();
            }
        };
    }

    private void follow() {
        List<PairedNode> wanted = holders == 0 ? List.of() : doors.nodes().stream().limit(MAX_NODES).toList();
        List<PairedNode> gone = new ArrayList<>(followed.keySet());
        gone.removeAll(wanted.stream().map(PairedNode::linked).toList());
        gone.forEach(node -> Optional.ofNullable(followed.remove(node)).ifPresent(Followed::end));
        for (PairedNode node : wanted) {
            followed.computeIfAbsent(node.linked(), _ -> new Followed(node));
        }
    }

    private void show() {
        nodes.set(doors.nodes().stream().map(
                node -> Optional.ofNullable(followed.get(node.linked())).map(f -> f.now.with(node))
                        .orElseGet(() -> last(node)))
                .toList());
    }

    /// What was last known of a node that is not followed: of its link, nothing.
    private static LinkedNode last(PairedNode node) {
        return LinkedNode.unknown(node);
    }

    /// One node that is followed.
    private final class Followed implements NodeListener {
        private final NodeDoors.Following following;
        private volatile LinkedNode now;
        private volatile boolean ended;

        Followed(PairedNode node) {
            now = LinkedNode.unknown(node);
            following = doors.follow(node, this);
            following.wantFrames(frameHolders > 0);
        }

        void end() {
            ended = true;
            following.close();
        }

        @Override
        public void link(LinkState state) {
            change(now.with(state));
        }

        @Override
        public void state(NodeState state) {
            change(now.with(state, System.nanoTime()));
        }

        private void change(LinkedNode next) {
            if (!ended) {
                now = next;
                latest.offer(true);
            }
        }

        @Override
        public void seen(List<Sighting> sightings) {
            tell(new NodeNews(now.name(), sightings, List.of(), 0));
        }

        @Override
        public void noted(Note note) {
            tell(new NodeNews(now.name(), List.of(), List.of(), 0, List.of(note)));
        }

        @Override
        public void frames(List<HeardFrame> frames, long shed) {
            tell(new NodeNews(now.name(), List.of(), frames, shed));
        }

        private void tell(NodeNews news) {
            if (!ended) {
                listeners.forEach(listener -> listener.accept(news));
            }
        }
    }
}
