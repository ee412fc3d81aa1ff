package dev.baton.language;

/// Something that a configuration defines.
///
/// @param kind  what it is
/// @param name  what it is called; of what has no name, what it is about
/// @param range from its first to behind its last character
/// @param spot  where its name stands
public record OutlineItem(Kind kind, String name, TextRange range, TextRange spot) {
    /// How many are listed at most.
    public static final int MAX_ITEMS = 20_000;

    /// What is listed.
    public enum Kind {
        /// Settings of the whole file.
        GLOBAL,
        /// A virtual router.
        ROUTER,
        /// A check.
        CHECK,
        /// Routers that move together.
        GROUP,
        /// Who is told of changes.
        NOTIFICATION,
        /// Another block.
        OTHER
    }
}
