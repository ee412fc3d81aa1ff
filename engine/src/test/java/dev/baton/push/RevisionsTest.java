package dev.baton.push;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.client.ClientHome;

import static org.assertj.core.api.Assertions.assertThat;

class RevisionsTest {
    @TempDir
    Path folder;

    private static Revision revision(String node, int number, String text) {
        return new Revision(Revision.FORMAT, "p" + number, node, Instant.ofEpochSecond(number), "somebody", "why",
                PushEnd.Has.NEW, "", List.of("VI_1 priority 100 → 90"), text, List.of("gap 0 s"));
    }

    private static List<Revision> many(String node, int count) {
        return IntStream.range(0, count).mapToObj(i -> revision(node, i, "node: " + node + "\n")).toList();
    }

    @Test
    void ofANodeTheLatestComesFirst_andOnlySoManyAreKept() {
        Revisions revisions = Revisions.inMemory();

        revisions.keep(many("n1", Revisions.MAX_OF_NODE + 5));
        revisions.keep(many("n2", 1));

        assertThat(revisions.of("n1")).hasSize(Revisions.MAX_OF_NODE);
        assertThat(revisions.of("n1").getFirst().push()).isEqualTo("p" + (Revisions.MAX_OF_NODE + 4));
        assertThat(revisions.of("n2")).hasSize(1);
    }

    @Test
    void fileOutlastsTheProgram_isItsOwnersOnly_andADamagedLineTakesNoOtherWithIt() throws IOException {
        ClientHome home = new ClientHome(folder.resolve("home"));
        new RevisionFile(home).keep(many("n1", 3));
        Path file = folder.resolve("home").resolve("revisions.jsonl");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        Files.writeString(file, "{\"half\n", StandardOpenOption.APPEND);
        assertThat(new RevisionFile(home).of("n1")).hasSize(3);
    }

    @Test
    void longTexts_pushOldOnesOut_sothatTheFileCanAlwaysBeRead() {
        ClientHome home = new ClientHome(folder.resolve("home"));
        RevisionFile file = new RevisionFile(home);
        String text = "# long\n".repeat(30_000);
        for (int i = 0; i < 8; i++) {
            file.keep(List.of(revision("n1", i, text)));
        }

        assertThat(file.of("n1")).isNotEmpty().hasSizeLessThan(8);
        assertThat(file.of("n1").getFirst().push()).isEqualTo("p7");
    }
}
