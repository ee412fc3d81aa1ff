package dev.baton.app.source;

import dev.baton.cluster.Snapshot;

/// Nothing is watched yet. JavaFX thread.
public final class NoSource extends ShownSource {
    /// Shows nothing.
    public NoSource() {
        super(Snapshot.EMPTY, false);
    }

    @Override
    public SourceKind kind() {
        return SourceKind.NONE;
    }

    @Override
    public String nameKey() {
        return "watch.source.none";
    }

}
