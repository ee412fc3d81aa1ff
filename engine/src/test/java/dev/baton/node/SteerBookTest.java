package dev.baton.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.baton.vrrp.Steering;

import static org.assertj.core.api.Assertions.assertThat;

class SteerBookTest {
    private static final Map<String, Steering> TOLD = Map.of("VI_1",
            new Steering(true, false, OptionalInt.of(120), Optional.empty()), "VI_2",
            new Steering(true, false, OptionalInt.empty(), Optional.empty()));

    @TempDir
    private Path folder = Path.of(".");
    private final List<String> trouble = new ArrayList<>();

    private SteerBook book() {
        return new SteerBook(Optional.of(folder), trouble::add);
    }

    @Test
    void whatIsWritten_isReadAgain_andNothingElseIsLeft() throws IOException {
        book().write(TOLD);

        assertThat(book().read()).isEqualTo(TOLD);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve(SteerBook.FILE));
        }
        SteerBook again = book();
        again.read();
        again.write(Map.of());
        assertThat(book().read()).isEmpty();
        assertThat(trouble).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "{\"routers\":null}", "{\"routers\":{\"VI_1\":null}}",
            "{\"routers\":{\"VI_1\":{\"maintenance\":true,\"priority\":255}}}",
            "{\"routers\":{\"VI_1\":{\"maintenance\":true,\"priority\":-1}}}", "{\"routers\":{\"VI_1\":7}}"})
    void damagedFile_isToldOf_andTakenForNone(String text) throws IOException {
        Files.writeString(folder.resolve(SteerBook.FILE), text);

        assertThat(book().read()).isEmpty();
        assertThat(trouble).singleElement().asString().contains("cannot be read").contains("Tell them anew");
    }

    @Test
    void hugeFile_isNotRead() throws IOException {
        Files.writeString(folder.resolve(SteerBook.FILE), " ".repeat(SteerBook.MAX_BYTES + 1));

        assertThat(book().read()).isEmpty();
        assertThat(trouble).hasSize(1);
    }

    @Test
    void folderThatIsGone_isToldOf() {
        new SteerBook(Optional.of(folder.resolve("gone")), trouble::add).write(TOLD);

        assertThat(trouble).singleElement().asString().contains("cannot be written");
    }

    @Test
    void withoutAFolder_nothingIsKept() {
        SteerBook none = new SteerBook(Optional.empty(), trouble::add);
        none.write(TOLD);

        assertThat(none.read()).isEmpty();
        assertThat(trouble).isEmpty();
    }
}
