package dev.baton.resources;

import java.net.URL;
import java.util.Optional;

/// The one locator of the files in this module; every other module asks here and none spells a class path itself.
public final class Resources {
    private Resources() {}

    /// The address of a file that ships with Baton.
    ///
    /// @param path relative to `/dev/baton/`, such as `i18n/texts.properties`
    /// @throws IllegalArgumentException if no such file ships: a mistake in the program, not in its input
    public static URL url(String path) {
        return find(path).orElseThrow(
                () -> new IllegalArgumentException("No resource /dev/baton/" + path + " in this build"));
    }

    /// The address of a file that may ship with Baton.
    public static Optional<URL> find(String path) {
        return Optional.ofNullable(Resources.class.getResource("/dev/baton/" + path));
    }
}
