package dev.baton.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.api.AuditEntry;
import dev.baton.trust.TrustException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AuditLogTest {
    private static final int LINES = 30;
    private final ManualClock clock = new ManualClock();

    @TempDir
    private Path parent = Path.of("");
    private Path folder = Path.of("");
    private Path file = Path.of("");

    @BeforeEach
    void name() {
        folder = parent.resolve("state");
        file = folder.resolve(AuditChain.CURRENT);
    }

    private void write(int lines, long maxFileBytes) {
        try (AuditLog log = AuditLog.openIn(folder, clock, maxFileBytes)) {
            for (int i = 0; i < lines; i++) {
                log.record("desk (0123)", "10.0.0.9", "POST /v1/commits", "push-" + i, "applied");
            }
        }
    }

    @Test
    void linesHangTogetherAcrossRestarts() throws IOException {
        write(LINES, AuditLog.MAX_FILE_BYTES);
        write(LINES, AuditLog.MAX_FILE_BYTES);

        assertThat(AuditChain.verify(folder)).isEqualTo(new AuditChain.Verdict(2 * LINES, List.of()));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        try (AuditLog log = AuditLog.openIn(folder, clock)) {
            assertThat(log.last()).hasSize(2 * LINES).extracting(AuditEntry::number).isSorted().startsWith(1L);
        }
    }

    @Test
    void everySingleChangedOrRemovedOrSwappedLineIsFound() throws IOException {
        write(LINES, AuditLog.MAX_FILE_BYTES);
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < LINES; i++) {
            List<String> removed = new ArrayList<>(lines);
            removed.remove(i);
            assertBroken(removed);
            List<String> doubled = new ArrayList<>(lines);
            doubled.add(i, lines.get(i));
            assertBroken(doubled);
            for (String[] change : new String[][]{{"desk", "dusk"}, {"10.0.0.9", "10.0.0.8"}, {"push-", "pull-"},
                    {"applied", "refused"}, {"POST", "GET"}, {"2026", "2025"}, {"\"number\":", "\"number\":1"}}) {
                List<String> changed = new ArrayList<>(lines);
                changed.set(i, lines.get(i).replace(change[0], change[1]));
                assertBroken(changed);
            }
            if (i > 0) {
                List<String> swapped = new ArrayList<>(lines);
                swapped.set(i, lines.get(i - 1));
                swapped.set(i - 1, lines.get(i));
                assertBroken(swapped);
            }
        }
        Files.write(file, lines);
        assertThat(AuditChain.verify(folder).isWhole()).isTrue();
    }

    private void assertBroken(List<String> lines) throws IOException {
        Files.write(file, lines);

        assertThat(AuditChain.verify(folder).isWhole()).isFalse();
    }

    @Test
    void chainGoesOnAcrossFilesOfWhichTheOldestGo() throws IOException {
        write(1_000, 4 << 10);

        assertThat(AuditChain.old(folder)).hasSize(AuditLog.MAX_OLD_FILES);
        assertThat(AuditChain.verify(folder).isWhole()).isTrue();
        assertThat(AuditChain.verify(folder).lines()).isBetween(100L, 999L);
        for (Path each : AuditChain.files(folder)) {
            assertThat(Files.size(each)).isLessThanOrEqualTo(4 << 10);
        }
        write(1, 4 << 10);
        assertThat(AuditChain.verify(folder).isWhole()).isTrue();
        Files.delete(AuditChain.old(folder).get(3));
        assertThat(AuditChain.verify(folder).isWhole()).isFalse();
    }

    @Test
    void oldestFileTakenAwayIsFound() throws IOException {
        write(300, 4 << 10);

        Files.delete(AuditChain.old(folder).getFirst());

        assertThat(AuditChain.verify(folder).isWhole()).isFalse();
    }

    @Test
    void lineThatPowerCutShortIsRemovedAndSaidSo() throws IOException {
        write(LINES, AuditLog.MAX_FILE_BYTES);
        byte[] whole = Files.readAllBytes(file);
        String line = Files.readAllLines(file).getLast();
        for (int cut = 1; cut < line.length(); cut += 40) {
            Files.write(file, whole);
            Files.writeString(file, line.substring(0, cut), StandardOpenOption.APPEND);
            try (AuditLog log = AuditLog.openIn(folder, clock)) {
                assertThat(log.last().getLast().result()).contains("was removed (" + cut + " bytes)");
                whole = Files.readAllBytes(file);
            }
            assertThat(AuditChain.verify(folder).isWhole()).isTrue();
        }
    }

    @Test
    void lineThatTheHeadDoesNotKnowYetIsNoFault() throws IOException {
        write(LINES, AuditLog.MAX_FILE_BYTES);
        byte[] head = Files.readAllBytes(folder.resolve(AuditChain.Head.FILE));
        write(1, AuditLog.MAX_FILE_BYTES);
        Files.write(folder.resolve(AuditChain.Head.FILE), head);

        assertThat(AuditChain.verify(folder).isWhole()).isTrue();
        write(1, AuditLog.MAX_FILE_BYTES);
        assertThat(AuditChain.verify(folder)).isEqualTo(new AuditChain.Verdict(LINES + 2, List.of()));
    }

    @Test
    void logThatWasChangedWhileTheNodeWasDownSaysSoForGood() throws IOException {
        write(LINES, AuditLog.MAX_FILE_BYTES);
        List<String> lines = Files.readAllLines(file);
        Files.write(file, lines.subList(0, LINES - 3));

        try (AuditLog log = AuditLog.openIn(folder, clock)) {
            assertThat(log.last().getLast().result()).contains("changed from outside", "the lines 28 to 30");
        }
        assertThat(AuditChain.verify(folder).isWhole()).isFalse();
    }

    @Test
    void whatSomebodySendsCannotForgeALine() throws IOException {
        try (AuditLog log = AuditLog.openIn(folder, clock)) {
            log.record("a\"}\n{\"number\":2", "x".repeat(10_000), "\u001b[2J", "", "r\r\n");
        }
        assertThat(Files.readAllLines(file)).hasSize(1)
                .allMatch(l -> l.length() < 2_000 && l.chars().allMatch(c -> c >= 32));
        assertThat(AuditChain.verify(folder).isWhole()).isTrue();
    }

    @Test
    void closedLogTakesNothing() {
        AuditLog log = AuditLog.openIn(folder, clock);
        log.close();

        assertThatThrownBy(() -> log.record("a", "b", "c", "d", "e")).isInstanceOf(TrustException.class);
    }

    @Test
    void refusedAttemptsAreBoundedAndTheRestIsCounted() {
        List<String> lines = new ArrayList<>();
        RefusedAttempts refused = new RefusedAttempts((who, _, _, _, result) -> lines.add(who + ": " + result));
        for (int i = 0; i < 100_000; i++) {
            refused.record(i, "evil", "10.0.0.9", "GET /", "refused");
        }
        refused.tellRest(100_000);
        assertThat(lines).hasSize(RefusedAttempts.BURST);

        refused.tellRest(Duration.ofMinutes(2).toNanos());

        assertThat(lines.getLast()).isEqualTo("node: 99900 more refused attempts were not written down one by one");
    }
}
