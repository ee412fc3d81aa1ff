package dev.baton.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RunDrillTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "drill | there is no ROUTER",
            "drill VI_1 --due | are different things",
            "drill VI_1 --fault mut | there is no fault 'mut'; the faults are hand-over, resign, priority, check, mute, deaf, link, kill. Did you mean 'mute'?",
            "drill VI_1 --random --fault mute | --random and --fault do not go together",
            "drill VI_1 --seed 4 | --seed goes with --random",
            "drill VI_1 --check nginx | --check goes with --fault check",
            "drill VI_1 --heir n2 --fault mute | --heir goes with --fault hand-over",
            "drill VI_1 --lease 61s | --lease: '61s' is outside 1s to 60s",
            "drill VI_1 --every 100 | --every: '100' has no unit",
            "drill VI_1 --every 100us | 'us' is no unit of time",
            "drill VI_1 --every 0.5ms | --every: '0.5ms' is outside 1ms to 1s",
            "drill VI_1 --limit -1s | '-1s' is negative",
            "drill VI_1 --probe udq | there is no probe 'udq'",
            "drill VI_1 --probe udp:4 | has a port, which only tcp and http have",
            "drill VI_1 --probe tcp | tcp needs a port",
            "drill VI_1 --probe tcp:80,http:81 | at one port",
            "drill VI_1 --probe tcp:80/x | has a path, which only http has",
            "drill VI_1 --probe tcp:70000 | is outside 1 to 65535",
            "drill VI_1 --probe udp,, | there is no probe ''",
            "drill VI_1 --repeat 0 | --repeat: 0 is outside 1 to 1000",
            "drill VI_1 --lang de | the languages are en and zh-TW"})
    void whatCannotBeMeantIsRefused_beforeAnybodyIsAsked(String arguments, String sentence) {
        Shell.Run run = new Shell().run((arguments + " --home " + folder.resolve("home")).split(" "));

        assertThat(run.status()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(sentence);
        assertThat(folder.resolve("home")).doesNotExist();
    }

    @Test
    void withoutPairedNodes_itSaysHowToPair() {
        Shell.Run run = new Shell().run("drill", "VI_1", "--home", folder.resolve("home").toString());

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).contains("No node is paired yet", "baton pair", "baton connect CODE");
    }

    @Test
    void verifyOfWhatIsNoReport_saysSo() throws IOException {
        Path file = Files.writeString(folder.resolve("x.html"), "<html></html>");
        Shell.Run none = new Shell().run("drill", "--verify", file.toString());
        assertThat(none.status()).isEqualTo(1);
        assertThat(none.out()).contains("has no hash line");

        Shell.Run missing = new Shell().run("drill", "--verify", folder.resolve("missing.html").toString());
        assertThat(missing.status()).isEqualTo(3);
        assertThat(missing.err()).contains("cannot be read");
    }
}
