package dev.baton.api;

import java.util.Optional;
import java.util.stream.Stream;

/// What can be done to a router to see its cluster fail over, by how much it breaks: the mildest first.
public enum FaultKind {
    /// The heir claims the addresses and the holder yields: coordinated, without a gap. Held by the heir.
    HAND_OVER("hand-over"),
    /// The holder steps down with priority 0. Held by the holder.
    RESIGN("resign"),
    /// The holder counts with a lower priority, so that another preempts it. Held by the holder.
    PRIORITY("priority"),
    /// A check of the holder gives a forced result: it fails. Held by the holder.
    CHECK("check"),
    /// The holder sends no adverts: to the others it looks like a crash. Held by the holder.
    MUTE("mute"),
    /// A backup hears no adverts: one way of a partition. Held by the heir.
    DEAF("deaf"),
    /// The interface is taken down. Held by the holder.
    LINK("link"),
    /// The node's process is killed and started again when the lease ends. Held by the holder.
    KILL("kill");

    private final String word;

    FaultKind(String word) {
        this.word = word;
    }

    /// How it is written on the command line and in files.
    public String word() {
        return word;
    }

    /// The kind that is written so.
    public static Optional<FaultKind> of(String word) {
        return Stream.of(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    /// Whether the node that is to take over holds the lease, not the one that has the addresses.
    public boolean isHeldByHeir() {
        return this == HAND_OVER || this == DEAF;
    }
}
