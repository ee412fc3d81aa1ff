package dev.baton.history;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.vrrp.Role;

import static org.assertj.core.api.Assertions.assertThat;

/// A stretch of a history is read without the rest of it.
class HistoryReaderTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int BATCH = 5_000;
    @TempDir
    private Path folder = Path.of("");

    /// A file with as many reports of a node, one every `step`.
    private Path file(int spans, long step) {
        Path path = folder.resolve("history.db");
        try (HistoryFile file = HistoryFile.open(path, 4L << 30, java.time.InstantSource.system())) {
            long session = file.begin("NODES", "n1, n2", 0, 0);
            List<Chronicle.Entry> entries = new ArrayList<>();
            for (int i = 0; i < spans; i++) {
                Span span = new Span(Seen.report(i * step / Seen.MS, 1 + i % 2, i % 3 == 0 ? Role.MASTER : Role.BACKUP,
                        100 + i % 50), i * step + step / 2, 3);
                entries.add(new Chronicle.Entry(i + 1L, span));
                if (entries.size() == BATCH || i == spans - 1) {
                    file.write(session, new Chronicle.Changes(entries,
                            List.of(new Note(i * step, Note.Kind.NOTE, "", "at " + i)), i * step));
                    entries.clear();
                }
            }
        }
        return path;
    }

    @Test
    void stretch_holdsWhatTouchesIt_andNothingElse() {
        Path path = file(1_000, SECOND);
        try (HistoryReader reader = HistoryReader.open(path)) {
            List<Session> sessions = reader.sessions("NODES", -1);
            assertThat(sessions).hasSize(1);
            assertThat(reader.sessions("NODES", sessions.getFirst().id())).isEmpty();
            assertThat(reader.sessions("LIVE", -1)).isEmpty();
            assertThat(reader.spans(sessions)).isEqualTo(1_000);
            HistoryReader.Stretch found = reader.read(sessions, new Watch(100 * SECOND, 200 * SECOND));
            assertThat(found.fromNanos()).isEqualTo(100 * SECOND);
            assertThat(found.history().spans()).hasSize(101)
                    .allMatch(s -> s.lastNanos() >= 100 * SECOND && s.fromNanos() <= 200 * SECOND)
                    .isSortedAccordingTo((a, b) -> Long.compare(a.fromNanos(), b.fromNanos()));
            assertThat(reader.read(sessions, new Watch(5_000 * SECOND, 6_000 * SECOND)).history().spans()).isEmpty();
        }
    }

    @Test
    void tooMuch_isCutToTheNewest_andSaysSinceWhenItIsWhole() {
        int spans = HistoryReader.MAX_SPANS + 5_000;
        Path path = file(spans, SECOND);
        try (HistoryReader reader = HistoryReader.open(path)) {
            List<Session> sessions = reader.sessions("NODES", -1);
            assertThat(reader.spans(sessions)).isEqualTo(HistoryReader.MAX_SPANS + 1);
            HistoryReader.Stretch found = reader.read(sessions, new Watch(0, spans * SECOND));
            assertThat(found.history().spans()).hasSize(HistoryReader.MAX_SPANS);
            assertThat(found.fromNanos()).isBetween(4_999 * SECOND, 5_002 * SECOND);
        }
    }

    /// Measures a large file: `-Dbaton.history.spans=1400000` makes about half a gigabyte.
    @Test
    @EnabledIfSystemProperty(named = "baton.history.spans", matches = "\\d+")
    void largeHistory_isOpenedAndReadByStretch_inABlink() throws Exception {
        int spans = Integer.getInteger("baton.history.spans");
        long week = 7L * 86_400 * SECOND;
        Path path = file(spans, week / spans);
        // Of this thread alone: the machine may be busy with other things.
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long began = threads.getCurrentThreadCpuTime();
        try (HistoryFile file = HistoryFile.open(path, 4L << 30, java.time.InstantSource.system())) {
            long opened = threads.getCurrentThreadCpuTime();
            try (HistoryReader reader = HistoryReader.open(path)) {
                List<Session> sessions = reader.sessions("NODES", -1);
                reader.spans(sessions);
                long listed = threads.getCurrentThreadCpuTime();
                Watch hour = new Watch(week / 2, week / 2 + 3_600 * SECOND);
                int read = reader.read(sessions, hour).history().spans().size();
                long done = threads.getCurrentThreadCpuTime();
                int most = reader.read(sessions, new Watch(0, week)).history().spans().size();
                long all = threads.getCurrentThreadCpuTime();
                System.getLogger("history").log(System.Logger.Level.INFO,
                        "{0} MB, opened in {1} ms, listed in {2} ms, an hour ({3} spans) in {4} ms, the week "
                                + "({5} spans) in {6} ms",
                        Files.size(path) >> 20, (opened - began) / Seen.MS, (listed - opened) / Seen.MS, read,
                        (done - listed) / Seen.MS, most, (all - done) / Seen.MS);
                assertThat(file.isWritable()).isTrue();
                assertThat(read).isPositive();
            }
        }
    }
}
