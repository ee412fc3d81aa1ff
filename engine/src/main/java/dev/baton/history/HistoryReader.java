package dev.baton.history;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Reads stretches of a history file, beside whoever writes it: only what a stretch needs, and at most so much. It writes
/// nothing. Slow, so not for the JavaFX thread; one thread at a time.
public final class HistoryReader implements AutoCloseable {
    /// How many spans are read at once at most, the newest of the stretch.
    public static final int MAX_SPANS = HistoryFile.MAX_LOADED;

    /// A stretch that was read.
    ///
    /// @param history   what was seen in it
    /// @param fromNanos since when all of it was read; before that there was too much
    public record Stretch(History history, long fromNanos) {}

    private record Numbered(long number, Span span) {}

    private final Path path;
    private final Connection connection;

    private HistoryReader(Path path, Connection connection) {
        this.path = path;
        this.connection = connection;
    }

    /// Opens a file that there is, and that somebody has brought to the form of now.
    ///
    /// @throws HistoryException if it cannot be read
    public static HistoryReader open(Path path) {
        try {
            return new HistoryReader(path, HistoryFile.connectForReading(path));
        } catch (SQLException e) {
            throw unreadable(path, e);
        }
    }

    private static HistoryException unreadable(Path path, SQLException e) {
        return new HistoryException("The history " + path + " cannot be read (" + e.getMessage()
                + "). If this stays so, move the file away to begin a new one.", e);
    }

    /// The sessions of a kind of source, oldest first, but for one; at most [HistoryFile#MAX_SESSIONS], the newest.
    ///
    /// @param without the number of the session that is recorded now
    /// @throws HistoryException if they cannot be read
    public List<Session> sessions(String kind, long without) {
        try (PreparedStatement select = connection.prepareStatement("SELECT id, kind, name, from_nanos, to_nanos, "
                + "wall_offset_nanos FROM session WHERE kind = ? AND id <> ? ORDER BY id DESC LIMIT "
                + HistoryFile.MAX_SESSIONS)) {
            select.setString(1, kind);
            select.setLong(2, without);
            List<Session> sessions = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    sessions.add(new Session(row.getLong(1), row.getString(2), row.getString(3),
                            new Watch(row.getLong(4), row.getLong(5)), row.getLong(6)));
                }
            }
            return sessions.reversed();
        } catch (SQLException e) {
            throw unreadable(path, e);
        }
    }

    /// How many spans the sessions have together; counted no further than one beyond [#MAX_SPANS].
    ///
    /// @throws HistoryException if they cannot be read
    public int spans(List<Session> sessions) {
        int count = 0;
        try (PreparedStatement select = connection.prepareStatement("SELECT count(*) FROM (SELECT 1 FROM span "
                + "WHERE session = ? LIMIT ?)")) {
            for (Session session : sessions.reversed()) {
                select.setLong(1, session.id());
                select.setInt(2, MAX_SPANS + 1 - count);
                try (ResultSet row = select.executeQuery()) {
                    count += row.next() ? row.getInt(1) : 0;
                }
                if (count > MAX_SPANS) {
                    return count;
                }
            }
            return count;
        } catch (SQLException e) {
            throw unreadable(path, e);
        }
    }

    /// What was seen in a stretch of time, over several sessions. Where there is too much, the newest of it.
    ///
    /// @throws HistoryException if it cannot be read
    public Stretch read(List<Session> sessions, Watch stretch) {
        try {
            History all = History.EMPTY;
            for (Session session : sessions.reversed()) {
                boolean touches = session.watch().toNanos() >= stretch.fromNanos()
                        && session.watch().fromNanos() <= stretch.toNanos();
                int room = MAX_SPANS - all.spans().size();
                if (touches) {
                    List<Numbered> found = spans(session, stretch, room);
                    boolean isCut = found.size() == room;
                    List<Span> spans = found.stream().sorted(Comparator.comparingLong(Numbered::number))
                            .map(Numbered::span).toList();
                    long from = isCut
                            ? found.getLast().span().lastNanos()
                            : Math.max(session.watch().fromNanos(), stretch.fromNanos());
                    long watched = spans.stream().mapToLong(Span::fromNanos).min().orElse(from);
                    Watch watch = new Watch(Math.min(from, watched),
                            Math.min(session.watch().toNanos(), stretch.toNanos()));
                    all = new History(spans, notes(session, stretch), List.of(watch), 0).and(all);
                    if (isCut) {
                        return new Stretch(all, from);
                    }
                }
            }
            return new Stretch(all, stretch.fromNanos());
        } catch (SQLException e) {
            throw unreadable(path, e);
        }
    }

    /// Those that touch the stretch, the ones that ended last first. They are found in the index alone, and only those are
    /// looked up.
    private List<Numbered> spans(Session session, Watch stretch, int most) throws SQLException {
        List<Numbered> spans = new ArrayList<>();
        try (PreparedStatement select = connection
                .prepareStatement("SELECT s.first_nanos, s.last_nanos, s.times, s.kind, s.body, s.number FROM "
                        + "(SELECT number FROM span WHERE session = ? AND last_nanos >= ? AND first_nanos <= ? "
                        + "ORDER BY last_nanos DESC LIMIT " + most + ") found "
                        + "JOIN span s ON s.session = ? AND s.number = found.number ORDER BY s.last_nanos DESC")) {
            select.setLong(1, session.id());
            select.setLong(2, stretch.fromNanos());
            select.setLong(3, stretch.toNanos());
            select.setLong(4, session.id());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Optional<Span> span = HistoryFile.span(row);
                    if (span.isPresent()) {
                        spans.add(new Numbered(row.getLong(6), span.get()));
                    }
                }
            }
        }
        return spans;
    }

    private List<Note> notes(Session session, Watch stretch) throws SQLException {
        List<Note> notes = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT at_nanos, kind, node, body FROM note "
                + "WHERE session = ? AND at_nanos BETWEEN ? AND ? ORDER BY at_nanos DESC LIMIT "
                + Chronicle.MAX_NOTES)) {
            select.setLong(1, session.id());
            select.setLong(2, stretch.fromNanos());
            select.setLong(3, stretch.toNanos());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    HistoryFile.note(row).ifPresent(notes::add);
                }
            }
        }
        return notes.reversed();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw unreadable(path, e);
        }
    }
}
