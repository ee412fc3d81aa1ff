package dev.baton.doctor;

import dev.baton.config.Place;
import dev.baton.config.Problem;
import dev.baton.config.SecretText;

/// Hides passwords in what is shown of a file.
public final class Secrets {
    private Secrets() {}

    /// The place with any password of its line hidden.
    public static Place hidden(Place place) {
        SecretText shown = SecretText.hide(place.excerpt(), place.caret(), place.length());
        return shown.text().equals(place.excerpt())
                ? place
                : new Place(place.file(), place.line(), place.column(), shown.length(), shown.text(), shown.caret());
    }

    /// The problem with any password of its line hidden.
    public static Problem hidden(Problem problem) {
        return new Problem(problem.severity(), hidden(problem.place()), problem.message(), problem.advice());
    }
}
