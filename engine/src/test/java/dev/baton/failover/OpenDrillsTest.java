package dev.baton.failover;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.client.ClientHome;
import dev.baton.failover.report.Results;
import dev.baton.whatif.RouterRef;

import static org.assertj.core.api.Assertions.assertThat;

class OpenDrillsTest {
    @TempDir
    Path folder;

    private ClientHome home() {
        return new ClientHome(folder.resolve("home"));
    }

    private static OpenDrill drill(String id) {
        return new OpenDrill(OpenDrill.FORMAT, id, Results.subject(), "mute", new RouterRef("n1", "VI_1"),
                new RouterRef("n2", "VI_1"), "n1", id + "-1", 30_000, Instant.ofEpochSecond(1_000), true);
    }

    @Test
    void whatWasBegunAndNotEnded_isFoundByTheNext() throws IOException {
        try (OpenDrills first = OpenDrills.enter(home())) {
            first.holding(drill("a"));
            first.holding(drill("b"));
            first.ended("b");
        }
        try (OpenDrills next = OpenDrills.enter(home())) {
            assertThat(next.interrupted()).containsExactly(drill("a"));
            Path file = folder.resolve("home/drills/a.drill.json");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
            next.ended("a");
            assertThat(next.interrupted()).isEmpty();
        }
    }

    @Test
    void twoCannotHaveTheTurnAtOnce_andNobodySeesTheTestsOfWhoHasIt() {
        try (OpenDrills first = OpenDrills.enter(home())) {
            first.holding(drill("a"));
            try (OpenDrills second = OpenDrills.enter(home())) {
                assertThat(first.otherTest()).isEmpty();
                assertThat(second.isOurs()).isFalse();
                assertThat(second.otherTest()).contains("Another program");
                assertThat(second.interrupted()).isEmpty();
            }
            assertThat(first.isOurs()).isTrue();
        }
        try (OpenDrills third = OpenDrills.enter(home())) {
            assertThat(third.isOurs()).isTrue();
        }
    }

    @Test
    void aDamagedFileTellsNothing_andIsTakenAway() throws IOException {
        try (OpenDrills first = OpenDrills.enter(home())) {
            first.holding(drill("a"));
            Path file = folder.resolve("home/drills/a.drill.json");
            Files.writeString(file, Files.readString(file).substring(0, 40));
            assertThat(first.interrupted()).isEmpty();
            assertThat(file).doesNotExist();
        }
    }
}
