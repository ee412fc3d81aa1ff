package dev.baton.app.source;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.baton.api.ConfigStamp;
import dev.baton.api.ConfigText;
import dev.baton.api.NodeState;
import dev.baton.app.draft.Bases;
import dev.baton.app.fx.Fx;
import dev.baton.app.fx.Subscriptions;
import dev.baton.app.fx.Tasks;
import dev.baton.app.link.LinkedNode;
import dev.baton.app.link.NodeLinks;
import dev.baton.client.NodeCalls;
import dev.baton.draft.Base;
import dev.baton.draft.Form;

/// The configurations that paired nodes run, fetched whenever a node tells of another one. Nodes go by the names that the
/// window calls them, whatever they call themselves: a push asks for them by these. A node whose link is lost keeps its
/// last configuration; one that was unpaired has none.
final class NodeBases implements Bases {
    /// How soon a node is asked again that did not answer.
    static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /// One node's configuration.
    private static final class Kept {
        private final String key;
        private final Tasks.Lane<ConfigText> lane;
        private String wanted = "";
        private long askedNanos;
        private boolean isAsked;
        private Optional<Base> base = Optional.empty();

        Kept(String key, Tasks.Lane<ConfigText> lane) {
            this.key = key;
            this.lane = lane;
        }
    }

    private final NodeLinks links;
    private final LongSupplier clock;
    private final ReadOnlyObjectWrapper<List<Base>> bases = new ReadOnlyObjectWrapper<>(this, "bases", List.of());
    private final Map<String, Kept> kept = new LinkedHashMap<>();
    private final Subscriptions held = new Subscriptions();
    private boolean showing;
    private boolean closed;

    /// @param clock this machine's nanoseconds
    NodeBases(NodeLinks links, LongSupplier clock) {
        this.links = links;
        this.clock = clock;
        held.follow(links.nodes(), this::look);
        held.add(links.calls().every(RETRY_AFTER, () -> look(links.nodes().get())));
    }

    void close() {
        closed = true;
        held.clear();
        kept.values().forEach(node -> node.lane.cancel());
    }

    private void look(List<LinkedNode> nodes) {
        List<String> names = nodes.stream().map(LinkedNode::name).toList();
        boolean isFewer = kept.keySet().removeIf(name -> !names.contains(name));
        for (LinkedNode node : nodes) {
            Kept mine = kept(node);
            node.state().map(NodeState::config).map(ConfigStamp::sha256)
                    .filter(sha -> mine.base.filter(base -> base.revision().equals(sha)).isEmpty())
                    .ifPresent(sha -> ask(node, mine, sha));
        }
        if (isFewer) {
            showSoon();
        }
    }

    /// Another node under the same name has nothing to do with the one before.
    private Kept kept(LinkedNode node) {
        Kept before = kept.get(node.name());
        if (before != null && before.key.equals(node.node().key())) {
            return before;
        }
        Tasks.Lane<ConfigText> lane = links.calls().lane(text -> answered(node.name(), text), _ -> failed(node.name()));
        Kept mine = new Kept(node.node().key(), lane);
        kept.put(node.name(), mine);
        return mine;
    }

    private void ask(LinkedNode node, Kept mine, String sha) {
        boolean isTried = mine.wanted.equals(sha)
                && (mine.isAsked || clock.getAsLong() - mine.askedNanos < RETRY_AFTER.toNanos());
        if (!isTried) {
            mine.wanted = sha;
            mine.isAsked = true;
            mine.askedNanos = clock.getAsLong();
            NodeCalls calls = links.doors().calls(node.node());
            mine.lane.submit(calls::config);
        }
    }

    private void answered(String name, ConfigText text) {
        Optional.ofNullable(kept.get(name)).filter(_ -> !closed).ifPresent(mine -> {
            mine.isAsked = false;
            mine.base = Optional.of(new Base(name, Form.YAML, text.text(), text.stamp().sha256()));
            showSoon();
        });
    }

    /// Its link tells what is wrong; it is asked again.
    private void failed(String name) {
        Optional.ofNullable(kept.get(name)).ifPresent(mine -> mine.isAsked = false);
    }

    private void showSoon() {
        if (!showing) {
            showing = true;
            Fx.later(() -> {
                showing = false;
                List<Base> next = links.nodes().get().stream()
                        .flatMap(node -> Optional.ofNullable(kept.get(node.name())).flatMap(mine -> mine.base).stream())
                        .toList();
                if (!closed && !next.equals(bases.get())) {
                    bases.set(next);
                }
            });
        }
    }

    @Override
    public Kind kind() {
        return Kind.NODES;
    }

    /// One for all nodes of this user: pairing another one must not hide what is staged. What a text was made of tells
    /// whether a node of that name is still the same.
    @Override
    public String identity() {
        return "nodes";
    }

    @Override
    public ReadOnlyObjectProperty<List<Base>> bases() {
        return bases.getReadOnlyProperty();
    }

    @Override
    public Map<String, NodeCalls> nodes() {
        Map<String, NodeCalls> calls = new LinkedHashMap<>();
        links.nodes().get().forEach(node -> calls.put(node.name(), links.doors().calls(node.node())));
        return calls;
    }

    @Override
    public void refresh() {
        for (LinkedNode node : links.nodes().get()) {
            Kept mine = kept(node);
            mine.wanted = "";
            ask(node, mine, node.state().map(NodeState::config).map(ConfigStamp::sha256).orElse("?"));
        }
    }
}
