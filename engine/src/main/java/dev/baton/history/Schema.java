package dev.baton.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// The tables of the history file, and how those of an older version become those of now.
final class Schema {
    /// The version that this program writes.
    static final int VERSION = 3;
    /// Marks a file as Baton's history: "Batn".
    static final int APPLICATION = 0x4261746E;

    private static final List<String> FIRST = List.of(
            "CREATE TABLE session (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, "
                    + "from_nanos INTEGER NOT NULL, to_nanos INTEGER NOT NULL)",
            "CREATE TABLE span (session INTEGER NOT NULL, number INTEGER NOT NULL, first_nanos INTEGER NOT NULL, "
                    + "last_nanos INTEGER NOT NULL, times INTEGER NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL, "
                    + "PRIMARY KEY (session, number)) WITHOUT ROWID",
            "CREATE INDEX span_by_time ON span (session, last_nanos)",
            "CREATE TABLE note (id INTEGER PRIMARY KEY, session INTEGER NOT NULL, at_nanos INTEGER NOT NULL, "
                    + "kind TEXT NOT NULL, node TEXT NOT NULL, body TEXT NOT NULL)",
            "CREATE INDEX note_by_time ON note (session, at_nanos)");
    /// Sessions tell how their clock becomes date and time: nodes count from their start.
    private static final List<String> SECOND = List
            .of("ALTER TABLE session ADD COLUMN wall_offset_nanos INTEGER NOT NULL DEFAULT 0");

    /// A stretch of time is found without looking at the spans themselves.
    private static final List<String> THIRD = List.of("DROP INDEX IF EXISTS span_by_time",
            "CREATE INDEX IF NOT EXISTS span_by_stretch ON span (session, last_nanos, first_nanos)");

    private Schema() {}

    static int version(Connection connection) throws SQLException {
        return pragma(connection, "user_version");
    }

    static int pragma(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA " + name)) {
            return result.next() ? result.getInt(1) : 0;
        }
    }

    /// Brings the file to [#VERSION], all or nothing.
    static void migrate(Connection connection, int from) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            if (from < 1) {
                run(statement, FIRST);
            }
            if (from < 2) {
                run(statement, SECOND);
            }
            if (from < 3) {
                run(statement, THIRD);
            }
            statement.execute("PRAGMA application_id = " + APPLICATION);
            statement.execute("PRAGMA user_version = " + VERSION);
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static void run(Statement statement, List<String> commands) throws SQLException {
        for (String command : commands) {
            statement.execute(command);
        }
    }
}
