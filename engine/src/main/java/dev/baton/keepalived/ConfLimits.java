package dev.baton.keepalived;

/// What a keepalived.conf and its includes may hold at most, so that no file can take the program's memory or time.
public final class ConfLimits {
    /// keepalived's own line buffer, in bytes, its end included: a line that does not fit is dropped there, too.
    public static final int LINE_BUFFER = 1_024;
    /// The largest file, in characters.
    public static final int MAX_CHARACTERS = 32 * 1024 * 1024;
    /// How many lines all files together may have after expansion; a router takes about ten. What a configuration of
    /// this length takes of memory fits into half of what the command is given.
    public static final int MAX_LINES = 250_000;
    /// How many characters definitions, `~SEQ` and `~LST` may make.
    public static final int MAX_EXPANDED_CHARACTERS = 16 * 1024 * 1024;
    /// How deep files may include one another; keepalived 2.2.7 has the same kind of bound.
    public static final int MAX_INCLUDE_DEPTH = 32;
    /// How deep definitions may use one another; it ends those that use themselves.
    public static final int MAX_DEFINITION_DEPTH = 32;
    /// How many names one line may have replaced, those in what they stand for included.
    public static final int MAX_REPLACEMENTS = 1_000;
    /// How long a line may become by definitions.
    public static final int MAX_LINE = 64 * 1024;
    /// How deep blocks may be nested.
    public static final int MAX_BLOCK_DEPTH = 64;
    /// How many problems are told; one more says that there were others.
    public static final int MAX_PROBLEMS = 500;
    /// How many notes of an import are listed; others are counted.
    public static final int MAX_NOTES = 10_000;

    private ConfLimits() {}
}
