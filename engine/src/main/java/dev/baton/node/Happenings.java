package dev.baton.node;

import java.util.List;

import dev.baton.api.NodeEvent;
import dev.baton.api.Problem;
import dev.baton.api.Refusal;
import dev.baton.journal.Journal;
import dev.baton.manage.EventSource;

/// The journal for those who manage a node.
record Happenings(Journal journal) implements EventSource {
    @Override
    public long firstId() {
        return journal.firstId();
    }

    @Override
    public long lastId() {
        return journal.lastId();
    }

    @Override
    public List<NodeEvent> after(long id, int limit) {
        return journal.after(id, limit);
    }

    /// @throws Refusal if too many listen already
    @Override
    public Ending onEvent(Runnable wake) {
        Runnable end = journal.onEvent(wake).orElseThrow(() -> new Refusal(Problem.Kind.TOO_MANY,
                Journal.MAX_LISTENERS + " already follow the events of this node; end one of them first."));
        return end::run;
    }
}
