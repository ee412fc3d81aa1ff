package dev.baton.node;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.baton.port.Clock;
import dev.baton.port.NotifyPort;
import dev.baton.track.Verdict;
import dev.baton.vrrp.Oddity;
import dev.baton.vrrp.Transition;

/// Passes notices on, refusals of the machine at a rate that a person can read: each sentence once, and again only after
/// [#QUIET_NANOS]. Belongs to the loop's thread.
final class Refusals implements NotifyPort {
    /// For how long a sentence is not said again.
    static final long QUIET_NANOS = 60_000_000_000L;
    /// How many sentences are remembered; the oldest is forgotten first.
    static final int LIMIT = 256;

    private final NotifyPort notices;
    private final Clock clock;
    private final Map<String, Long> toldAtNanos = new LinkedHashMap<>();

    Refusals(NotifyPort notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public void transitioned(String router, Transition transition) {
        notices.transitioned(router, transition);
    }

    @Override
    public void noticed(String router, Oddity oddity) {
        notices.noticed(router, oddity);
    }

    @Override
    public void found(String router, String sentence) {
        notices.found(router, sentence);
    }

    @Override
    public void turned(String check, Verdict verdict) {
        notices.turned(check, verdict);
    }

    @Override
    public void refused(String router, String sentence) {
        long now = clock.nowNanos();
        Long last = toldAtNanos.get(sentence);
        if (last != null && now - last < QUIET_NANOS) {
            return;
        }
        toldAtNanos.remove(sentence);
        if (toldAtNanos.size() == LIMIT) {
            toldAtNanos.remove(toldAtNanos.keySet().iterator().next());
        }
        toldAtNanos.put(sentence, now);
        notices.refused(router, sentence);
    }
}
