package dev.baton.port;

import java.util.Collection;

/// Runs checks. Results come back as requests to the loop, in whatever order the checks end.
public interface ProbePort {
    /// Runs exactly these checks from now on, by name; those that are not named any more are stopped.
    void run(Collection<String> checks);
}
