package dev.baton.language;

import java.util.Optional;
import java.util.regex.Pattern;

/// Tells by its look what a single value is.
final class Values {
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+(\\.[0-9]+)?(ms|s|m|h|B|KiB|MiB|GiB)?");
    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}(/[0-9]{1,3})?(:[0-9]{1,5})?");
    private static final Pattern IPV6 = Pattern
            .compile("(?=[^/]*:[^/]*:)[0-9A-Fa-f:]+(\\.[0-9]{1,3}){0,3}(/[0-9]{1,3})?");
    private static final Pattern WORD = Pattern
            .compile("true|false|null|~|on|off|yes|no|MASTER|BACKUP|PASS|AH|default");
    private static final int LONGEST = 64;

    private Values() {}

    /// What a plain value is; empty: just text.
    static Optional<TokenKind> kind(String value) {
        if (value.isEmpty() || value.length() > LONGEST) {
            return Optional.empty();
        }
        if (NUMBER.matcher(value).matches()) {
            return Optional.of(TokenKind.NUMBER);
        }
        if (IPV4.matcher(value).matches() || IPV6.matcher(value).matches()) {
            return Optional.of(TokenKind.ADDRESS);
        }
        return WORD.matcher(value).matches() ? Optional.of(TokenKind.WORD) : Optional.empty();
    }
}
