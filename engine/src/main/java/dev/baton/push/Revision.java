package dev.baton.push;

import java.time.Instant;
import java.util.List;

/// A push to one node that has ended, as it is remembered. It holds no passwords: the text is the one that nodes show.
///
/// @param format   the form that it is written in
/// @param push     the id of the push; empty: it was not pushed from here, but ran before something was
/// @param node     the node's name
/// @param when     when the push ended
/// @param author   who pushed
/// @param reason   why, in the words of who pushed
/// @param result   which configuration the node has since
/// @param revision the SHA-256 of the configuration that the node has since; empty: it was not told
/// @param changes  what the push changed, a line each
/// @param text     the configuration that was pushed, passwords hidden
/// @param outcome  what was measured, a sentence each
public record Revision(int format, String push, String node, Instant when, String author, String reason,
        PushEnd.Has result, String revision, List<String> changes, String text, List<String> outcome) {
    /// The form that is written here.
    public static final int FORMAT = 1;
    /// How many changes and sentences are kept; more are left out.
    public static final int MAX_LINES = 200;

    /// What a node ran before it was pushed to from here.
    ///
    /// @param text passwords hidden
    public static Revision found(String node, Instant when, String text) {
        return new Revision(FORMAT, "", node, when, "", "", PushEnd.Has.OLD, "", List.of(), text, List.of());
    }

    /// Whether it was not pushed from here.
    public boolean isFound() {
        return push.isEmpty();
    }

    public Revision {
        changes = List.copyOf(changes.subList(0, Math.min(MAX_LINES, changes.size())));
        outcome = List.copyOf(outcome.subList(0, Math.min(MAX_LINES, outcome.size())));
    }
}
