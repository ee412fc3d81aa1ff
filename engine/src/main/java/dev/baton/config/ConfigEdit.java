package dev.baton.config;

/// One change to the text of a configuration.
public sealed interface ConfigEdit {

    /// Gives a key a value, whether it has one or not; or replaces an entry of a list.
    record Set(ConfigPath path, Tree value) implements ConfigEdit {}

    /// Adds an entry at the end of a list; the list is made if it is not there.
    record Add(ConfigPath list, Tree entry) implements ConfigEdit {}

    /// Removes a key with its value, or an entry of a list.
    record Remove(ConfigPath path) implements ConfigEdit {}

    /// Gives a router, check or group another name, and changes what refers to it.
    record Rename(Kind kind, String from, String to) implements ConfigEdit {
        /// What can be renamed.
        public enum Kind {
            ROUTER, CHECK, GROUP
        }
    }

    /// Sets a number or `true` / `false`.
    static Set set(ConfigPath path, Object value) {
        return new Set(path, new Tree.Leaf(value.toString(), false));
    }

    /// Sets a text, a name, an address, a duration.
    static Set setText(ConfigPath path, String value) {
        return new Set(path, new Tree.Leaf(value, true));
    }

    /// Adds a virtual address to a router.
    static Add addAddress(String router, PlacedAddress address) {
        return new Add(ConfigPath.router(router).key("addresses"), RouterShape.PLACED.write(address));
    }
}
