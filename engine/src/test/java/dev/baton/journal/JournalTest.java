package dev.baton.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.api.NodeEvent;
import dev.baton.port.Clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class JournalTest {
    private static final Clock CLOCK = new Clock() {
        @Override
        public long nowNanos() {
            return System.nanoTime();
        }

        @Override
        public Instant wall() {
            return Instant.now();
        }
    };

    @TempDir
    private Path folder = Path.of(".");

    private static Journal.Entry found(String sentence) {
        return new Journal.Entry(Instant.EPOCH, 7, "VI_1", new NodeEvent.Found(sentence));
    }

    private Journal opened() throws IOException {
        return Journal.in(folder, CLOCK, "boot-1");
    }

    /// Writes these and ends in order.
    private void written(String... sentences) throws IOException {
        try (Journal journal = opened()) {
            for (String sentence : sentences) {
                assertThat(journal.append(found(sentence))).isTrue();
            }
        }
    }

    private List<NodeEvent> read(int expected) throws IOException {
        try (Journal journal = opened()) {
            await().atMost(Duration.ofSeconds(5)).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1))
                    .until(() -> journal.after(0, Journal.MAX_READ).size() >= expected);
            return journal.after(0, Journal.MAX_READ);
        }
    }

    private static List<String> sentences(List<NodeEvent> events) {
        return events.stream().map(e -> ((NodeEvent.Found) e.what()).sentence()).toList();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }

    @Test
    void idsGoOnAcrossRestarts_andWhatWasWrittenIsRead() throws IOException {
        written("one", "two");
        written("three");
        List<NodeEvent> events = read(3);
        assertThat(events).extracting(NodeEvent::id).containsExactly(1L, 2L, 3L);
        assertThat(sentences(events)).containsExactly("one", "two", "three");
        assertThat(events.getFirst()).isEqualTo(
                new NodeEvent(1, Instant.EPOCH, 7, "boot-1", "VI_1", new NodeEvent.Found("one")));
    }

    @Test
    void lastLineCutShortByACrash_isCutOffAndTold_andItsIdIsUsedAgain() throws IOException {
        written("one", "two");
        append(files().getFirst(), "{\"id\":3,\"wall\":\"1970-01-01T00:0");
        List<NodeEvent> events = read(3);
        assertThat(events).extracting(NodeEvent::id).containsExactly(1L, 2L, 3L);
        assertThat(sentences(events).getLast()).contains("cut short");
        assertThat(Files.readString(files().getFirst())).endsWith("}\n").doesNotContain("00:0\n");
    }

    @Test
    void lastLineThatMissesOnlyItsEnd_isKept() throws IOException {
        written("one", "two");
        Path file = files().getFirst();
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() - 1));
        written("three");
        assertThat(sentences(read(3))).containsExactly("one", "two", "three");
    }

    @Test
    void fileCutAnywhere_isOpened_andWholeLinesAreKept() throws IOException {
        written("one", "two", "three");
        Path file = files().getFirst();
        byte[] whole = Files.readAllBytes(file);
        for (int length = whole.length; length >= 0; length--) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            long lines = new String(whole, 0, length, StandardCharsets.UTF_8).chars().filter(c -> c == '\n').count();
            try (Journal journal = opened()) {
                assertThat(journal.lastId()).as("cut to %d bytes", length).isBetween(lines, lines + 1);
                assertThat(journal.append(found("again"))).isTrue();
            }
            List<NodeEvent> events = read((int) lines + 1);
            assertThat(sentences(events)).as("cut to %d bytes", length).contains("again");
            assertThat(events).extracting(NodeEvent::id).doesNotHaveDuplicates();
        }
    }

    @Test
    void damagedMiddle_isLeftOutAndTold_andTheRestIsRead() throws IOException {
        written("one", "two", "three", "four", "five");
        Path file = files().getFirst();
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(1, "\0\0\0\0garbage");
        lines.set(3, lines.get(3).replace("\"sentence\":\"", "\"sentence\":"));
        Files.write(file, lines);
        try (Journal journal = opened()) {
            await().atMost(Duration.ofSeconds(5)).until(() -> journal.lastId() >= 6);
            assertThat(sentences(journal.after(0, 10))).contains("one", "three", "five");
            await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(sentences(journal.after(5, 10)))
                    .anyMatch(s -> s.contains("1 lines of the journal are damaged"))
                    .anyMatch(s -> s.contains("line 4, cannot be read")));
            assertThat(journal.after(0, 10)).extracting(NodeEvent::id).doesNotHaveDuplicates().isSorted();
        }
    }

    @Test
    void idThatCannotBe_isDamage_andDoesNotMoveTheCount() throws IOException {
        written("one", "two");
        Path file = files().getFirst();
        append(file, Files.readAllLines(file).get(1).replace("\"id\":2", "\"id\":999999999") + "\n");
        try (Journal journal = opened()) {
            // That the line is damaged may have been told by then, as the third event.
            assertThat(journal.lastId()).isBetween(2L, 3L);
        }
    }

    @Test
    void folderIsBounded_andTheOldestAreForgotten() throws IOException {
        String long1 = "x".repeat(60_000);
        try (Journal journal = opened()) {
            for (int i = 0; i < 250; i++) {
                assertThat(journal.append(found(long1 + i))).isTrue();
            }
        }
        assertThat(files()).hasSize(Segments.MAX_SEGMENTS);
        long bytes = 0;
        for (Path file : files()) {
            bytes += Files.size(file);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        }
        assertThat(bytes).isLessThanOrEqualTo(Segments.MAX_SEGMENTS * Segments.MAX_BYTES);
        try (Journal journal = opened()) {
            assertThat(journal.lastId()).isEqualTo(250);
            assertThat(journal.firstId()).isGreaterThan(100);
            List<NodeEvent> first = journal.after(0, 5);
            assertThat(first).extracting(NodeEvent::id).containsExactlyElementsOf(
                    LongStream.range(journal.firstId(), journal.firstId() + 5).boxed().toList());
            assertThat(journal.after(248, 10)).extracting(NodeEvent::id).containsExactly(249L, 250L);
        }
    }

    @Test
    void readersGetEveryEventOnce_acrossMemoryAndDisk() throws IOException {
        int count = Ring.LIMIT + 700;
        try (Journal journal = opened()) {
            for (int i = 1; i <= count; i++) {
                assertThat(journal.append(found("e" + i))).isTrue();
            }
            await().atMost(Duration.ofSeconds(20)).until(() -> journal.lastId() == count);
            List<Long> ids = new ArrayList<>();
            long last = 0;
            for (List<NodeEvent> page = journal.after(0, 100); !page.isEmpty(); page = journal.after(last, 100)) {
                page.forEach(e -> ids.add(e.id()));
                last = page.getLast().id();
            }
            assertThat(ids).containsExactlyElementsOf(LongStream.rangeClosed(1, count).boxed().toList());
        }
    }

    @Test
    void appending_neverWaitsForASlowReader_andWhatIsShedIsTold() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch inside = new CountDownLatch(1);
        try (Journal journal = opened()) {
            assertThat(journal.onEvent(() -> {
                inside.countDown();
                try {
                    boolean _ = held.await(20, TimeUnit.SECONDS);
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            })).isPresent();
            boolean _ = journal.append(found("first"));
            assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
            int refused = 0;
            long began = System.nanoTime();
            for (int i = 0; i < Journal.MAX_WAITING + 500; i++) {
                refused += journal.append(found("flood " + i)) ? 0 : 1;
            }
            long tookNanos = System.nanoTime() - began;
            held.countDown();
            assertThat(refused).isEqualTo(500);
            assertThat(tookNanos).as("nothing waits for the reader").isLessThan(TimeUnit.SECONDS.toNanos(5));
            await().atMost(Duration.ofSeconds(20)).until(() -> journal.lastId() == Journal.MAX_WAITING + 2);
            assertThat(sentences(journal.after(0, Journal.MAX_READ)).stream()
                    .filter(s -> s.startsWith("500 events came faster"))).hasSize(1);
        }
    }

    @Test
    void diskThatRefuses_isToldOnce_eventsStayInMemory_andItIsWrittenAgainLater() throws Exception {
        Path inner = folder.resolve("events");
        try (Journal journal = Journal.in(inner, CLOCK, "boot-1")) {
            Files.delete(inner);
            boolean _ = journal.append(found("lost to the disk"));
            await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(sentences(journal.after(0, 10)))
                    .contains("lost to the disk").anyMatch(s -> s.startsWith("The journal cannot be written")));
            Files.createDirectory(inner);
            await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(300)).until(() -> {
                boolean _ = journal.append(found("tick"));
                return sentences(journal.after(0, 100)).stream().anyMatch(s -> s.contains("can be written again"));
            });
            assertThat(sentences(journal.after(0, 100)).stream().filter(s -> s.contains("cannot be written")))
                    .hasSize(1);
        }
        try (Journal journal = Journal.in(inner, CLOCK, "boot-1")) {
            assertThat(journal.lastId()).isGreaterThan(3);
            assertThat(sentences(journal.after(0, 100))).contains("tick");
        }
    }

    @Test
    void fileThatCannotBeRead_isToldAndLeftOut_andItsIdsAreNotUsedAgain() throws IOException {
        written("one", "two");
        Path file = files().getFirst();
        Files.write(file, new byte[(int) Segment.MAX_BYTES_READ], StandardOpenOption.APPEND);
        try (Journal journal = opened()) {
            assertThat(journal.lastId()).isGreaterThan(2);
            assertThat(journal.append(found("three"))).isTrue();
            await().atMost(Duration.ofSeconds(5)).until(() -> sentences(journal.after(0, 10)).contains("three"));
            assertThat(sentences(journal.after(0, 10))).anyMatch(s -> s.contains("cannot be read and is left out"));
        }
        assertThat(sentences(read(2))).contains("three");
        assertThat(files()).hasSize(2);
    }

    @Test
    void listeners_areBounded_andEndWhenClosed() {
        try (Journal journal = Journal.inMemory(CLOCK, "boot-1")) {
            List<Runnable> ends = new ArrayList<>();
            for (int i = 0; i < Journal.MAX_LISTENERS; i++) {
                ends.add(journal.onEvent(() -> {}).orElseThrow());
            }
            assertThat(journal.onEvent(() -> {})).isEmpty();
            ends.getFirst().run();
            assertThat(journal.onEvent(() -> {})).isPresent();
        }
    }

    @Test
    void eventWithTooManyWords_isKeptAsAShortOne() throws IOException {
        written("y".repeat(Journal.MAX_LINE_BYTES), "after");
        assertThat(sentences(read(2))).containsExactly(
                "Something happened that has too many words to be written down: Found.", "after");
    }

    /// Appends until it is killed, and says what it was told of.
    public static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) throws Exception {
            Journal journal = Journal.in(Path.of(arguments[0]), CLOCK, "boot-1");
            boolean _ = journal.onEvent(() -> tell(journal.lastId())).isPresent();
            for (int i = 0; true; i++) {
                boolean _ = journal.append(found("event " + i));
                if (i % 50 == 0) {
                    Thread.sleep(1);
                }
            }
        }

        private static void tell(long id) {
            System.out.println(id);
            System.out.flush();
        }
    }

    @Test
    void killedWriter_hasLostNothingThatItToldOf() throws Exception {
        long told = 0;
        for (int life = 0; life < 3; life++) {
            Process writer = new ProcessBuilder(System.getProperty("java.home") + "/bin/java",
                    "-XX:TieredStopAtLevel=1",
                    "-cp", System.getProperty("java.class.path"), Writer.class.getName(), folder.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            long before = told;
            try (java.io.BufferedReader reader = writer.inputReader()) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    told = Math.max(told, Long.parseLong(line));
                    if (told > before + 700 + life * 331L) {
                        boolean _ = writer.toHandle().destroyForcibly();
                    }
                }
            }
            writer.waitFor();
            try (Journal journal = opened()) {
                assertThat(journal.lastId()).isGreaterThanOrEqualTo(told);
                assertThat(journal.after(told - 1, 1)).extracting(NodeEvent::id).containsExactly(told);
                told = journal.lastId();
            }
        }
    }
}
