package dev.baton.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BatonTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "lab ", "gui ", "simulate ", "convert ", "check ", "whatif ", "pair ", "connect ",
            "nodes ",
            "status ", "audit ", "plan ", "push ", "drill ", "hand-over ", "resign ", "maintenance ", "priority "})
    void helpHasAnExampleThatFitsTheWidth(String command) {
        Shell.Run run = new Shell().run((command + "--help").split(" "));

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("Usage: baton").containsPattern("Examples?:\\R  baton").contains("--help")
                .doesNotContain("@@", "%%");
        assertThat(run.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(110));
    }

    @Test
    void versionIsTheBuilds() {
        Shell.Run run = new Shell().run("--version");

        assertThat(run.status()).isZero();
        assertThat(run.out()).matches("baton \\d+\\.\\d+\\.\\d+\\S* \\(Java .+\\)\\R");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "lba | There is no command 'lba'; the commands are gui, lab, simulate, node, pair, watch, convert, check, whatif, connect, nodes, status, audit, plan, push, drill, hand-over, resign, maintenance, priority. Did you mean 'lab'?",
            "--halp | There is no option '--halp'. Did you mean '--help'?"})
    void whatDoesNotExistIsToldWithWhatDoes(String argument, String sentence) {
        Shell.Run run = new Shell().run(argument);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("baton: " + sentence);
    }

    @Test
    void batonAloneIsHelpWithoutADisplayOrWithoutTheWindow() {
        Shell noDisplay = new Shell().withWindow();
        assertThat(noDisplay.run().out()).contains("Usage: baton");
        assertThat(noDisplay.opened).isEmpty();

        assertThat(new Shell().withDisplay().run().out()).contains("Usage: baton");
    }

    @Test
    void batonAloneIsTheWindowWithADisplay() {
        Shell shell = new Shell().withWindow().withDisplay();

        assertThat(shell.run().out()).isEmpty();
        assertThat(shell.opened).containsExactly(WindowRequest.DEFAULT);
    }

    @Test
    void guiHandsItsOptionsToTheWindow(@TempDir Path directory) {
        Shell shell = new Shell().withWindow();

        assertThat(shell.run("gui", "--lab", "three", "--nodes", "5", "--seed", "7", "--tour", directory.toString())
                .status()).isZero();

        assertThat(shell.opened).containsExactly(new WindowRequest(Optional.of("three"), OptionalInt.of(5),
                OptionalLong.of(7), Optional.of(directory), List.of(), Optional.empty(), List.of(), false));
    }

    @Test
    void guiFollowsPairedNodes_butNothingElseBeside() {
        Shell shell = new Shell().withWindow().withDisplay();

        assertThat(shell.run("gui", "--paired").status()).isZero();
        assertThat(shell.opened).singleElement().matches(WindowRequest::paired);
        for (String other : List.of("--lab three", "--live eth0", "--seed 7")) {
            Shell.Run refused = shell.run(("gui --paired " + other).split(" "));
            assertThat(refused.status()).isEqualTo(2);
            assertThat(refused.err()).contains("--paired does not go with");
        }
        assertThat(shell.opened).hasSize(1);
    }

    @Test
    void guiWithoutADisplayCannot() {
        Shell.Run run = new Shell().withWindow().run("gui");

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).startsWith("baton gui: There is no display");
    }

    @Test
    void guiWithoutTheWindowCannot() {
        Shell.Run run = new Shell().withDisplay().run("gui");

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).startsWith("baton gui: The window is not installed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--lab tree", "--nodes 0", "--nodes 200", "--seed x", "--lab nginx-pair --nodes 3"})
    void guiRefusesALabThatCannotBe(String arguments) {
        Shell shell = new Shell().withWindow().withDisplay();

        assertThat(shell.run(("gui " + arguments).split(" ")).status()).isEqualTo(2);
        assertThat(shell.opened).isEmpty();
    }

    @Test
    void guiOpensOnInterfacesOrOnAFile(@TempDir Path directory) throws IOException {
        Path file = Files.createFile(directory.resolve("pair.pcapng"));
        Shell shell = new Shell().withWindow().withDisplay();

        assertThat(shell.run("gui", "--live", "eth0, eth1.20").status()).isZero();
        assertThat(shell.run("gui", "--pcap", file.toString()).status()).isZero();

        assertThat(shell.opened).extracting(WindowRequest::live).containsExactly(List.of("eth0", "eth1.20"), List.of());
        assertThat(shell.opened).extracting(WindowRequest::capture).containsExactly(Optional.empty(),
                Optional.of(file));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"--live eth0 --pcap x | --live and --pcap do not go together",
            "--live eth0 --lab three | --live does not go with --lab", "--pcap x --seed 4 | --pcap does not go with",
            "--live eth0 --tour x | --live does not go with --tour", "--live eth0, | is no name of an interface",
            "--live a/b | is no name of an interface", "--pcap / | is a directory",
            "--live a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q | at most 16 interfaces, not 17"})
    void guiRefusesWhatContradictsItself(String arguments, String sentence) {
        Shell shell = new Shell().withWindow().withDisplay();

        Shell.Run run = shell.run(("gui " + arguments).split(" "));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains(sentence);
        assertThat(shell.opened).isEmpty();
    }

    @Test
    void guiOpensOnConfigurations_filesAndFolders(@TempDir Path directory) throws IOException {
        Path file = Files.createFile(directory.resolve("n1.yaml"));
        Shell shell = new Shell().withWindow().withDisplay();

        assertThat(shell.run("gui", file.toString(), directory.toString()).status()).isZero();

        assertThat(shell.opened).extracting(WindowRequest::configs).containsExactly(List.of(file, directory));
        assertThat(shell.run("gui", "/nowhere/n1.yaml").status()).isEqualTo(3);
        assertThat(shell.run("gui", "--lab", "three", file.toString()).err())
                .startsWith("baton gui: FILE does not go with --lab");
    }

    @Test
    void guiCannotOpenAFileThatIsNotThere() {
        Shell.Run run = new Shell().withWindow().withDisplay().run("gui", "--pcap", "/nowhere/pair.pcapng");

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).contains("there is no file '/nowhere/pair.pcapng'");
    }

    @Test
    void tourIntoAFileIsRefused(@TempDir Path directory) throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        Shell.Run run = new Shell().withWindow().run("gui", "--tour", file.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("is a file; name a directory");
    }

    @Test
    void displayIsKnownByTheEnvironmentOnLinuxOnly() {
        assertThat(Surroundings.hasDisplay("Linux", Map.of())).isFalse();
        assertThat(Surroundings.hasDisplay("Linux", Map.of("DISPLAY", ""))).isFalse();
        assertThat(Surroundings.hasDisplay("Linux", Map.of("DISPLAY", ":0"))).isTrue();
        assertThat(Surroundings.hasDisplay("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0"))).isTrue();
        assertThat(Surroundings.hasDisplay("Mac OS X", Map.of())).isTrue();
    }
}
