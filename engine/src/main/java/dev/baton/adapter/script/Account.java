package dev.baton.adapter.script;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/// A user and its group, by number.
record Account(int user, int group) {
    private static final int ROOT = 0;
    private static final long PATIENCE_SECONDS = 5;

    /// Whom this process runs as.
    static Account own() {
        Path self = Path.of("/proc/self");
        try {
            boolean isKnown = Files.getAttribute(self, "unix:uid") instanceof Integer;
            return isKnown
                    ? new Account((Integer) Files.getAttribute(self, "unix:uid"),
                            (Integer) Files.getAttribute(self, "unix:gid"))
                    : new Account(ROOT, ROOT);
        } catch (IOException e) {
            throw new IllegalStateException("/proc is not there", e);
        }
    }

    /// A user of this machine, wherever the machine keeps its users.
    static Optional<Account> named(String name) {
        OptionalInt user = number("-u", name);
        OptionalInt group = number("-g", name);
        return user.isPresent() && group.isPresent()
                ? Optional.of(new Account(user.getAsInt(), group.getAsInt()))
                : Optional.empty();
    }

    boolean isRoot() {
        return user == ROOT;
    }

    private static OptionalInt number(String option, String name) {
        try {
            Process process = new ProcessBuilder("id", option, "--", name).redirectErrorStream(true).start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return OptionalInt.empty();
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.exitValue() == 0 && said.matches("[0-9]{1,9}")
                    ? OptionalInt.of(Integer.parseInt(said))
                    : OptionalInt.empty();
        } catch (IOException _) {
            return OptionalInt.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }
}
