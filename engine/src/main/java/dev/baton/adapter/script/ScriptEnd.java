package dev.baton.adapter.script;

/// How the run of a script ended.
public sealed interface ScriptEnd {
    /// It ended by itself.
    ///
    /// @param status its exit status, 0..255
    record Exited(int status) implements ScriptEnd {}

    /// A signal ended it; or it ended itself with 128 and the signal's number, as a shell does whose last command was
    /// killed: the two look alike.
    record Signalled(int signal) implements ScriptEnd {}

    /// It did not end in time and was killed, with everything that it had started.
    record TimedOut() implements ScriptEnd {}

    /// It was never started.
    ///
    /// @param sentence why, and what to do
    record NotStarted(String sentence) implements ScriptEnd {}

    /// Whether it ended with status 0.
    default boolean isSuccess() {
        return this instanceof Exited(int status) && status == 0;
    }

    /// A clause that says it: `ended with status 1`.
    default String words() {
        return switch (this) {
            case Exited(int status) -> "ended with status " + status;
            case Signalled(int signal) -> "was ended by signal " + signal;
            case TimedOut _ -> "did not end in time and was killed";
            case NotStarted(String sentence) -> "could not be started: " + sentence;
        };
    }
}
