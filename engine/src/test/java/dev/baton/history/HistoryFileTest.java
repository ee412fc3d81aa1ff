package dev.baton.history;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.cluster.Sighting;
import dev.baton.vrrp.Role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class HistoryFileTest {
    @TempDir
    private Path folder;

    private Path path() {
        return folder.resolve("sub").resolve("history.db");
    }

    private static Seen everything() {
        Seen seen = new Seen().reports(0, 3_000, 1, Role.MASTER).adverts(0, 3_000, 1, 150)
                .moves(3_500, 2, Role.BACKUP, Role.MASTER).lost(3_600, 1);
        seen.all.add(new Sighting.AddressAnnounced(Seen.KEY, 3_600 * Seen.MS, "wire", Seen.VIP, "00:00:5e:00:01:33"));
        return seen;
    }

    private static Chronicle.Changes changes(Chronicle chronicle) {
        chronicle.beginRecording();
        return chronicle.takeChanges(Recorder.MAX_BATCH);
    }

    private static void write(Path path, String kind, Chronicle chronicle) {
        try (HistoryFile file = HistoryFile.open(path)) {
            file.write(file.begin(kind, "eth0", chronicle.history().fromNanos(), 0), changes(chronicle));
        }
    }

    @Test
    void whatWasWritten_isReadBack_whenTheFileIsOpenedAgain() {
        Chronicle chronicle = everything().chronicle();
        chronicle.note(new Note(3_700 * Seen.MS, Note.Kind.TEST, "n1", "kill n1"));
        write(path(), "LIVE", chronicle);
        try (HistoryFile file = HistoryFile.open(path())) {
            Session session = file.sessions("LIVE").getFirst();
            assertThat(session.name()).isEqualTo("eth0");
            assertThat(file.load(session)).isEqualTo(chronicle.history());
            assertThat(file.sessions("NODES")).isEmpty();
        }
    }

    @Test
    void spanThatGrows_isOneRow() {
        try (HistoryFile file = HistoryFile.open(path())) {
            Chronicle chronicle = new Chronicle();
            chronicle.beginRecording();
            long session = file.begin("LIVE", "eth0", 0, 0);
            for (int i = 0; i < 10; i++) {
                chronicle.add(Seen.advert(i * 1_000L, 1, 150));
                file.write(session, chronicle.takeChanges(100));
            }
            assertThat(file.load(file.sessions("LIVE").getFirst()).spans()).singleElement()
                    .satisfies(span -> assertThat(span.count()).isEqualTo(10));
        }
    }

    @Test
    void file_isReadableByItsOwnerOnly() throws IOException {
        write(path(), "LIVE", everything().chronicle());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path()))).isEqualTo("rw-------");
    }

    @Test
    void damagedFile_isSetAside_andANewOneBegun() throws IOException {
        for (byte[] damage : List.of(
                "not a database at all, but long enough to be one".getBytes(StandardCharsets.UTF_8),
                new byte[]{1, 2, 3})) {
            Files.createDirectories(path().getParent());
            Files.write(path(), damage);
            try (HistoryFile file = HistoryFile.open(path())) {
                assertThat(file.notice()).contains("damaged").contains("set aside as history.db.damaged-");
                assertThat(file.isWritable()).isTrue();
                assertThat(file.sessions("LIVE")).isEmpty();
            }
            try (Stream<Path> files = Files.list(path().getParent())) {
                assertThat(files.filter(f -> f.getFileName().toString().contains("damaged-"))
                        .anyMatch(f -> holds(f, damage))).isTrue();
            }
            Files.delete(path());
        }
    }

    private static boolean holds(Path file, byte[] bytes) {
        try {
            return java.util.Arrays.equals(Files.readAllBytes(file), bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void truncatedDatabase_isSetAside() throws IOException {
        Chronicle chronicle = new Chronicle();
        for (int i = 0; i < 2_000; i++) {
            chronicle.add(Seen.transition(i * 1_000L, 1, Role.BACKUP, Role.MASTER, dev.baton.vrrp.Reason.STARTED));
        }
        write(path(), "LIVE", chronicle);
        byte[] whole = Files.readAllBytes(path());
        Files.write(path(), java.util.Arrays.copyOf(whole, whole.length / 2));
        try (HistoryFile file = HistoryFile.open(path())) {
            assertThat(file.notice()).contains("damaged");
            assertThat(file.isWritable()).isTrue();
        }
    }

    @Test
    void fileOfANewerVersion_isRefused_andLeftAsItIs() throws Exception {
        write(path(), "LIVE", everything().chronicle());
        sql("PRAGMA user_version = 99");
        byte[] before = Files.readAllBytes(path());
        assertThatThrownBy(() -> HistoryFile.open(path())).isInstanceOf(HistoryException.class)
                .hasMessageContaining("newer version").hasMessageContaining("Nothing was changed");
        assertThat(Files.readAllBytes(path())).isEqualTo(before);
        sql("PRAGMA user_version = 2");
        try (HistoryFile file = HistoryFile.open(path())) {
            assertThat(file.isWritable()).as("the lock was given back").isTrue();
        }
    }

    @Test
    void fileOfTheFirstVersion_isMigrated_andKeepsItsContent() throws Exception {
        write(path(), "LIVE", everything().chronicle());
        sql("ALTER TABLE session DROP COLUMN wall_offset_nanos", "PRAGMA user_version = 1");
        try (HistoryFile file = HistoryFile.open(path())) {
            assertThat(file.notice()).isEmpty();
            assertThat(file.load(file.sessions("LIVE").getFirst()).spans()).hasSize(5);
        }
    }

    @Test
    void otherPrograms_databaseIsSetAside_notWrittenInto() throws Exception {
        Files.createDirectories(path().getParent());
        sql("CREATE TABLE letters (text TEXT)", "PRAGMA user_version = 1");
        try (HistoryFile file = HistoryFile.open(path())) {
            assertThat(file.notice()).contains("not a history of Baton");
        }
    }

    private void sql(String... commands) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path());
                Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }

    @Test
    void secondWindow_reads_andRecordsNothing_andSaysSo() {
        write(path(), "LIVE", everything().chronicle());
        try (HistoryFile _ = HistoryFile.open(path()); HistoryFile second = HistoryFile.open(path())) {
            assertThat(second.isWritable()).isFalse();
            assertThat(second.notice()).contains("Another window records");
            assertThat(second.sessions("LIVE")).hasSize(1);
            assertThatThrownBy(() -> second.begin("LIVE", "eth0", 0, 0)).isInstanceOf(HistoryException.class);
        }
        try (HistoryFile third = HistoryFile.open(path())) {
            assertThat(third.isWritable()).isTrue();
        }
    }

    @Test
    void folderThatCannotBeMade_isSaid() throws IOException {
        Files.writeString(folder.resolve("sub"), "a file");
        assertThatThrownBy(() -> HistoryFile.open(path())).isInstanceOf(HistoryException.class)
                .hasMessageContaining("cannot be kept").hasMessageContaining("switch the recorder off");
    }

    @Test
    void rowsThatAreNoSightings_areLeftOut_andCounted() throws SQLException {
        write(path(), "LIVE", everything().chronicle());
        sql("UPDATE span SET body = '{\"key\":null}' WHERE number = 1", "UPDATE span SET kind = 'x' WHERE number = 2");
        try (HistoryFile file = HistoryFile.open(path())) {
            History history = file.load(file.sessions("LIVE").getFirst());
            assertThat(history.spans()).hasSize(3);
            assertThat(history.shed()).isEqualTo(2);
        }
    }

    @Test
    void tooOld_isRemoved() {
        write(path(), "LIVE", everything().chronicle());
        try (HistoryFile file = HistoryFile.open(path())) {
            file.prune(HistoryFile.MAX_AGE_NANOS);
            assertThat(file.sessions("LIVE")).hasSize(1);
            file.prune(HistoryFile.MAX_AGE_NANOS + 3_650 * Seen.MS);
            assertThat(file.sessions("LIVE")).isEmpty();
        }
    }

    @Test
    void tooLarge_losesItsOldest_andStaysBelowItsLimit() throws Exception {
        long limit = 600_000;
        try (HistoryFile file = HistoryFile.open(path(), limit, Instant::now)) {
            for (int s = 0; s < 40; s++) {
                Chronicle chronicle = new Chronicle();
                for (int i = 0; i < 200; i++) {
                    chronicle.add(Seen.transition(s * 1_000_000L + i, 1, Role.BACKUP, Role.MASTER,
                            dev.baton.vrrp.Reason.STARTED));
                }
                file.write(file.begin("LIVE", "s" + s, s, 0), changes(chronicle));
                file.prune(0);
            }
            assertThat(file.usedBytes()).isLessThan(limit * 2);
            List<Session> sessions = file.sessions("LIVE");
            assertThat(sessions.getLast().name()).isEqualTo("s39");
            assertThat(sessions.getFirst().name()).isNotEqualTo("s0");
            assertThat(file.load(sessions.getLast()).spans()).hasSize(200);
        }
    }

    @Test
    void recorder_writesWhatComes_andTheRestWhenItIsClosed() {
        Chronicle chronicle = new Chronicle();
        AtomicReference<Recorder.Status> told = new AtomicReference<>();
        long now = Instant.now().getEpochSecond() * 1_000_000_000L;
        try (Recorder recorder = new Recorder(path(), chronicle, "LIVE", "eth0", now, told::set)) {
            chronicle.addAll(new Seen().adverts(1_000, 9_000, 1, 150).all);
            await().until(() -> recorder.session() > 0);
            assertThat(told.get().phase()).isEqualTo(Recorder.Phase.RECORDING);
            chronicle.addAll(new Seen().adverts(10_000, 12_000, 1, 150).all);
        }
        assertThat(told.get().phase()).isEqualTo(Recorder.Phase.CLOSED);
        try (HistoryFile file = HistoryFile.open(path())) {
            assertThat(file.load(file.sessions("LIVE").getFirst())).isEqualTo(chronicle.history());
        }
    }

    @Test
    void recorderThatCannotWrite_saysWhy_andTheChronicleGoesOn() throws IOException {
        Files.writeString(folder.resolve("sub"), "a file");
        Chronicle chronicle = new Chronicle();
        AtomicReference<Recorder.Status> told = new AtomicReference<>();
        try (Recorder _ = new Recorder(path(), chronicle, "LIVE", "eth0", 0, told::set)) {
            await().until(() -> told.get() != null && told.get().phase() == Recorder.Phase.FAILED);
        }
        chronicle.add(Seen.advert(0, 1, 150));
        assertThat(chronicle.history().spans()).hasSize(1);
        assertThat(told.get().message()).contains("cannot be kept");
    }

    /// Writes a span every few milliseconds until it is killed; says which are committed.
    static final class Child {
        private Child() {}

        static void main(String[] args) {
            try (HistoryFile file = HistoryFile.open(Path.of(args[0]))) {
                long session = file.begin("LIVE", "eth0", 0, 0);
                Chronicle chronicle = new Chronicle();
                chronicle.beginRecording();
                for (int i = 0; i < 1_000_000; i++) {
                    chronicle.add(Seen.transition(i, 1, Role.BACKUP, Role.MASTER, dev.baton.vrrp.Reason.STARTED));
                    file.write(session, chronicle.takeChanges(100));
                    System.out.println(i);
                }
            }
        }
    }

    @Test
    void killedWhileItWrites_nothingThatWasCommittedIsLost_andTheNextWindowRecords() throws Exception {
        for (int round = 0; round < 3; round++) {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                    System.getProperty("java.class.path"), "--enable-native-access=ALL-UNNAMED",
                    Child.class.getName(), path().toString()));
            Process child = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            int committed = -1;
            try (var lines = child.inputReader()) {
                while (committed < 150 + round * 37) {
                    committed = Integer.parseInt(String.valueOf(lines.readLine()));
                }
                child.destroyForcibly();
                assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
            }
            try (HistoryFile file = HistoryFile.open(path())) {
                assertThat(file.notice()).isEmpty();
                assertThat(file.isWritable()).isTrue();
                List<Session> sessions = file.sessions("LIVE");
                assertThat(sessions).hasSize(round + 1);
                assertThat(file.load(sessions.getLast()).spans()).hasSizeGreaterThan(committed);
            }
        }
    }
}
