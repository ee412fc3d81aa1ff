package dev.baton.adapter.reach;

import org.jspecify.annotations.Nullable;

/// Says why a probe could not be sent.
final class Reasons {
    private Reasons() {}

    /// A sentence.
    ///
    /// @param said what the system said
    static String unsent(Run run, @Nullable String said) {
        return "Nothing can be sent to " + run.request().address() + " from here: "
                + (said == null || said.isBlank() ? "no way there" : said)
                + ". Look at the interface and the routes of this machine.";
    }
}
