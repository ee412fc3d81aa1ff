package dev.baton.agent;

import java.util.ArrayList;
import java.util.List;

import dev.baton.api.Problem;
import dev.baton.api.Refusal;

/// The streams that are open, and whose they are: bounded, and ended when their client is no longer paired or the agent ends.
final class Streams {
    private record Open(String key, Bell bell) {}

    private final int max;
    private final int maxPerClient;
    private final List<Open> open = new ArrayList<>();
    private boolean isClosed;

    Streams(int max, int maxPerClient) {
        this.max = max;
        this.maxPerClient = maxPerClient;
    }

    /// Begins one on the calling thread.
    ///
    /// @throws Refusal if there are too many
    synchronized Bell begin(String key) {
        long own = open.stream().filter(o -> o.key.equals(key)).count();
        if (own >= maxPerClient || open.size() >= max) {
            throw new Refusal(Problem.Kind.TOO_MANY, own >= maxPerClient
                    ? "This client has " + own + " streams open already; close one first."
                    : "This node serves " + max + " streams already; try again later.");
        }
        Bell bell = new Bell();
        if (isClosed) {
            bell.end();
        }
        open.add(new Open(key, bell));
        return bell;
    }

    synchronized void ended(Bell bell) {
        open.removeIf(o -> o.bell == bell);
    }

    /// Ends those of a client.
    synchronized void endOf(String key) {
        open.stream().filter(o -> o.key.equals(key)).forEach(o -> o.bell.end());
    }

    /// Ends all, and those that begin later.
    synchronized void end() {
        isClosed = true;
        open.forEach(o -> o.bell.end());
    }

    synchronized int count() {
        return open.size();
    }
}
