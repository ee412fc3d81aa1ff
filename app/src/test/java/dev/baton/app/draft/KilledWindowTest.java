package dev.baton.app.draft;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// A window that is killed loses at most its last second.
class KilledWindowTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int KILLS = 3;

    @TempDir
    private Path folder;

    @Test
    void killedInTheMiddleOfEditing_theEditsAreThere_whole() throws IOException, InterruptedException {
        for (int kill = 0; kill < KILLS; kill++) {
            DraftStore store = new DraftStore(folder.resolve("drafts" + kill));
            Process child = start(folder.resolve("drafts" + kill));
            try {
                await().atMost(LIMIT).until(() -> store.load(Bases.Kind.FILES,
                        "test") instanceof DraftStore.Loaded.Edits);
                assertThat(store.claim(Bases.Kind.FILES, "test")).as("the window that edits them has them").isEmpty();
                TimeUnit.MILLISECONDS.sleep(170L * kill);
            } finally {
                child.destroyForcibly().waitFor();
            }
            assertThat(store.claim(Bases.Kind.FILES, "test")).as("it has left them to the next").isPresent();
            assertThat(store.load(Bases.Kind.FILES, "test")).isInstanceOfSatisfying(DraftStore.Loaded.Edits.class,
                    edits -> assertThat(edits.saved().texts()).singleElement()
                            .satisfies(entry -> assertThat(entry.text()).contains("priority: ")
                                    .isNotEqualTo(entry.base().text())));
        }
    }

    private static Process start(Path drafts) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(arg -> !arg.contains("javaagent") && !arg.contains("jacoco")).toList());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), EditingProcess.class.getName(),
                drafts.toString()));
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
