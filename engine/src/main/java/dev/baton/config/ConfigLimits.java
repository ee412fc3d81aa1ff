package dev.baton.config;

/// What a configuration file may hold at most, so that no file can take the program's memory or time.
public final class ConfigLimits {
    /// The largest file, in bytes.
    public static final int MAX_BYTES = 10 * 1024 * 1024;
    /// How deep values may be nested.
    public static final int MAX_DEPTH = 50;
    /// How many values and keys a file may have.
    public static final int MAX_NODES = 1_000_000;
    /// How many `*aliases` a file may use.
    public static final int MAX_ALIASES = 100;
    /// How many problems are told; one more says that there were others.
    public static final int MAX_PROBLEMS = 200;
    /// How long a message or an advice may be: both may quote the file.
    public static final int MAX_MESSAGE = 400;
    /// How many entries a list may have where nothing else limits it.
    public static final int MAX_LIST = 10_000;
    /// How long a name may be.
    public static final int MAX_NAME = 64;
    /// How long any other text may be.
    public static final int MAX_TEXT = 1024;

    private ConfigLimits() {}
}
