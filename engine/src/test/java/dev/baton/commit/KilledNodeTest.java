package dev.baton.commit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// A real process on a real disk, killed by SIGKILL at random moments.
class KilledNodeTest {
    private static final int KILLS = 12;
    /// On a busy machine a process comes to little before it is killed: then there are more kills.
    private static final int MOST_KILLS = 60;
    private static final int CONFIRMS = 5;
    private static final int LONGEST_LIFE_MILLIS = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int WORDS = 3;

    @TempDir
    private Path folder = Path.of(".");
    private Optional<Process> child = Optional.empty();

    @AfterEach
    void end() {
        child.ifPresent(Process::destroyForcibly);
    }

    @Test
    void killedAtRandomMoments_keepsWhatWasConfirmedAndNothingElse() throws Exception {
        Path config = Files.writeString(folder.resolve("node.yaml"), SimNode.OLD);
        Path log = folder.resolve("log");
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int kill = 0;
        while (kill < KILLS || (count(log, KilledNode.CONFIRMED) < CONFIRMS && kill < MOST_KILLS)) {
            kill++;
            int starts = count(log, KilledNode.SETTLED);
            Process process = start(config, log, seed + kill);
            child = Optional.of(process);
            await().atMost(PATIENCE).until(() -> count(log, KilledNode.SETTLED) > starts || !process.isAlive());
            assertThat(process.isAlive()).as("seed %d: %s", seed, Files.readString(folder.resolve("said"))).isTrue();
            Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
            process.destroyForcibly().waitFor();
            String text = Files.readString(config);
            assertThat(text.equals(SimNode.OLD) || SimNode.config(text).router("VI_1").isPresent())
                    .as("seed %d: %s", seed, text).isTrue();
        }
        int confirmed = assertThatOnlyTheConfirmedWasKept(lines(log), seed);
        System.out.printf("%d kills, %d confirmed commits, seed %d%n", kill, confirmed, seed);
        assertThat(confirmed).isGreaterThanOrEqualTo(CONFIRMS);
    }

    private Process start(Path config, Path log, long seed) throws IOException {
        return new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path", ""), KilledNode.class.getName(),
                folder.resolve("state").toString(), config.toString(), log.toString(), Long.toString(seed))
                .redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile()).start();
    }

    private static List<String> lines(Path log) throws IOException {
        return Files.exists(log)
                ? Files.readString(log).lines().filter(l -> l.endsWith(" .")).toList()
                : List.of();
    }

    private static int count(Path log, String what) throws IOException {
        return (int) lines(log).stream().filter(l -> l.startsWith(what)).count();
    }

    /// After each start the configuration is the one that was confirmed last, or the one that was about to be.
    private static int assertThatOnlyTheConfirmedWasKept(List<String> lines, long seed) {
        String kept = Sha256.of(SimNode.OLD.getBytes(StandardCharsets.UTF_8));
        String perhaps = kept;
        int confirmed = 0;
        for (String line : lines) {
            String[] words = line.split(" ", WORDS);
            switch (words[0]) {
                case KilledNode.CONFIRMING -> perhaps = words[1];
                case KilledNode.CONFIRMED -> {
                    kept = words[1];
                    perhaps = kept;
                    confirmed++;
                }
                default -> {
                    assertThat(words[1]).as("seed %d: %s", seed, line).isIn(kept, perhaps);
                    kept = words[1];
                    perhaps = kept;
                }
            }
        }
        return confirmed;
    }
}
