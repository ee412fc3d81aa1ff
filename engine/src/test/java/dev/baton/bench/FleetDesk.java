package dev.baton.bench;

import java.util.List;
import java.util.Optional;

import dev.baton.api.CommitRequest;
import dev.baton.api.CommitStatus;
import dev.baton.api.ConfigStamp;
import dev.baton.api.ConfigText;
import dev.baton.api.Problem;
import dev.baton.api.Refusal;
import dev.baton.api.Validation;
import dev.baton.manage.Caller;
import dev.baton.manage.ConfigDesk;

/// The desk of a node that nobody pushes to.
final class FleetDesk implements ConfigDesk {
    @Override
    public ConfigText current() {
        return new ConfigText("node: bench\n", new ConfigStamp(1, "ab".repeat(32)));
    }

    @Override
    public Validation validate(String text) {
        return new Validation(false, "", List.of(), List.of());
    }

    private static Refusal closed() {
        return new Refusal(Problem.Kind.REFUSED, "A node of the bench keeps its configuration.");
    }

    @Override
    public CommitStatus commit(CommitRequest request, String base, Caller by) {
        throw closed();
    }

    @Override
    public CommitStatus confirm(String id, Caller by) {
        throw closed();
    }

    @Override
    public CommitStatus cancel(String id, Caller by) {
        throw closed();
    }

    @Override
    public CommitStatus extend(String id, int seconds, Caller by) {
        throw closed();
    }

    @Override
    public Optional<CommitStatus> status(String id) {
        return Optional.empty();
    }

    @Override
    public Optional<CommitStatus> pending() {
        return Optional.empty();
    }
}
