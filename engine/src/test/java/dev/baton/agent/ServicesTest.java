package dev.baton.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.baton.api.Problem;
import dev.baton.api.Refusal;
import dev.baton.api.ServiceState;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ServicesTest {
    @TempDir
    private Path folder = Path.of("");

    /// Stands in for systemctl: notes its arguments and its environment, and answers.
    private Services services(String answers) throws IOException {
        Path program = Files.writeString(folder.resolve("systemctl"), "#!/bin/sh\necho \"$*\" >> " + folder
                + "/arguments\nenv > " + folder + "/environment\n" + answers);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new Services(() -> List.of("nginx.service", "web@1.service", "-evil", "a;b"), program.toString());
    }

    @Test
    void serviceIsToldByFixedArgumentsInACleanEnvironment() throws IOException {
        Services services = services("case $1 in is-active) echo active;; is-enabled) echo enabled;; esac\n");

        assertThat(services.act("web@1.service", "restart")).isEqualTo(
                new ServiceState("web@1.service", "active", "enabled"));
        assertThat(Files.readAllLines(folder.resolve("arguments"))).containsExactly(
                "restart --no-ask-password -- web@1.service", "is-active -- web@1.service",
                "is-enabled -- web@1.service");
        assertThat(Files.readAllLines(folder.resolve("environment"))).noneMatch(l -> l.startsWith("HOME=")
                || l.startsWith("JAVA"));
        assertThat(services.all()).extracting(ServiceState::unit).containsExactly("nginx.service", "web@1.service");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sshd.service", "-evil", "a;b", "", "--help", "nginx.service extra"})
    void whatThePolicyDoesNotListIsRefused(String unit) throws IOException {
        Services services = services("");

        Refusal refusal = catchThrowableOfType(Refusal.class, () -> services.act(unit, "stop"));

        assertThat(refusal.problem().is(Problem.Kind.REFUSED)).isTrue();
        assertThat(folder.resolve("arguments")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"enable", "mask", "status", "--root=/", ""})
    void otherVerbsAreUnknown(String verb) throws IOException {
        Services services = services("");

        Refusal refusal = catchThrowableOfType(Refusal.class, () -> services.act("nginx.service", verb));

        assertThat(refusal.problem().is(Problem.Kind.NOT_FOUND)).isTrue();
        assertThat(folder.resolve("arguments")).doesNotExist();
    }

    @Test
    void failureIsToldAndRepeatsNothingOfWhatWasPrinted() throws IOException {
        Services services = services("echo 'secret of the machine' >&2; exit 1\n");

        Refusal refusal = catchThrowableOfType(Refusal.class, () -> services.act("nginx.service", "start"));

        assertThat(refusal.problem().is(Problem.Kind.CONFLICT)).isTrue();
        assertThat(refusal).hasMessageContaining("systemctl could not start nginx.service")
                .hasMessageNotContaining("secret");
    }

    @Test
    void withoutSystemdEverythingIsUnknown() {
        Services services = new Services(() -> List.of("nginx.service"), folder.resolve("none").toString());

        assertThat(services.all()).containsExactly(new ServiceState("nginx.service", "unknown", "unknown"));
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> services.act("nginx.service", "start"));
        assertThat(refusal.problem().is(Problem.Kind.UNAVAILABLE)).isTrue();
    }
}
