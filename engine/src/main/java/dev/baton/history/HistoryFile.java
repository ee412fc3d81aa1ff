package dev.baton.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// The user's history file: SQLite, written in batches, so that it survives being killed at any point. One window writes
/// it at a time; another one may read it. A damaged file is set aside and a new one begun; one of a newer version is
/// refused and left alone. Bounded in age and size: the oldest goes first. Thread-safe; slow, so not for the JavaFX
/// thread.
public final class HistoryFile implements AutoCloseable {
    /// What is older is removed: 90 days.
    public static final long MAX_AGE_NANOS = 90L * 86_400 * 1_000_000_000L;
    /// A larger file loses its oldest sessions: 256 MiB.
    public static final long MAX_BYTES = 256L << 20;
    /// How many spans, and notes, are loaded at most; the newest.
    public static final int MAX_LOADED = 60_000;
    /// How many sessions are told at most; the newest.
    public static final int MAX_SESSIONS = 1_000;
    private static final int BUSY_MILLIS = 3_000;
    /// What is removed at once where the file is too large: a tenth of the spans.
    private static final int SHARE_REMOVED = 10;

    private final Path path;
    private final Connection connection;
    private final Optional<WriteLock> lock;
    private final String notice;
    private final long maxBytes;

    private HistoryFile(Path path, Connection connection, Optional<WriteLock> lock, String notice, long maxBytes) {
        this.path = path;
        this.connection = connection;
        this.lock = lock;
        this.notice = notice;
        this.maxBytes = maxBytes;
    }

    /// Opens the file, making it and its folder if they are not there.
    ///
    /// @throws HistoryException if that is not possible, with a sentence that says why and what to do; nothing was
    ///                          changed then
    public static HistoryFile open(Path path) {
        return open(path, MAX_BYTES, InstantSource.system());
    }

    static HistoryFile open(Path path, long maxBytes, InstantSource clock) {
        Optional<WriteLock> lock = Optional.empty();
        try {
            PrivateFiles.makeFolder(path.toAbsolutePath().resolveSibling(""));
            lock = WriteLock.take(path.resolveSibling(path.getFileName() + ".lock"));
            HistoryFile opened = lock.isPresent()
                    ? forWriting(path, lock, maxBytes, clock)
                    : forReading(path, maxBytes);
            lock = Optional.empty();
            return opened;
        } catch (IOException e) {
            throw new HistoryException("The history cannot be kept in " + path + " (" + e.getMessage()
                    + "). Give yourself write access to that folder, or switch the recorder off.", e);
        } catch (SQLException e) {
            throw new HistoryException("The history " + path + " cannot be opened (" + e.getMessage()
                    + "). Close other programs that use it, or move it away to begin a new one.", e);
        } finally {
            lock.ifPresent(WriteLock::close);
        }
    }

    private static HistoryFile forWriting(Path path, Optional<WriteLock> lock, long maxBytes, InstantSource clock)
            throws IOException, SQLException {
        boolean isThere = Files.exists(path);
        if (isThere && Files.size(path) > 0) {
            Optional<String> damage = damage(path);
            if (damage.isPresent()) {
                Path aside = PrivateFiles.setAside(path, clock.instant());
                return new HistoryFile(path, begin(path), lock, "The history was damaged (" + damage.get()
                        + "). It was set aside as " + aside.getFileName() + ", and a new one was begun.", maxBytes);
            }
        }
        return new HistoryFile(path, begin(path), lock, "", maxBytes);
    }

    private static Connection begin(Path path) throws IOException, SQLException {
        PrivateFiles.make(path);
        SQLiteConfig config = config();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        Connection connection = connect(path, config);
        try {
            int version = Schema.version(connection);
            if (version > Schema.VERSION) {
                throw new HistoryException("The history " + path + " was written by a newer version of Baton (its form "
                        + version + ", this version knows up to " + Schema.VERSION
                        + "). Use that version, or move the file away to begin a new one. Nothing was changed.");
            }
            if (version < Schema.VERSION) {
                Schema.migrate(connection, version);
            }
            return connection;
        } catch (SQLException | HistoryException e) {
            connection.close();
            throw e;
        }
    }

    private static HistoryFile forReading(Path path, long maxBytes) throws SQLException {
        return new HistoryFile(path, connectForReading(path), Optional.empty(),
                "Another window records the history. This one reads it and records nothing.", maxBytes);
    }

    static Connection connectForReading(Path path) throws SQLException {
        SQLiteConfig config = config();
        config.setReadOnly(true);
        Connection connection = connect(path, config);
        if (Schema.version(connection) != Schema.VERSION) {
            connection.close();
            throw new HistoryException("The history " + path + " is in use by a window of another version of Baton. "
                    + "Close that window first.");
        }
        return connection;
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        return config;
    }

