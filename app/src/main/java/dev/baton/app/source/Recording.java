package dev.baton.app.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.baton.app.fx.Fx;
import dev.baton.app.settings.SettingsFile;
import dev.baton.history.Chronicle;
import dev.baton.history.History;
import dev.baton.history.HistoryFile;
import dev.baton.history.Recorder;
import dev.baton.history.Session;

/// The recorder of the window: writes what is watched live into the user's history, so that the Timeline shows it after
/// the window was closed. A lab and files are not recorded. JavaFX thread, but for [#earlier].
public final class Recording implements AutoCloseable {
    /// How many spans of earlier sessions are shown at most; the newest sessions come first.
    public static final int MAX_EARLIER_SPANS = 60_000;
    /// The kinds of sources that are recorded.
    private static final Set<SourceKind> RECORDED = Set.of(SourceKind.LIVE, SourceKind.NODES);
    private static final String FILE = "history.db";
    private static final int OPENING_TRIES = 50;
    private static final long OPENING_NANOS = 100_000_000L;

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

    /// Gives what loads the earlier sessions of the kind of source that is recorded now; to be called off the JavaFX
    /// thread. Empty: nothing is recorded.
    public Optional<Earlier> earlier() {
        return recorder.map(r -> new Earlier(r, kind));
    }

    /// The sessions before the one that is recorded now.
    public static final class Earlier {
        private final Recorder recorder;
        private final SourceKind kind;

        private Earlier(Recorder recorder, SourceKind kind) {
            this.recorder = recorder;
            this.kind = kind;
        }

        /// Loads them. Waits for the file to be open, but not long.
        ///
        /// @throws dev.baton.history.HistoryException if they cannot be read
        public History load() {
            Optional<HistoryFile> file = recorder.file();
            for (int i = 0; i < OPENING_TRIES && file.isEmpty(); i++) {
                LockSupport.parkNanos(OPENING_NANOS);
                file = recorder.file();
            }
            return file.map(this::load).orElse(History.EMPTY);
        }

        private History load(HistoryFile file) {
            List<Session> sessions = file.sessions(kind.name()).reversed();
            History all = History.EMPTY;
            for (Session session : sessions) {
                if (session.id() == recorder.session()) {
                    continue;
                }
                History one = file.load(session);
                if (all.spans().size() + one.spans().size() > MAX_EARLIER_SPANS) {
                    return new History(all.spans(), all.notes(), all.watches(), all.shed() + one.spans().size());
                }
                all = one.and(all);
            }
            return all;
        }
    }
}
