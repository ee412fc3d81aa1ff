package dev.baton.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import dev.baton.api.Problem;
import dev.baton.api.Refusal;
import dev.baton.api.ServiceState;

/// The services of the machine that the node's policy allows to be handled, through systemctl: fixed arguments, no shell, an
/// environment of its own. Where there is no systemd they are `unknown`.
final class Services {
    /// More are not looked at.
    static final int MAX_UNITS = 64;
    private static final String UNKNOWN = "unknown";
    /// What a unit's name looks like; it never begins with a hyphen, which would make it an option.
    private static final String UNIT = "[A-Za-z0-9_][A-Za-z0-9_.@:-]{0,200}";
    private static final List<String> VERBS = List.of("start", "stop", "restart");
    private static final long LOOK_SECONDS = 3;
    private static final long ACT_SECONDS = 25;
    private static final int MAX_OUTPUT_BYTES = 4 << 10;

    private final Supplier<List<String>> allowed;
    private final String program;

    /// @param program systemctl, or what stands in for it
    Services(Supplier<List<String>> allowed, String program) {
        this.allowed = allowed;
        this.program = program;
    }

    /// How they are.
    List<ServiceState> all() {
        return allowed.get().stream().filter(u -> u.matches(UNIT)).limit(MAX_UNITS).map(this::state).toList();
    }

    /// Starts, stops or restarts one; how it is afterwards.
    ///
    /// @throws Refusal if that is not allowed, or fails
    ServiceState act(String unit, String verb) {
        if (!VERBS.contains(verb)) {
            throw new Refusal(Problem.Kind.NOT_FOUND, "A service can be told to start, stop or restart.");
        }
        if (!unit.matches(UNIT) || !allowed.get().contains(unit)) {
            throw new Refusal(Problem.Kind.REFUSED,
                    "The node's policy does not list this service. Only its administrator can"
                            + " add it there, under 'services'.");
        }
        Ran ran = run(List.of(verb, "--no-ask-password", "--", unit), ACT_SECONDS);
        if (!ran.isStarted()) {
            throw new Refusal(Problem.Kind.UNAVAILABLE, "There is no systemd on this node.");
        }
        if (ran.status() != 0) {
            throw new Refusal(Problem.Kind.CONFLICT, "systemctl could not " + verb + " " + unit
                    + "; 'systemctl status " + unit + "' on the node tells why.");
        }
        return state(unit);
    }

    private ServiceState state(String unit) {
        return new ServiceState(unit, word(List.of("is-active", "--", unit)), word(List.of("is-enabled", "--", unit)));
    }

    private String word(List<String> arguments) {
        String first = run(arguments, LOOK_SECONDS).output().lines().findFirst().orElse("").strip();
        return first.matches("[a-z-]{1,32}") && !first.equals("offline") ? first : UNKNOWN;
    }

    private record Ran(boolean isStarted, int status, String output) {}

    private Ran run(List<String> arguments, long seconds) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(Map.of("PATH", "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL", "C", "SYSTEMD_PAGER", ""));
        try {
            Process process = builder.start();
            try {
                process.getOutputStream().close();
                Thread end = Thread.ofVirtual().start(() -> endAfter(process, seconds));
                String output = new String(process.getInputStream().readNBytes(MAX_OUTPUT_BYTES),
                        StandardCharsets.UTF_8);
                int status = process.waitFor();
                end.interrupt();
                return new Ran(true, status, output);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException _) {
            return new Ran(false, 1, "");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Ran(false, 1, "");
        }
    }

    private static void endAfter(Process process, long seconds) {
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
