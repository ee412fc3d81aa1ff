package dev.baton.adapter.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class ScriptFolderTest {
    @TempDir
    private Path temp = Path.of(".");
    private Path path = Path.of(".");

    @BeforeEach
    void make() throws IOException {
        path = Files.createDirectory(temp.resolve("scripts"));
        mode(path, "rwxr-xr-x");
        file("good", "rwxr-xr-x");
    }

    private ScriptFolder folder() {
        Account own = Account.own();
        return new ScriptFolder(path, Set.of(own.user()), Set.of(own.group()));
    }

    private static void mode(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    private Path file(String name, String mode) throws IOException {
        Path file = Files.writeString(path.resolve(name), "#!/bin/sh\n");
        mode(file, mode);
        return file;
    }

    private String refusal(String name) {
        return folder().find(name) instanceof ScriptFolder.Found.Refused(String sentence) ? sentence : "";
    }

    @Test
    void executableThatOnlyTrustedUsersMayWrite_isFound() throws Exception {
        assertThat(folder().find("good"))
                .isEqualTo(new ScriptFolder.Found.Program(path.resolve("good").toRealPath()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../good", "/bin/sh", "..", ".", "", "a/b", "-rf", "good\u0000", "good\n", ".hidden"})
    void path_isNoName(String name) {
        assertThat(refusal(name)).contains("no name of a script");
    }

    @Test
    void linkOutOfTheFolder_isRefused_andOneWithinIsNot() throws Exception {
        Files.createSymbolicLink(path.resolve("out"), Path.of("/bin/sh"));
        Files.createSymbolicLink(path.resolve("within"), path.resolve("good"));
        assertThat(refusal("out")).contains("leads out of the folder");
        assertThat(refusal("within")).isEmpty();
    }

    @Test
    void whatOthersMayWrite_isRefused() throws Exception {
        file("loose", "rwxr-xrwx");
        assertThat(refusal("loose")).contains("Others than root may write to").contains("chmod go-w");
        mode(path, "rwxrwxrwx");
        assertThat(refusal("good")).contains(path.getFileName() + " and so decide");
    }

    @Test
    void folderThatOthersCouldRename_isRefused() throws Exception {
        mode(temp, "rwxrwxrwx");
        assertThat(refusal("good")).contains("Others than root may write to " + temp.toRealPath());
    }

    @Test
    void groupThatMayWrite_isRefused() throws Exception {
        assumeTrue(Account.own().isRoot(), "needs root to give a file away");
        Path file = file("shared", "rwxrwxr-x");
        Files.setAttribute(file, "unix:gid", 65_534);
        assertThat(refusal("shared")).contains("Others than root may write to");
    }

    @Test
    void fileOfAnotherUser_isRefused() throws Exception {
        assumeTrue(Account.own().isRoot(), "needs root to give a file away");
        Path file = file("foreign", "rwxr-xr-x");
        Files.setAttribute(file, "unix:uid", 65_534);
        assertThat(refusal("foreign")).contains("belongs to user 65534").contains("chown root");
    }

    @Test
    void whatCannotBeRun_isRefusedWithWhatToDo() throws Exception {
        file("text", "rw-r--r--");
        Files.createDirectory(path.resolve("folder"));
        assertThat(refusal("text")).contains("not executable").contains("chmod 755");
        assertThat(refusal("folder")).contains("is no file");
        assertThat(refusal("missing")).contains("There is no script missing in");
    }

    @Test
    void missingFolder_isToldWithThePolicysKey() throws Exception {
        Files.delete(path.resolve("good"));
        Files.delete(path);
        assertThat(refusal("good")).contains("There is no folder").contains("'folder'");
    }
}
