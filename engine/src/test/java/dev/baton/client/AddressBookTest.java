package dev.baton.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.api.Access;
import dev.baton.api.ConfigStamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AddressBookTest {
    @TempDir
    private Path folder;

    private AddressBook book() {
        return AddressBook.of(new ClientHome(folder.resolve("baton")));
    }

    private static KnownNode node(String name) {
        return new KnownNode(name, "10.0.0.1", 8642, "ab".repeat(32), Access.EDITOR, Instant.EPOCH, Optional.empty());
    }

    @Test
    void whatIsPut_isThereAgain_forItsOwnerOnly() throws IOException {
        book().put(node("n1"));
        book().put(node("n2"));
        book().approve("n1", new ConfigStamp(3, "cafe"));
        book().rename("n2", "edge");

        assertThat(book().nodes()).containsExactly(node("n1").approving(new ConfigStamp(3, "cafe")), node("edge"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(book().home().nodes())))
                .isEqualTo("rw-------");
        assertThat(book().remove("n1")).isTrue();
        assertThat(book().remove("n1")).isFalse();
    }

    @Test
    void severalAtOnce_loseNothing() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String name = "n" + i;
            threads.add(Thread.ofVirtual().start(() -> book().put(node(name))));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(book().nodes()).hasSize(20);
    }

    @Test
    void damagedFile_isToldAndNotOverwritten() throws IOException {
        book().put(node("n1"));
        Files.writeString(book().home().nodes(), "{\"format\":1,\"nodes\":[{");

        assertThatThrownBy(() -> book().nodes()).isInstanceOf(HomeException.class)
                .hasMessageContainingAll("nodes.json", "damaged", "baton connect");
        assertThatThrownBy(() -> book().put(node("n2"))).isInstanceOf(HomeException.class);
        assertThat(Files.readString(book().home().nodes())).endsWith("[{");
    }

    @Test
    void nameThatIsTakenOrCannotBe_isRefused() {
        book().put(node("n1"));
        book().put(node("n2"));

        assertThatThrownBy(() -> book().rename("n1", "n2")).isInstanceOf(HomeException.class)
                .hasMessageContaining("already");
        assertThatThrownBy(() -> book().rename("n1", "a b")).isInstanceOf(HomeException.class);
        assertThatThrownBy(() -> book().rename("n9", "x")).isInstanceOf(HomeException.class);
    }

    @Test
    void home_isWhatWasGiven_elseTheEnvironments_elseTheUsers() {
        Path home = Path.of("/home/u");
        assertThat(ClientHome.of(Optional.of(Path.of("/x")), Map.of("BATON_HOME", "/y"), home).folder())
                .isEqualTo(Path.of("/x"));
        assertThat(ClientHome.of(Optional.empty(), Map.of("BATON_HOME", "/y"), home).folder()).isEqualTo(Path.of("/y"));
        assertThat(ClientHome.of(Optional.empty(), Map.of("XDG_CONFIG_HOME", "/c"), home).folder())
                .isEqualTo(Path.of("/c/baton"));
        assertThat(ClientHome.of(Optional.empty(), Map.of(), home).folder())
                .isEqualTo(Path.of("/home/u/.config/baton"));
    }
}
