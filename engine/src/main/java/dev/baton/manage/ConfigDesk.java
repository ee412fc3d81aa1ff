package dev.baton.manage;

import java.util.Optional;

import dev.baton.api.CommitRequest;
import dev.baton.api.CommitStatus;
import dev.baton.api.ConfigText;
import dev.baton.api.Refusal;
import dev.baton.api.Validation;

/// Where a node's configuration is read and changed. One commit at a time is pending. Every method that changes something
/// throws [Refusal] if it does not, and writes to the audit log either way.
public interface ConfigDesk {
    /// The configuration that runs, its passwords hidden.
    ConfigText current();

    /// What would come of a commit of this text.
    Validation validate(String text);

    /// Applies a configuration. When this returns it runs, and its undo is on disk.
    ///
    /// @param base the SHA-256 of the configuration that the client has seen
    CommitStatus commit(CommitRequest request, String base, Caller by);

    /// Keeps it.
    CommitStatus confirm(String id, Caller by);

    /// Undoes it now; returns once the old configuration runs.
    CommitStatus cancel(String id, Caller by);

    /// Puts its undo off.
    CommitStatus extend(String id, int seconds, Caller by);

    /// What has become of a commit; empty if none of this id is remembered.
    Optional<CommitStatus> status(String id);

    /// The one that is pending.
    Optional<CommitStatus> pending();
}
