package dev.baton.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IdentityTest {
    @Test
    void identityIsMadeOnceAndKept(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("identity.pem");

        Identity made = Identity.keptIn(file, "n1");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(Identity.keptIn(file, "another name").hash()).isEqualTo(made.hash());
        assertThat(Identity.make("n1").hash()).isNotEqualTo(made.hash());
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void thoseWhoMakeItAtOnceGetTheSame(@TempDir Path folder) {
        Set<String> hashes = new ConcurrentSkipListSet<>();

        IntStream.range(0, 8).parallel()
                .forEach(_ -> hashes.add(Identity.keptIn(folder.resolve("identity.pem"), "n1").hash().hex()));

        assertThat(hashes).hasSize(1);
    }

    @Test
    void damagedFileIsRefusedAndKept(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("identity.pem");
        Identity.keptIn(file, "n1");
        String whole = Files.readString(file);
        Identity other = Identity.keptIn(folder.resolve("other.pem"), "n2");
        String foreign = Files.readString(folder.resolve("other.pem"));
        String mixed = whole.substring(0, whole.indexOf("-----BEGIN CERT"))
                + foreign.substring(foreign.indexOf("-----BEGIN CERT"));

        for (int length = 0; length < whole.length() - 1; length += 25) {
            assertDamaged(file, whole.substring(0, length));
        }
        assertDamaged(file, mixed);
        assertThat(other.toString()).contains(other.hash().hex()).doesNotContain("PRIVATE");
    }

    private static void assertDamaged(Path file, String content) throws IOException {
        Files.writeString(file, content);

        assertThatThrownBy(() -> Identity.keptIn(file, "n1")).isInstanceOf(TrustException.class)
                .hasMessageContaining("is damaged: restore it from a backup");
        assertThat(file).hasContent(content);
    }

    @Test
    void fileThatOthersCanReadIsRefused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("identity.pem");
        Identity.keptIn(file, "n1");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> Identity.keptIn(file, "n1")).isInstanceOf(TrustException.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void linkInPlaceOfTheFileIsRefused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("identity.pem");
        Identity.keptIn(folder.resolve("real.pem"), "n1");
        Files.createSymbolicLink(file, folder.resolve("real.pem"));

        assertThatThrownBy(() -> Identity.keptIn(file, "n1")).isInstanceOf(TrustException.class)
                .hasMessageContaining("is no ordinary file");
    }

    @Test
    void folderThatOthersCanWriteIsRefused(@TempDir Path folder) throws IOException {
        Path open = Files.createDirectory(folder.resolve("state"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwx---"));

        assertThatThrownBy(() -> GuardedFile.prepareFolder(open)).isInstanceOf(TrustException.class)
                .hasMessageContaining("chmod go-w");
        GuardedFile.prepareFolder(folder.resolve("a/b"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("a/b"))))
                .isEqualTo("rwx------");
    }
}
