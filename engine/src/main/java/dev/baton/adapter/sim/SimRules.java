package dev.baton.adapter.sim;

import dev.baton.vrrp.RouterConfig;

/// Fails a run, with its seed and its story.
final class SimRules {
    private final long seed;
    private final String setting;
    private final SimStory story = new SimStory();

    /// @param setting what was drawn from the seed, for a reader
    SimRules(long seed, String setting) {
        this.seed = seed;
        this.setting = setting;
    }

    SimStory story() {
        return story;
    }

    SimFailure failure(String rule) {
        return new SimFailure(seed, rule, story.tell(setting));
    }

    /// The engine itself broke.
    SimFailure crash(RuntimeException crash) {
        SimFailure failure = failure("the engine threw " + crash);
        failure.initCause(crash);
        return failure;
    }

    void require(boolean rule, SimNode node, RouterConfig router, String problem) {
        if (!rule) {
            throw failure(who(node, router) + " " + problem);
        }
    }

    static String who(SimNode node, RouterConfig router) {
        return node.name() + "/" + router.name();
    }
}
