package dev.baton.client;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// The folder where a client keeps what it knows: the address book, its own identity, plans of pushes.
///
/// @param folder the folder; it need not be there yet
public record ClientHome(Path folder) {
    /// Names the folder in the environment.
    public static final String VARIABLE = "BATON_HOME";

    /// The folder that was given, else the one of `BATON_HOME`, else `baton` in `XDG_CONFIG_HOME`, else
    /// `~/.config/baton`.
    ///
    /// @param home the user's home
    public static ClientHome of(Optional<Path> given, Map<String, String> environment, Path home) {
        return new ClientHome(given.or(() -> set(environment, VARIABLE)).orElseGet(() -> set(environment,
                "XDG_CONFIG_HOME").filter(Path::isAbsolute).orElseGet(() -> home.resolve(".config")).resolve("baton")));
    }

    private static Optional<Path> set(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank()).map(Path::of);
    }

    /// The address book.
    public Path nodes() {
        return folder.resolve("nodes.json");
    }

    /// The key that nodes know this client by.
    public Path identity() {
        return folder.resolve("identity.pem");
    }

    /// Where the plans of pushes are that have not ended.
    public Path plans() {
        return folder.resolve("plans");
    }
}
