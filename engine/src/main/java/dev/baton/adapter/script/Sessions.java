package dev.baton.adapter.script;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// The processes of sessions, as the kernel lists them. A script leads a session of its own, and whatever it starts stays
/// in it, unless it takes pains to leave.
final class Sessions {
    /// How often the list is looked through for processes that were started while it was.
    private static final int ROUNDS = 10;
    private static final int SESSION_FIELD = 3;
    private static final Path PROC = Path.of("/proc");

    private Sessions() {}

    /// Asks every process of these sessions to end.
    static void terminate(Collection<Long> leaders) {
        members(leaders).forEach(ProcessHandle::destroy);
    }

    /// Ends every process of these sessions, until none is left.
    static void kill(Collection<Long> leaders) {
        List<ProcessHandle> left = members(leaders);
        for (int round = 0; round < ROUNDS && !left.isEmpty(); round++) {
            left.forEach(ProcessHandle::destroyForcibly);
            left = members(leaders);
        }
    }

    private static List<ProcessHandle> members(Collection<Long> leaders) {
        List<ProcessHandle> members = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                if (isIn(process, leaders)) {
                    ProcessHandle.of(Long.parseLong(String.valueOf(process.getFileName()))).ifPresent(members::add);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new IllegalStateException("/proc cannot be read", e);
        }
        return members;
    }

    /// A process that has ended and only waits to be asked for its status counts no more. The name in the status line may
    /// hold anything, brackets included.
    private static boolean isIn(Path process, Collection<Long> leaders) {
        try {
            String stat = new String(Files.readAllBytes(process.resolve("stat")), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", SESSION_FIELD + 2);
            boolean isOver = fields[0].equals("Z") || fields[0].equals("X");
            return !isOver && fields.length > SESSION_FIELD && leaders.contains(Long.parseLong(fields[SESSION_FIELD]));
        } catch (IOException _) {
            return false;
        }
    }
}
