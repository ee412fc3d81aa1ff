package dev.baton.adapter.notify;

import java.util.Optional;
import java.util.OptionalLong;

/// How an attempt to tell a receiver ended.
sealed interface Outcome {
    /// It has been told.
    ///
    /// @param remark what people should know of it all the same, such as that a script has failed
    record Delivered(Optional<String> remark) implements Outcome {}

    /// It will not take this, however often it is asked.
    ///
    /// @param sentence why, and what to do
    record Refused(String sentence) implements Outcome {}

    /// It could not be told now; another time it may.
    ///
    /// @param sentence        why
    /// @param retryAfterNanos after what time it wants to be asked again; empty: it has not said
    record Unreached(String sentence, OptionalLong retryAfterNanos) implements Outcome {}

    /// Told, and nothing to say about it.
    static Outcome delivered() {
        return new Delivered(Optional.empty());
    }

    /// Not reached, without a word on when it will be.
    static Outcome unreached(String sentence) {
        return new Unreached(sentence, OptionalLong.empty());
    }
}
