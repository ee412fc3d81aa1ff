package dev.baton.commit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.port.Clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// The real disk.
class FileDiskTest {
    private static final byte[] TEXT = "node: n1\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder = Path.of(".");

    private static Clock clock() {
        return new SimClock(0, Instant.EPOCH);
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void replacedFile_keepsItsRights_newOneIsItsOwners() throws IOException {
        Path file = folder.resolve("node.yaml");
        WholeFile whole = new WholeFile(Disk.REAL, file, 100);
        whole.replace(TEXT);
        assertThat(rights(file)).isEqualTo("rw-------");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        whole.replace("node: n2\n".getBytes(StandardCharsets.UTF_8));
        assertThat(rights(file)).isEqualTo("rw-r-----");
        assertThat(file).hasContent("node: n2\n");
        assertThat(folder.toFile().list()).containsExactly("node.yaml");
    }

    @Test
    void interruptedThread_writesAllTheSame_andStaysInterrupted() throws IOException {
        Path file = folder.resolve("node.yaml");
        Thread.currentThread().interrupt();
        new WholeFile(Disk.REAL, file, 100).replace(TEXT);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(file).hasBinaryContent(TEXT);
    }

    @Test
    void draft_isNotWrittenThroughALink() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "untouched");
        Files.createSymbolicLink(folder.resolve("node.yaml.baton-new"), victim);
        new WholeFile(Disk.REAL, folder.resolve("node.yaml"), 100).replace(TEXT);
        assertThat(victim).hasContent("untouched");
    }

    @Test
    void fileThatIsTooLarge_isAnError_missingOneIsNone() throws IOException {
        Path file = Files.write(folder.resolve("f"), new byte[11]);
        assertThatThrownBy(() -> Disk.REAL.read(file, 10)).isInstanceOf(IOException.class);
        assertThat(Disk.REAL.read(file, 11)).isPresent();
        assertThat(Disk.REAL.read(folder.resolve("none"), 10)).isEmpty();
    }

    @Test
    void folderOfCommits_isItsOwners_andHasOneProcess() throws IOException {
        Path config = Files.write(folder.resolve("node.yaml"), TEXT);
        Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), config);
        CommitHome home = CommitHome.of(folder.resolve("state/n1"), link, Timekeeper.of(clock()),
                (_, _, _, _, _) -> {});
        assertThat(home.config()).isEqualTo(config.toRealPath());
        Recovery recovery = Recovery.of(home);
        assertThat(recovery.text()).hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(TEXT));
        assertThat(rights(home.folder())).isEqualTo("rwx------");
        assertThatThrownBy(() -> Recovery.of(home)).isInstanceOf(CommitException.class)
                .hasMessageContaining("Another process");
        recovery.release();
        assertThat(Recovery.of(home).notes()).isEmpty();
    }

    @Test
    void bootId_isThatOfTheMachine() {
        assertThat(Timekeeper.of(clock()).boot()).isEqualTo(Timekeeper.of(clock()).boot());
        assertThat(Optional.of(Timekeeper.of(clock()).boot())).hasValueSatisfying(b -> assertThat(b).isNotBlank());
    }
}
