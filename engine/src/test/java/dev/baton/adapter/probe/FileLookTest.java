package dev.baton.adapter.probe;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The interval of these checks is an hour: what is seen was told by the kernel.
class FileLookTest {
    @TempDir
    private Path folder = Path.of(".");

    private Running begin(Path file, String wanted) {
        return Running.plain().begin("{ name: a, file: " + file + ", wanted: " + wanted + ", interval: 1h }");
    }

    @Test
    void file_isSeenComeAndGo() throws Exception {
        Path file = folder.resolve("drain");
        try (Running running = begin(file, "present")) {
            running.awaitFirst("a", false);
            Files.createFile(file);
            running.awaitLast("a", true);
            Files.delete(file);
            running.awaitLast("a", false);
            assertThat(running.of("a")).containsExactly(false, true, false);
        }
    }

    @Test
    void absentFile_isWhatIsWanted() throws Exception {
        Path file = folder.resolve("drain");
        try (Running running = begin(file, "absent")) {
            running.awaitFirst("a", true);
            Files.createFile(file);
            running.awaitLast("a", false);
        }
    }

    @Test
    void content_countsFor0_alsoWhenTheFileIsReplacedInOneStep() throws Exception {
        Path file = Files.writeString(folder.resolve("weight"), "");
        try (Running running = begin(file, "zero")) {
            running.awaitFirst("a", true);
            Files.writeString(file, " 10\n");
            running.awaitLast("a", false);
            Path next = Files.writeString(folder.resolve("next"), "0\n");
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            running.awaitLast("a", true);
            Files.write(file, new byte[100_000]);
            running.awaitLast("a", false);
            Files.delete(file);
            await().pollDelay(Duration.ofMillis(50)).until(() -> true);
            assertThat(running.of("a").getLast()).isFalse();
        }
    }

    @Test
    void folderThatComesAndGoes_isFollowed() throws Exception {
        Path deep = folder.resolve("run/app");
        try (Running running = begin(deep.resolve("up"), "present")) {
            running.awaitFirst("a", false);
            for (int i = 0; i < 3; i++) {
                Files.createDirectories(deep);
                Files.createFile(deep.resolve("up"));
                running.awaitLast("a", true);
                Files.delete(deep.resolve("up"));
                Files.delete(deep);
                Files.delete(deep.getParent());
                running.awaitLast("a", false);
            }
        }
    }

    @Test
    void folderThatIsReplaced_isSeenWithTheNextLook() throws Exception {
        Path old = Files.createDirectory(folder.resolve("conf"));
        try (Running running = Running.plain()
                .begin("{ name: a, file: " + old.resolve("up") + ", interval: 50ms }")) {
            running.awaitFirst("a", false);
            Files.move(old, folder.resolve("conf.old"));
            Files.createDirectory(old);
            Files.createFile(old.resolve("up"));
            running.awaitLast("a", true);
        }
    }

    @Test
    void otherFilesOfTheFolder_areNotLookedAt() throws Exception {
        try (Running running = begin(folder.resolve("drain"), "present")) {
            running.awaitFirst("a", false);
            Files.createFile(folder.resolve("other"));
            Files.createFile(folder.resolve("drain"));
            running.awaitLast("a", true);
            assertThat(running.of("a")).containsExactly(false, true);
        }
    }
}
