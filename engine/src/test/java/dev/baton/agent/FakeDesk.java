package dev.baton.agent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.baton.api.CommitRequest;
import dev.baton.api.CommitStatus;
import dev.baton.api.ConfigStamp;
import dev.baton.api.ConfigText;
import dev.baton.api.Problem;
import dev.baton.api.Refusal;
import dev.baton.api.Validation;
import dev.baton.manage.Caller;
import dev.baton.manage.ConfigDesk;

/// A desk that takes every commit of the right base, one at a time, and remembers who came over which connection.
public final class FakeDesk implements ConfigDesk {
    public static final ConfigStamp BASE = new ConfigStamp(1, "ab".repeat(32));
    final List<String> connections = new CopyOnWriteArrayList<>();
    private Optional<CommitStatus> pending = Optional.empty();

    private static CommitStatus status(String id, CommitStatus.Phase phase, Caller by) {
        return new CommitStatus(id, phase, BASE, new ConfigStamp(2, "cd".repeat(32)), Instant.EPOCH, 1, by.who(),
                "test",
                List.of("VI_1 priority 100 → 120"), List.of());
    }

    @Override
    public ConfigText current() {
        return new ConfigText("node: n1\n", BASE);
    }

    @Override
    public Validation validate(String text) {
        return new Validation(text.startsWith("node:"), "", List.of(), List.of());
    }

    @Override
    public synchronized CommitStatus commit(CommitRequest request, String base, Caller by) {
        connections.add(by.connection());
        if (!base.equals(BASE.sha256())) {
            throw new Refusal(Problem.Kind.STALE, "The configuration has changed since it was read; read it again.");
        }
        CommitStatus next = status(request.id(), CommitStatus.Phase.VERIFYING, by);
        pending = Optional.of(next);
        return next;
    }

    private synchronized CommitStatus decide(String id, CommitStatus.Phase phase, Caller by) {
        connections.add(by.connection());
        if (pending.filter(p -> p.id().equals(id)).isEmpty()) {
            throw new Refusal(Problem.Kind.NOT_FOUND, "This node knows no commit of that id.");
        }
        pending = phase.isDecided() ? Optional.empty() : pending;
        return status(id, phase, by);
    }

    @Override
    public CommitStatus confirm(String id, Caller by) {
        return decide(id, CommitStatus.Phase.CONFIRMED, by);
    }

    @Override
    public CommitStatus cancel(String id, Caller by) {
        return decide(id, CommitStatus.Phase.REVERTED, by);
    }

    @Override
    public CommitStatus extend(String id, int seconds, Caller by) {
        return decide(id, CommitStatus.Phase.VERIFYING, by);
    }

    @Override
    public synchronized Optional<CommitStatus> status(String id) {
        return pending.filter(p -> p.id().equals(id));
    }

    @Override
    public synchronized Optional<CommitStatus> pending() {
        return pending;
    }
}
