package dev.baton.commit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.baton.api.ConfigStamp;
import dev.baton.api.Refusal;
import dev.baton.config.ConfigLoader;
import dev.baton.config.ConfigResult;
import dev.baton.config.NodeConfig;
import dev.baton.manage.Engine;

/// Goes back to the text before a commit: the file, the routers, and a look at both. Doing it again does no harm.
final class Undo {
    private final CommitHome home;
    private final Verification verification;

    Undo(CommitHome home, Verification verification) {
        this.home = home;
        this.verification = verification;
    }

    /// What came of it.
    ///
    /// @param troubles   what could not be done, whole sentences; none: all was
    /// @param isFileBack whether the file holds the old text
    /// @param runs       what the engine runs now
    record Outcome(List<String> troubles, boolean isFileBack, Runs runs) {
        Outcome {
            troubles = List.copyOf(troubles);
        }

        boolean isDone() {
            return troubles.isEmpty();
        }
    }

    /// Goes back as far as it can: routers go back also when the disk refuses.
    ///
    /// @param runs what the engine runs
    /// @param next what the old configuration is known as if the engine has to be told
    Outcome run(Pending pending, Engine engine, Runs runs, ConfigStamp next) {
        List<String> troubles = new ArrayList<>();
        boolean isFileBack = file(pending, troubles);
        Runs now = runs;
        Optional<NodeConfig> old = old(pending);
        if (old.isEmpty()) {
            troubles.add(
                    "The old configuration cannot be read any more; see what is wrong with " + home.config() + ".");
        } else if (runs.stamp().equals(pending.told().after()) || !engine.config().equals(old.get())) {
            try {
                var _ = engine.reload(old.get(), next);
                now = new Runs(old.get(), next);
            } catch (Refusal e) {
                troubles.add("The routers could not go back: " + e.problem().detail());
            }
        }
        if (troubles.isEmpty()) {
            troubles.addAll(verification.look(engine, now.config(), now.stamp()).differences());
        }
        return new Outcome(troubles, isFileBack, now);
    }

    private static Optional<NodeConfig> old(Pending pending) {
        return ConfigLoader.load("node.yaml", pending.oldBytes()) instanceof ConfigResult.Loaded loaded
                ? Optional.of(loaded.config())
                : Optional.empty();
    }

    private boolean file(Pending pending, List<String> troubles) {
        try {
            Optional<byte[]> found = home.configFile().read();
            if (found.isPresent() && Arrays.equals(found.get(), pending.oldBytes())) {
                home.configFile().settle();
                return true;
            }
            if (found.isPresent() && !Sha256.of(found.get()).equals(pending.told().after().sha256())) {
                home.editedFile().replace(found.get());
            }
            home.configFile().replace(pending.oldBytes());
            return true;
        } catch (IOException e) {
            troubles.add(home.config() + " cannot be written (" + Words.of(e) + ").");
            return false;
        }
    }
}
