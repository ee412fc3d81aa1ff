package dev.baton.keepalived;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.baton.config.ConfigLimits;

/// Gives names that our configuration accepts: without spaces, `/` and `@`, not too long, and each only once.
final class Names {
    private static final Pattern REFUSED = Pattern.compile("[\\s\\p{Cntrl}/@]");
    private static final Pattern REFUSED_IN_SCRIPT = Pattern.compile("[^A-Za-z0-9_.-]");
    private static final Pattern REFUSED_AT_START = Pattern.compile("^[.-]+");

    private final Set<String> taken = new LinkedHashSet<>();

    /// A name close to `text` that nobody has yet.
    String of(String text) {
        return free(fit(text, REFUSED, ConfigLimits.MAX_NAME));
    }

    /// As [#of], for a script's file.
    String ofScript(String text) {
        return free(REFUSED_AT_START.matcher(fit(text, REFUSED_IN_SCRIPT, ConfigLimits.MAX_NAME)).replaceFirst("_"));
    }

    /// A name close to `text`, whoever has it, too.
    static Optional<String> fit(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(fit(text, REFUSED, ConfigLimits.MAX_NAME));
    }

    private static String fit(String text, Pattern refused, int longest) {
        String plain = refused.matcher(text).replaceAll("-");
        int end = Math.min(plain.length(), longest);
        boolean splits = end > 0 && end < plain.length() && Character.isHighSurrogate(plain.charAt(end - 1));
        String cut = plain.substring(0, splits ? end - 1 : end);
        return cut.isEmpty() ? "unnamed" : cut;
    }

    private String free(String name) {
        String candidate = name;
        for (int i = 2; !taken.add(candidate); i++) {
            String suffix = "-" + i;
            candidate = fit(name, REFUSED, ConfigLimits.MAX_NAME - suffix.length()) + suffix;
        }
        return candidate;
    }
}
