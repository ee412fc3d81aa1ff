package dev.baton.app.draft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.draft.Edit;
import dev.baton.draft.Saved;

import static org.assertj.core.api.Assertions.assertThat;

class DraftStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final Saved SAVED = new Saved(
            List.of(new Saved.Entry(FakeBases.yaml("n1", 150), "node: n1 # 中文 \uD83D\uDE00\n")),
            List.of(new Edit.HandOver("n2", "VI_1")));

    @TempDir
    private Path folder;

    @Test
    void whatWasKept_comesBack_forThoseConfigurationsOnly() throws IOException {
        DraftStore store = new DraftStore(folder, () -> NOW);
        store.save(Bases.Kind.FILES, "/etc/a.yaml", SAVED);
        assertThat(store.load(Bases.Kind.FILES, "/etc/a.yaml")).isEqualTo(new DraftStore.Loaded.Edits(SAVED, NOW));
        assertThat(store.load(Bases.Kind.NODES, "/etc/a.yaml")).isEqualTo(new DraftStore.Loaded.Nothing());
        assertThat(store.load(Bases.Kind.FILES, "/etc/b.yaml")).isEqualTo(new DraftStore.Loaded.Nothing());
    }

    @Test
    void file_isForItsOwnerOnly() throws IOException {
        Path drafts = folder.resolve("drafts");
        new DraftStore(drafts).save(Bases.Kind.FILES, "a", SAVED);
        try (var files = Files.list(drafts)) {
            assertThat(files).singleElement().satisfies(file -> assertThat(PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(file))).isEqualTo("rw-------"));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(drafts))).isEqualTo("rwx------");
    }

    @Test
    void old_isForgotten_andManyAreBounded() throws IOException {
        new DraftStore(folder, () -> NOW.minus(DraftStore.MAX_AGE).minus(Duration.ofDays(1))).save(Bases.Kind.FILES,
                "a", SAVED);
        assertThat(new DraftStore(folder, () -> NOW).load(Bases.Kind.FILES, "a"))
                .isEqualTo(new DraftStore.Loaded.Nothing());
        DraftStore store = new DraftStore(folder);
        for (int i = 0; i < DraftStore.MAX_FILES + 9; i++) {
            store.save(Bases.Kind.FILES, "file " + i, SAVED);
        }
        try (var files = Files.list(folder)) {
            assertThat(files.count()).isEqualTo(DraftStore.MAX_FILES);
        }
        assertThat(store.load(Bases.Kind.FILES, "file " + (DraftStore.MAX_FILES + 8)))
                .isInstanceOf(DraftStore.Loaded.Edits.class);
    }

    @Test
    void anyDamage_isNoticed() {
        byte[] whole = DraftCodec.write(new DraftCodec.Kept("a", NOW, SAVED));
        assertThat(DraftCodec.read(whole)).contains(new DraftCodec.Kept("a", NOW, SAVED));
        for (int length = 0; length < whole.length; length++) {
            assertThat(DraftCodec.read(Arrays.copyOf(whole, length))).as("cut to %d", length).isEmpty();
        }
        SplittableRandom random = new SplittableRandom(2);
        for (int run = 0; run < 2_000; run++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            assertThat(DraftCodec.read(damaged)).isEmpty();
        }
    }
}
