package dev.baton.doctor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.baton.config.Place;
import dev.baton.config.Problem;

/// Hides passwords in what is shown of a file.
public final class Secrets {
    private static final String HIDDEN = "(hidden)";
    /// A keyword for a secret and what follows, up to what closes the braces it stands in.
    private static final Pattern SECRET = Pattern.compile(
            "(?:(?<![\\w-])(?:auth_pass|key\\s+\\d+)[ \\t]+|[\"']?(?<![\\w-])(?:pass|password|auth_pass)[\"']?[ \\t]*:[ \\t]*)(?<value>\\S.*?)(?<rest>[ \\t]*[}\\s]*)$");

    private Secrets() {}

    /// The place with any password of its line hidden.
    public static Place hidden(Place place) {
        Matcher matcher = SECRET.matcher(place.excerpt());
        if (!matcher.find()) {
            return place;
        }
        int start = matcher.start("value");
        String excerpt = place.excerpt().substring(0, start) + HIDDEN + matcher.group("rest");
        boolean isInside = place.caret() + place.length() > start;
        int caret = Math.min(place.caret(), start);
        int length = isInside ? Math.max(1, start + HIDDEN.length() - caret) : place.length();
        return new Place(place.file(), place.line(), place.column(), length, excerpt, caret);
    }

    /// The problem with any password of its line hidden.
    public static Problem hidden(Problem problem) {
        return new Problem(problem.severity(), hidden(problem.place()), problem.message(), problem.advice());
    }
}
