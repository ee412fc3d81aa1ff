package dev.baton.app.push;

import java.util.List;

/// Something that a person should know before a push begins.
///
/// @param level   how much it matters
/// @param subject what it is about: a node, a router
/// @param key     the text that says it; empty: `plain` does
/// @param args    what goes into the text
/// @param plain   whole sentences that say it, in the words of the engine
public record Concern(Level level, String subject, String key, List<Object> args, String plain) {
    /// How much something matters.
    public enum Level {
        /// The push must not begin.
        ERROR,
        /// Somebody has to agree.
        WARNING,
        /// All is well.
        GOOD
    }

    public Concern {
        args = List.copyOf(args);
    }

    static Concern said(Level level, String subject, String plain) {
        return new Concern(level, subject, "", List.of(), plain);
    }

    static Concern of(Level level, String subject, String key, Object... args) {
        return new Concern(level, subject, key, List.of(args), "");
    }
}
