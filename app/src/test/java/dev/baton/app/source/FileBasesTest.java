package dev.baton.app.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.app.draft.Bases;
import dev.baton.app.draft.FakeBases;
import dev.baton.app.draft.Staging;
import dev.baton.app.files.OpenConfigs;
import dev.baton.app.testing.FxTest;
import dev.baton.draft.Base;
import dev.baton.draft.Conflict;
import dev.baton.draft.Draft;
import dev.baton.draft.Edit;
import dev.baton.draft.Form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Configurations in files: what they are called, and the way back to the disk.
@FxTest
class FileBasesTest {
    private static final String CONF = """
            ! of n2
            vrrp_instance VI_1 {
                interface eth0
                virtual_router_id 51
                include prio.conf
                virtual_ipaddress {
                    10.0.0.100/24
                }
            }
            """;

    @TempDir
    private Path folder;

    private FileBases open() {
        return new FileBases(OpenConfigs.read(List.of(folder)), () -> {});
    }

    private static List<String> names(FileBases bases) {
        return bases.bases().get().stream().map(Base::node).toList();
    }

    @Test
    void files_goByTheNodesTheyAreOf_andTwinsByTheirFilesToo() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), FakeBases.yaml("n1", 150).text());
        Files.writeString(folder.resolve("b.yaml"), FakeBases.yaml("n1", 100).text());
        Files.writeString(folder.resolve("c.yaml"), FakeBases.yaml("n3", 100).text());
        assertThat(names(open())).containsExactly("n1 (a.yaml)", "n1 (b.yaml)", "n3");
    }

    @Test
    void node_keepsItsName_whileItsFileIsNoGood_andWhenItIsRenamedInThere() throws IOException {
        Path file = Files.writeString(folder.resolve("a.yaml"), FakeBases.yaml("n1", 150).text());
        FileBases bases = open();
        Files.writeString(file, "node: [");
        bases.show(OpenConfigs.read(List.of(folder)));
        assertThat(names(bases)).containsExactly("n1");
        Files.writeString(file, FakeBases.yaml("other", 150).text());
        bases.show(OpenConfigs.read(List.of(folder)));
        assertThat(names(bases)).containsExactly("n1");
    }

    @Test
    void includedFiles_areRead_andTheirValuesRefusedWithThePlace() throws IOException {
        Files.writeString(folder.resolve("n2.conf"), CONF);
        Files.createDirectory(folder.resolve("sub"));
        Files.writeString(folder.resolve("prio.conf"), "priority 120\n");
        FileBases bases = new FileBases(OpenConfigs.read(List.of(folder.resolve("n2.conf"))), () -> {});
        Staging staging = new Staging(Optional.of(bases));
        Draft draft = staging.workspace().get().draft("n2").orElseThrow();
        assertThat(draft.config().orElseThrow().routers().getFirst().priority()).isEqualTo(120);
        assertThatThrownBy(() -> staging.stage(new Edit.Priority("n2", "VI_1", 90))).hasMessageContaining("prio.conf");
    }

    @Test
    void savedFile_hasTheNewText_andItsOldPermissions() throws IOException {
        Path file = Files.writeString(folder.resolve("a.yaml"), FakeBases.yaml("n1", 150).text());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        FileBases bases = open();
        Staging staging = new Staging(Optional.of(bases));
        staging.stage(new Edit.Priority("n1", "VI_1", 90));
        staging.save();
        assertThat(Files.readString(file)).isEqualTo(FakeBases.yaml("n1", 90).text());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-r-----");
        bases.show(OpenConfigs.read(List.of(folder)));
        assertThat(staging.workspace().get().isEdited()).isFalse();
        assertThat(staging.workspace().get().conflicts()).isEmpty();
    }

    @Test
    void fileThatChangedMeanwhile_isNeverOverwritten_untilThatIsDecided() throws IOException {
        Path file = Files.writeString(folder.resolve("a.yaml"), FakeBases.yaml("n1", 150).text());
        FileBases bases = open();
        Staging staging = new Staging(Optional.of(bases));
        staging.stage(new Edit.Priority("n1", "VI_1", 90));
        Files.writeString(file, FakeBases.yaml("n1", 160).text());
        staging.save();
        assertThat(Files.readString(file)).contains("160");
        assertThat(staging.told().get()).get().isInstanceOfSatisfying(Staging.Told.NotSaved.class,
                told -> assertThat(told.sentence()).contains("a.yaml").contains("changed on disk"));
        bases.show(OpenConfigs.read(List.of(folder)));
        assertThat(staging.workspace().get().conflicts()).hasSize(1);
        staging.decide("n1", Conflict.Choice.KEEP_MINE);
        staging.save();
        assertThat(Files.readString(file)).contains("priority: 90");
    }

    @Test
    void severalFiles_areSavedAllOrNone() throws IOException {
        Path first = Files.writeString(folder.resolve("a.yaml"), FakeBases.yaml("n1", 150).text());
        Path second = Files.writeString(folder.resolve("b.yaml"), FakeBases.yaml("n2", 100).text());
        Staging staging = new Staging(Optional.of(open()));
        staging.stage(new Edit.Priority("n1", "VI_1", 90));
        staging.stage(new Edit.Priority("n2", "VI_1", 120));
        Files.delete(second);
        staging.save();
        assertThat(Files.readString(first)).isEqualTo(FakeBases.yaml("n1", 150).text());
        assertThat(staging.workspace().get().editCount()).isEqualTo(2);
    }

    @Test
    void fileThatIsNoUtf8_isNotRuined() throws IOException {
        byte[] latin = "# caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] rest = CONF.replace("    include prio.conf\n", "    priority 100\n").getBytes(StandardCharsets.UTF_8);
        byte[] both = new byte[latin.length + rest.length];
        System.arraycopy(latin, 0, both, 0, latin.length);
        System.arraycopy(rest, 0, both, latin.length, rest.length);
        Path file = Files.write(folder.resolve("n2.conf"), both);
        Staging staging = new Staging(Optional.of(open()));
        staging.stage(new Edit.Priority("n2", "VI_1", 90));
        staging.save();
        assertThat(Files.readAllBytes(file)).isEqualTo(both);
        assertThat(staging.told().get()).get().isInstanceOf(Staging.Told.NotSaved.class);
    }

    @Test
    void newNode_getsAFileOfItsOwn_thatMustNotBeThere() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), FakeBases.yaml("n1", 150).text());
        FileBases bases = open();
        Staging staging = new Staging(Optional.of(bases));
        staging.stage(new Edit.Added("n3", Form.YAML, FakeBases.yaml("n3", 50).text()));
        staging.save();
        assertThat(folder.resolve("n3.yaml")).hasContent(FakeBases.yaml("n3", 50).text());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("n3.yaml"))))
                .isEqualTo("rw-------");
        assertThat(bases.kind()).isEqualTo(Bases.Kind.FILES);
    }
}
