package dev.baton.app.files;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.baton.config.Place;

/// Configuration texts without their passwords, as they are shown: screens are shared.
public final class Masked {
    private static final String HIDDEN = "••••";
    /// A keyword for a secret and the word behind it.
    private static final Pattern SECRET = Pattern.compile("(?<![\\w-])((?:auth_pass|password|pass)[\"']?[ \\t]*[: \\t]"
            + "[ \\t]*)(\"[^\"]*\"?|'[^']*'?|[^\\s,}\\]]+)");

    private Masked() {}

    /// A line without passwords.
    public static String line(String line) {
        Matcher matcher = SECRET.matcher(line);
        return matcher.find() ? matcher.replaceAll("$1" + HIDDEN) : line;
    }

    /// The lines of a text without passwords.
    public static List<String> lines(String text) {
        return text.lines().map(Masked::line).toList();
    }

    /// A place whose line shows no password; the caret stays within it.
    static Place place(Place place) {
        String excerpt = line(place.excerpt());
        if (excerpt.equals(place.excerpt())) {
            return place;
        }
        int caret = Math.min(place.caret(), Math.max(0, excerpt.length() - 1));
        return new Place(place.file(), place.line(), place.column(), Math.min(place.length(),
                Math.max(1, excerpt.length() - caret)), excerpt, caret);
    }
}
