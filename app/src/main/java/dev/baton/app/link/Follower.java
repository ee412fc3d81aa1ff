package dev.baton.app.link;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import dev.baton.api.ConfigStamp;
import dev.baton.api.NodeEvent;
import dev.baton.client.NodeFeed;
import dev.baton.client.NodeFollower;
import dev.baton.history.NodeNotes;

/// Hands on what the client has made of a node's words.
final class Follower implements NodeFollower.Listener {
    private final NodeListener listener;
    private final String node;
    private Optional<ConfigStamp> running = Optional.empty();

    Follower(NodeListener listener, String node) {
        this.listener = listener;
        this.node = node;
    }

    @Override
    public void event(NodeFollower from, NodeEvent event, long atNanos) {
        NodeNotes.of(node, event, atNanos).ifPresent(listener::noted);
    }

    @Override
    public void fed(NodeFollower from, NodeFeed.Fed fed) {
        if (!fed.sightings().isEmpty()) {
            listener.seen(fed.sightings());
        }
        if (!fed.packets().isEmpty()) {
            List<HeardFrame> frames = new ArrayList<>(fed.packets().size());
            for (int i = 0; i < fed.packets().size(); i++) {
                frames.add(new HeardFrame(fed.places().get(i).interfaceName(), fed.places().get(i).network(),
                        fed.packets().get(i).atNanos(), fed.packets().get(i).bytes()));
            }
            listener.frames(frames, 0);
        }
    }

    @Override
    public void changed(NodeFollower from) {
        var view = from.view();
        listener.link(LinkStates.of(view));
        view.state().ifPresent(state -> {
            listener.state(state);
            runs(state.config());
        });
    }

    /// What a node runs is told once, and again when it is another configuration.
    private void runs(ConfigStamp stamp) {
        if (running.filter(stamp::equals).isEmpty()) {
            running = Optional.of(stamp);
            listener.noted(NodeNotes.running(node, stamp, epochNanos()));
        }
    }

    /// This machine's date and time, the clock that captures are on as well.
    static long epochNanos() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }
}
