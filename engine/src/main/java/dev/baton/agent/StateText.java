package dev.baton.agent;

import java.util.Optional;

import dev.baton.api.CommitStatus;
import dev.baton.api.ConfigStamp;
import dev.baton.api.Json;
import dev.baton.api.NodeState;

/// The state as it is answered. The engine tells the same one to all who ask within some milliseconds; it is written once for
/// them, since writing it costs as much as everything else about an answer. From any thread.
final class StateText {
    private final Views views;
    private volatile Optional<Written> last = Optional.empty();

    StateText(Views views) {
        this.views = views;
    }

    /// What was written: a state is known by its instant and all that can be different at one.
    private record Written(long nowNanos, long lastEvent, ConfigStamp config, Optional<CommitStatus> pending,
            String text) {
        boolean isOf(NodeState state) {
            return nowNanos == state.nowNanos() && lastEvent == state.lastEvent() && config.equals(state.config())
                    && pending.equals(state.pending());
        }
    }

    /// The JSON of the state now.
    String json() {
        NodeState state = views.state();
        Optional<Written> known = last.filter(w -> w.isOf(state));
        if (known.isPresent()) {
            return known.get().text;
        }
        String text = Json.write(state);
        last = Optional.of(new Written(state.nowNanos(), state.lastEvent(), state.config(), state.pending(), text));
        return text;
    }
}
