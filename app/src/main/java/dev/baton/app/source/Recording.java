package dev.baton.app.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.baton.app.fx.Fx;
import dev.baton.app.settings.SettingsFile;
import dev.baton.history.Chronicle;
import dev.baton.history.History;
import dev.baton.history.HistoryReader;
import dev.baton.history.Recorder;
import dev.baton.history.Session;
import dev.baton.history.Watch;

/// The recorder of the window: writes what is watched live into the user's history, so that the Timeline shows it after
/// the window was closed. A lab and files are not recorded. JavaFX thread, but for [#earlier].
public final class Recording implements AutoCloseable {
    /// The kinds of sources that are recorded.
    private static final Set<SourceKind> RECORDED = Set.of(SourceKind.LIVE, SourceKind.NODES);
    private static final String FILE = "history.db";

    /// How the recording goes.
    ///
    /// @param phase      whether it records
    /// @param message    what a person should know, as a sentence; empty: nothing
    /// @param unrecorded how much was never written because too much came
    public record Status(Phase phase, String message, long unrecorded) {
        static final Status NOTHING = new Status(Phase.NOTHING, "", 0);
    }

    /// Whether it records.
    public enum Phase {
        /// What is watched is not recorded: a lab, a file.
        NOTHING,
        /// It was switched off.
        OFF,
        /// The history is being opened.
        OPENING,
        /// It records.
        RECORDING,
        /// Another window records; this one only reads.
        READ_ONLY,
        /// It could not go on.
        FAILED
    }

    private final Optional<Path> path;
    private final ReadOnlyObjectWrapper<Status> status = new ReadOnlyObjectWrapper<>(this, "status", Status.NOTHING);
    private Optional<Recorder> recorder = Optional.empty();
    private Optional<Chronicle> chronicle = Optional.empty();
    private SourceKind kind = SourceKind.NONE;
    private long turn;

    private Recording(Optional<Path> path) {
        this.path = path;
    }

    /// Nothing is ever recorded.
    public static Recording none() {
        return new Recording(Optional.empty());
    }

    /// Records into this user's history: under `XDG_DATA_HOME`, else `~/.local/share`.
    public static Recording ofUser() {
        return new Recording(Optional.of(SettingsFile.folder("XDG_DATA_HOME", ".local/share").resolve(FILE)));
    }

    /// Records into a file.
    public static Recording into(Path path) {
        return new Recording(Optional.of(path));
    }

    /// How it goes.
    public ReadOnlyObjectProperty<Status> status() {
        return status.getReadOnlyProperty();
    }

    /// Records `source` from now on, if it is one that is recorded, and nothing else.
    ///
    /// @param wanted whether the user wants anything recorded
    public void follow(ClusterSource source, boolean wanted) {
        boolean isRecorded = RECORDED.contains(source.kind()) && path.isPresent();
        Optional<Chronicle> next = isRecorded && wanted ? source.chronicle() : Optional.empty();
        if (next.equals(chronicle) && next.isPresent()) {
            return;
        }
        end();
        chronicle = next;
        kind = source.kind();
        if (next.isEmpty()) {
            status.set(isRecorded ? new Status(Phase.OFF, "", 0) : Status.NOTHING);
            return;
        }
        long mine = turn;
        status.set(new Status(Phase.OPENING, "", 0));
        recorder = Optional.of(new Recorder(path.orElseThrow(), next.get(), source.kind().name(),
                source.nameArgument(), 0, told -> Fx.later(() -> {
                    if (mine == turn) {
                        tell(told);
                    }
                })));
    }

    private void tell(Recorder.Status told) {
        Phase phase = switch (told.phase()) {
            case OPENING -> Phase.OPENING;
            case RECORDING -> Phase.RECORDING;
            case READ_ONLY -> Phase.READ_ONLY;
            case FAILED -> Phase.FAILED;
            case CLOSED -> Phase.OFF;
        };
        status.set(new Status(phase, told.message(), told.unrecorded()));
    }

    private void end() {
        turn++;
        recorder.ifPresent(Recorder::close);
        recorder = Optional.empty();
        chronicle = Optional.empty();
    }

    /// Writes what waits and ends.
    @Override
    public void close() {
        end();
        status.set(Status.NOTHING);
    }

    /// Gives what reads the earlier sessions of the kind of source that is recorded now; empty: nothing is recorded, or the
    /// file is not open yet.
    public Optional<Earlier> earlier() {
        return recorder.filter(r -> r.file().isPresent())
                .map(r -> new Earlier(path.orElseThrow(), kind, r::session));
    }

    /// The sessions before the one that is recorded now, read as they are looked at.
    public static final class Earlier {
        private final Path path;
        private final SourceKind kind;
        private final LongSupplier recorded;

        private Earlier(Path path, SourceKind kind, LongSupplier recorded) {
            this.path = path;
            this.kind = kind;
            this.recorded = recorded;
        }

        /// What was read of them.
        ///
        /// @param history what was seen
        /// @param whole   from when to when they are; empty: there are none
        /// @param read    from when to when all that was seen is in the history
        public record Part(History history, Optional<Watch> whole, Watch read) {}

        /// Reads all of them if that is not too much, else what was seen in a stretch of time. Takes a while; not on the
        /// JavaFX thread.
        ///
        /// @throws dev.baton.history.HistoryException if they cannot be read
        public Part read(Watch stretch) {
            try (HistoryReader reader = HistoryReader.open(path)) {
                List<Session> sessions = reader.sessions(kind.name(), recorded.getAsLong());
                if (sessions.isEmpty()) {
                    return new Part(History.EMPTY, Optional.empty(), stretch);
                }
                Watch whole = new Watch(
                        sessions.stream().mapToLong(session -> session.watch().fromNanos()).min().orElseThrow(),
                        sessions.stream().mapToLong(session -> session.watch().toNanos()).max().orElseThrow());
                Watch wanted = reader.spans(sessions) <= HistoryReader.MAX_SPANS ? whole : stretch;
                HistoryReader.Stretch found = reader.read(sessions, wanted);
                return new Part(found.history(), Optional.of(whole),
                        new Watch(found.fromNanos(), wanted.toNanos()));
            }
        }
    }
}
