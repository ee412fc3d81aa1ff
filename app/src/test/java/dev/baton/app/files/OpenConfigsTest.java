package dev.baton.app.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.config.Severity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OpenConfigsTest {
    private static final String YAML = """
            node: n1
            routers:
              - { name: web, interface: eth0, vrid: 51, priority: 150, addresses: [10.0.0.100/24] }
            """;
    private static final String CONF = """
            vrrp_instance VI_1 {
             interface eth0
             virtual_router_id 51
             priority 100
             virtual_ipaddress {
              10.0.0.100/24
             }
            }
            """;
    @TempDir
    private Path folder = Path.of("");

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private OpenConfigs open() {
        return OpenConfigs.read(List.of(folder));
    }

    @Test
    void folder_isReadByTheEndingsOfItsFiles_andWhatIsInThemSaysWhatTheyAre() throws IOException {
        write("a.yaml", YAML);
        write("b.conf", CONF);
        write("c.conf", YAML.replace("n1", "n3"));
        write("notes.txt", "no configuration");
        write(".hidden.yaml", YAML);
        assertThat(open().files()).extracting(ConfigFile::name, ConfigFile::kind, ConfigFile::node).containsExactly(
                org.assertj.core.groups.Tuple.tuple("a.yaml", FileKind.YAML, "n1"),
                org.assertj.core.groups.Tuple.tuple("b.conf", FileKind.KEEPALIVED, "b"),
                org.assertj.core.groups.Tuple.tuple("c.conf", FileKind.YAML, "n3"));
    }

    @Test
    void folderOfFolders_isTakenForAFolderForEachNode_whoseNameTheFilesGet() throws IOException {
        write("n1/keepalived.conf", CONF);
        write("n2/keepalived.conf", CONF);
        assertThat(open().files()).extracting(ConfigFile::name).containsExactly("n1/keepalived.conf",
                "n2/keepalived.conf");
        assertThat(open().nodes()).extracting(n -> n.node()).containsExactly("n1", "n2");
    }

    @Test
    void fileThatWasChangedAddedOrRemoved_isNoticed_andNothingElseIs() throws IOException {
        Path file = write("a.yaml", YAML);
        OpenConfigs first = open();
        assertThat(first.readAgain()).isSameAs(first);
        Files.writeString(file, YAML.replace("150", "90 "));
        OpenConfigs second = first.readAgain();
        assertThat(second.nodes().getFirst().routers().getFirst().priority()).isEqualTo(90);
        write("b.conf", CONF);
        OpenConfigs third = second.readAgain();
        assertThat(third.files()).hasSize(2);
        Files.delete(file);
        assertThat(third.readAgain().files()).extracting(ConfigFile::name).containsExactly("b.conf");
    }

    @Test
    void includedFileThatChanges_isNoticed() throws IOException {
        Path included = write("parts/one.part", "vrrp_script chk {\n script \"/bin/true\"\n}\n");
        write("keepalived.conf", "include parts/*.part\n" + CONF);
        OpenConfigs first = open();
        assertThat(first.files().getFirst().included()).containsExactly(included);
        Files.writeString(included, "vrrp_script chk2 {\n script \"/bin/false\"\n}\n");
        assertThat(first.readAgain()).isNotSameAs(first);
    }

    @Test
    void fileThatIsGone_orNoText_isAProblemOfThatFileAndCostsNoOther() throws IOException {
        Path gone = folder.resolve("gone.yaml");
        Path binary = Files.write(folder.resolve("binary.yaml"), new byte[]{0, 1, 2, (byte) 0xFF, 3});
        Path good = write("good.yaml", YAML);
        OpenConfigs configs = OpenConfigs.read(List.of(gone, binary, good));
        assertThat(configs.nodes()).hasSize(1);
        assertThat(configs.remarks()).extracting(Remark::file).contains("gone.yaml", "binary.yaml")
                .doesNotContain("good.yaml");
        assertThat(configs.file(gone).orElseThrow().count(Severity.ERROR)).isEqualTo(1);
    }

    @Test
    void moreFilesThanAreOpenedAtOnce_areToldOf() throws IOException {
        for (int i = 0; i <= OpenConfigs.MAX_FILES; i++) {
            write("n" + i + ".yaml", YAML.replace("n1", "n" + i));
        }
        OpenConfigs configs = open();
        assertThat(configs.files()).hasSize(OpenConfigs.MAX_FILES);
        assertThat(configs.isMore()).isTrue();
        assertThat(configs.readAgain()).isSameAs(configs);
    }

    @Test
    void remarks_haveTheirCodesAndPlaces_andShowNoPassword() throws IOException {
        write("n1.conf", CONF.replace(" priority 100", " priority 100\n state MASTER\n nopreempt\n authentication {\n"
                + "  auth_type PASS\n  auth_pass topsecret99\n }"));
        OpenConfigs configs = open();
        assertThat(configs.remarks()).anyMatch(r -> r.code().map(Enum::name).filter("C03"::equals).isPresent()
                && r.spots().getFirst().place().line() > 1);
        assertThat(configs.remarks().toString()).doesNotContain("topsecret99");
        assertThat(Masked.lines(configs.files().getFirst().text()).toString()).doesNotContain("topsecret99")
                .contains("auth_pass ••••");
    }

    @Test
    void text_isWrittenWholeOrNotAtAll_newFilesForTheirOwnerOnly() throws IOException {
        Path file = folder.resolve("out.yaml");
        WholeText.write(file, "one");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        WholeText.write(file, "two");
        assertThat(Files.readString(file)).isEqualTo("two");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> WholeText.write(folder, "three")).isInstanceOf(IOException.class);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }
}
