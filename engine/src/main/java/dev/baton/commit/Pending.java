package dev.baton.commit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import dev.baton.api.CommitStatus;
import dev.baton.api.CommitStatus.Phase;

/// A commit that waits to be confirmed, with everything that its undo needs.
///
/// @param told     what is told of it; its times are those of when this was written
/// @param digest   what tells its request from another one with the same id
/// @param old      the text to go back to, byte for byte, in Base64
/// @param deadline when it undoes itself
record Pending(CommitStatus told, String digest, String old, Deadline deadline) {
    /// The most remarks that are kept.
    static final int MAX_REMARKS = 50;

    Pending {
        if (told.phase().isDecided()) {
            throw new IllegalArgumentException("a decided commit is not pending");
        }
    }

    /// The text to go back to.
    byte[] oldBytes() {
        return Base64.getDecoder().decode(old);
    }

    String oldText() {
        return new String(oldBytes(), StandardCharsets.UTF_8);
    }

    /// What is told of it now.
    CommitStatus status(Timekeeper now) {
        long remaining = Math.max(0, deadline.remainingNanos(now));
        return new CommitStatus(told.id(), told.phase(), told.before(), told.after(), now.wall().plusNanos(remaining),
                remaining, told.by(), told.reason(), told.changes(), told.remarks());
    }

    /// The same in another phase and with more remarks.
    Pending in(Phase phase, List<String> remarks) {
        return new Pending(with(told, phase, remarks), digest, old, deadline);
    }

    /// The same with another deadline.
    Pending until(Deadline other) {
        return new Pending(told, digest, old, other);
    }

    /// What is told of it once it is decided.
    CommitStatus decided(Phase phase, List<String> remarks, Timekeeper now) {
        CommitStatus last = status(now);
        return with(new CommitStatus(last.id(), last.phase(), last.before(), last.after(), last.deadline(), 0,
                last.by(), last.reason(), last.changes(), last.remarks()), phase, remarks);
    }

    private static CommitStatus with(CommitStatus status, Phase phase, List<String> remarks) {
        List<String> all = new ArrayList<>(status.remarks());
        remarks.stream().filter(remark -> !all.contains(remark)).forEach(all::add);
        List<String> kept = all.subList(Math.max(0, all.size() - MAX_REMARKS), all.size());
        return new CommitStatus(status.id(), phase, status.before(), status.after(), status.deadline(),
                status.remainingNanos(), status.by(), status.reason(), status.changes(), kept);
    }

    /// Without the text, which holds passwords.
    @Override
    public String toString() {
        return told.id() + " " + told.phase();
    }
}