    private static Connection connect(Path path, SQLiteConfig config) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + path.toAbsolutePath(), config.toProperties());
    }

    /// What is wrong with a file; empty: nothing.
    private static Optional<String> damage(Path path) throws SQLException {
        try (Connection connection = connect(path, config());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA quick_check(1)")) {
            String verdict = result.next() ? result.getString(1) : "no answer";
            if (!verdict.equals("ok")) {
                return Optional.of(verdict);
            }
            return isOurs(connection) ? Optional.empty() : Optional.of("it is not a history of Baton");
        } catch (SQLiteException e) {
            boolean isDamaged = e.getResultCode() == SQLiteErrorCode.SQLITE_NOTADB
                    || e.getResultCode() == SQLiteErrorCode.SQLITE_CORRUPT;
            if (isDamaged) {
                return Optional.of("it is no database, or parts of it are missing");
            }
            throw e;
        }
    }

    private static boolean isOurs(Connection connection) throws SQLException {
        int version = Schema.version(connection);
        if (Schema.pragma(connection, "application_id") != Schema.APPLICATION && version != 0) {
            return false;
        }
        if (version == 0 || version > Schema.VERSION) {
            return true;
        }
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*) FROM sqlite_master WHERE type = 'table' "
                        + "AND name IN ('session', 'span', 'note')")) {
            return result.next() && result.getInt(1) == 3;
        }
    }

    /// Whether this window records.
    public boolean isWritable() {
        return lock.isPresent();
    }

    /// What a person should know about how it was opened; empty: nothing.
    public String notice() {
        return notice;
    }

    /// Begins a session; returns its number.
    ///
    /// @throws HistoryException if it cannot be written
    public synchronized long begin(String kind, String name, long fromNanos, long wallOffsetNanos) {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO session (kind, name, from_nanos, to_nanos, wall_offset_nanos) VALUES (?, ?, ?, ?, ?)",
                Statement.RETURN_GENERATED_KEYS)) {
            insert.setString(1, kind);
            insert.setString(2, name);
            insert.setLong(3, fromNanos);
            insert.setLong(4, fromNanos);
            insert.setLong(5, wallOffsetNanos);
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        } catch (SQLException e) {
            throw unwritable(e);
        }
    }

    /// Writes a batch, whole or not at all.
    ///
    /// @throws HistoryException if it cannot be written
    public synchronized void write(long session, Chronicle.Changes changes) {
        try {
            connection.setAutoCommit(false);
            try {
                writeSpans(session, changes.entries());
                writeNotes(session, changes.notes());
                try (PreparedStatement update = connection.prepareStatement(
                        "UPDATE session SET to_nanos = max(to_nanos, ?) WHERE id = ?")) {
                    update.setLong(1, changes.toNanos());
                    update.setLong(2, session);
                    update.executeUpdate();
                }
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw unwritable(e);
        }
    }

    private void writeSpans(long session, List<Chronicle.Entry> entries) throws SQLException {
        try (PreparedStatement grow = connection.prepareStatement(
                "UPDATE span SET last_nanos = ?, times = ? WHERE session = ? AND number = ?");
                PreparedStatement insert = connection.prepareStatement("INSERT INTO span (session, number, "
                        + "first_nanos, last_nanos, times, kind, body) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            for (Chronicle.Entry entry : entries) {
                Span span = entry.span();
                grow.setLong(1, span.lastNanos());
                grow.setLong(2, span.count());
                grow.setLong(3, session);
                grow.setLong(4, entry.number());
                if (grow.executeUpdate() == 0) {
                    insert.setLong(1, session);
                    insert.setLong(2, entry.number());
                    insert.setLong(3, span.fromNanos());
                    insert.setLong(4, span.lastNanos());
                    insert.setLong(5, span.count());
                    insert.setString(6, SightingText.kind(span.first()));
                    insert.setString(7, SightingText.write(span.first()));
                    insert.executeUpdate();
                }
            }
        }
    }

    private void writeNotes(long session, List<Note> notes) throws SQLException {
        try (PreparedStatement insert = connection
                .prepareStatement("INSERT INTO note (session, at_nanos, kind, node, body) VALUES (?, ?, ?, ?, ?)")) {
            for (Note note : notes) {
                insert.setLong(1, session);
                insert.setLong(2, note.atNanos());
                insert.setString(3, note.kind().name());
                insert.setString(4, note.node());
                insert.setString(5, note.text());
                insert.executeUpdate();
            }
        }
    }

    private HistoryException unwritable(SQLException e) {
        return new HistoryException("The history " + path + " cannot be written (" + e.getMessage()
                + "). Make room on that disk or give yourself write access; recording has stopped.", e);
    }

    /// The sessions of a kind of source, oldest first, at most [#MAX_SESSIONS], the newest.
    ///
    /// @throws HistoryException if it cannot be read
    public synchronized List<Session> sessions(String kind) {
        try (PreparedStatement select = connection.prepareStatement("SELECT id, kind, name, from_nanos, to_nanos, "
                + "wall_offset_nanos FROM session WHERE kind = ? ORDER BY id DESC LIMIT " + MAX_SESSIONS)) {
            select.setString(1, kind);
            List<Session> sessions = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    sessions.add(new Session(row.getLong(1), row.getString(2), row.getString(3),
                            new Watch(row.getLong(4), row.getLong(5)), row.getLong(6)));
                }
            }
            return sessions.reversed();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /// What is kept of a session, at most [#MAX_LOADED] spans and notes, the newest. Rows that are no sightings are left
    /// out and counted as shed.
    ///
    /// @throws HistoryException if it cannot be read
    public synchronized History load(Session session) {
        try {
            List<Span> spans = new ArrayList<>();
            long shed = 0;
            try (PreparedStatement select = connection.prepareStatement("SELECT first_nanos, last_nanos, times, kind, "
                    + "body FROM span WHERE session = ? ORDER BY number DESC LIMIT " + MAX_LOADED)) {
                select.setLong(1, session.id());
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        Optional<Span> span = span(row);
                        span.ifPresent(spans::add);
                        shed += span.isPresent() ? 0 : 1;
                    }
                }
            }
            return new History(spans.reversed(), notes(session), List.of(session.watch()), shed);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    static Optional<Span> span(ResultSet row) throws SQLException {
        long first = row.getLong(1);
        long last = row.getLong(2);
        long times = row.getLong(3);
        return SightingText.read(row.getString(4), row.getString(5))
                .filter(s -> s.atNanos() == first && last >= first && times > 0)
                .map(s -> new Span(s, last, times));
    }

    private List<Note> notes(Session session) throws SQLException {
        List<Note> notes = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT at_nanos, kind, node, body FROM note "
                + "WHERE session = ? ORDER BY id DESC LIMIT " + MAX_LOADED)) {
            select.setLong(1, session.id());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    note(row).ifPresent(notes::add);
                }
            }
        }
        return notes.reversed();
    }

    static Optional<Note> note(ResultSet row) throws SQLException {
        String kind = row.getString(2);
        for (Note.Kind known : Note.Kind.values()) {
            if (known.name().equals(kind)) {
                return Optional.of(new Note(row.getLong(1), known, row.getString(3), row.getString(4)));
            }
        }
        return Optional.empty();
    }

    private HistoryException unreadable(SQLException e) {
        return new HistoryException("The history " + path + " cannot be read (" + e.getMessage()
                + "). If this stays so, move the file away to begin a new one.", e);
    }

    /// Removes what is too old, and of a file that is too large the oldest; to be called now and then.
    ///
    /// @param nowWallNanos now, nanoseconds since 1970
    /// @throws HistoryException if it cannot be written
    public synchronized void prune(long nowWallNanos) {
        try (Statement statement = connection.createStatement()) {
            long oldest = nowWallNanos - MAX_AGE_NANOS;
            statement.executeUpdate("DELETE FROM span WHERE (session, number) IN (SELECT p.session, p.number FROM span "
                    + "p JOIN session s ON s.id = p.session WHERE p.last_nanos + s.wall_offset_nanos < " + oldest
                    + ")");
            statement.executeUpdate("DELETE FROM note WHERE id IN (SELECT n.id FROM note n JOIN session s ON "
                    + "s.id = n.session WHERE n.at_nanos + s.wall_offset_nanos < " + oldest + ")");
            statement.executeUpdate("DELETE FROM session WHERE to_nanos + wall_offset_nanos < " + oldest);
            if (usedBytes() > maxBytes) {
                statement.executeUpdate("DELETE FROM span WHERE (session, number) IN (SELECT session, number FROM span "
                        + "ORDER BY session, number LIMIT (SELECT count(*) / " + SHARE_REMOVED + " + 1 FROM span))");
                statement.executeUpdate("DELETE FROM note WHERE session < (SELECT min(session) FROM span)");
                statement.executeUpdate("DELETE FROM session WHERE id < (SELECT min(session) FROM span)");
            }
        } catch (SQLException e) {
            throw unwritable(e);
        }
    }

    /// How many bytes of the file are used; free pages are used again before it grows.
    synchronized long usedBytes() throws SQLException {
        return (long) Schema.pragma(connection, "page_size")
                * (Schema.pragma(connection, "page_count") - Schema.pragma(connection, "freelist_count"));
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw unwritable(e);
        } finally {
            lock.ifPresent(WriteLock::close);
        }
    }
}
