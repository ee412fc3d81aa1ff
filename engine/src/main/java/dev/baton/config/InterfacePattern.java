package dev.baton.config;

/// Names of interfaces: one, or with `*` for any characters several.
///
/// @param text as it is written: `eth0`, `eth*`
public record InterfacePattern(String text) {
    private static final char ANY = '*';

    /// Whether a name is one of them.
    public boolean matches(String name) {
        return matches(0, name, 0);
    }

    private boolean matches(int at, String name, int from) {
        if (at == text.length()) {
            return from == name.length();
        }
        if (text.charAt(at) == ANY) {
            return matches(at + 1, name, from) || (from < name.length() && matches(at, name, from + 1));
        }
        return from < name.length() && text.charAt(at) == name.charAt(from) && matches(at + 1, name, from + 1);
    }

    @Override
    public String toString() {
        return text;
    }
}
