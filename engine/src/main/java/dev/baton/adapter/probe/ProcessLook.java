package dev.baton.adapter.probe;

import java.util.function.Consumer;

import dev.baton.config.Probe;

/// Whether as many processes of a name run as are wanted.
final class ProcessLook implements Look {
    private final Probe.Processes probe;
    private final ProcessTable table;
    private final Consumer<Seen> changes;

    /// @param changes is told at once when their number changes
    ProcessLook(Probe.Processes probe, ProcessTable table, Consumer<Seen> changes) {
        this.probe = probe;
        this.table = table;
        this.changes = changes;
        table.add(this);
    }

    String name() {
        return probe.command();
    }

    void changed(int count) {
        changes.accept(seen(count));
    }

    @Override
    public Seen look(long untilNanos) {
        return seen(table.count(probe.command()));
    }

    private Seen seen(int count) {
        boolean isGood = count >= probe.quorum() && probe.quorumMax().filter(most -> count > most).isEmpty();
        String wanted = probe.quorumMax().map(most -> probe.quorum() + " to " + most)
                .orElseGet(() -> "at least " + probe.quorum());
        return new Seen(isGood, count + " processes named " + probe.command() + " run, wanted are " + wanted);
    }

    @Override
    public boolean isInstant() {
        return table.isTold();
    }

    @Override
    public void close() {
        table.remove(this);
    }
}
