package dev.baton.app.shell;

/// What a place in the rail says beside its name: how many things wait there.
///
/// @param count how many; 0: nothing is shown
/// @param isBad whether one of them is an error
/// @param text  the same in words
public record Badge(int count, boolean isBad, String text) {
    /// Nothing waits.
    public static final Badge NONE = new Badge(0, false, "");
}
