package dev.baton.app.source;

/// Something that is being opened or saved.
///
/// @param key      the key of the text that says what is done; the name goes into its place
/// @param name     the file or the interfaces
/// @param progress how much is done, 0 to 1; -1: not known
public record Opening(String key, String name, double progress) {
    /// How much is done where nobody knows.
    public static final double UNKNOWN = -1;
}
