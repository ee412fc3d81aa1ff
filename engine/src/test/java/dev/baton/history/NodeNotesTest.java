package dev.baton.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.baton.api.CommitStatus;
import dev.baton.api.ConfigStamp;
import dev.baton.api.NodeEvent;

import static org.assertj.core.api.Assertions.assertThat;

/// What nodes tell beside the election becomes notes, and so that it can be said in any language.
class NodeNotesTest {
    private static final ConfigStamp STAMP = new ConfigStamp(12, "3fa9c1d2aabbccdd");

    private static Optional<Note> note(NodeEvent.What what) {
        return NodeNotes.of("n1", new NodeEvent(1, Instant.EPOCH, 5, "boot", "VI_1", what), 7);
    }

    private static CommitStatus commit(CommitStatus.Phase phase) {
        return new CommitStatus("c1", phase, STAMP, STAMP, Instant.EPOCH, 0, "admin", "swap\tthem", List.of(),
                List.of());
    }

    @Test
    void pushes_tellPhaseWhoRevisionAndReason_butNotEachLookAtThem() {
        assertThat(note(new NodeEvent.Committed(commit(CommitStatus.Phase.CONFIRMED))))
                .contains(new Note(7, Note.Kind.PUSH, "n1", "CONFIRMED\tadmin\t12\t3fa9c1d2\tswap them"));
        assertThat(note(new NodeEvent.Committed(commit(CommitStatus.Phase.VERIFYING)))).isEmpty();
    }

    @Test
    void checksConfigurationsAndOrders_haveTheirKinds() {
        assertThat(note(new NodeEvent.CheckTurned("http", "FAILING", "503")).map(Note::kind))
                .contains(Note.Kind.CHECK_FAILS);
        assertThat(note(new NodeEvent.CheckTurned("http", "PASSING", "200")).map(Note::kind))
                .contains(Note.Kind.CHECK_PASSES);
        assertThat(note(new NodeEvent.CheckTurned("http", "PENDING", ""))).isEmpty();
        assertThat(note(new NodeEvent.Started("1", STAMP)).map(Note::text)).contains("12\t3fa9c1d2");
        assertThat(note(new NodeEvent.Steered("admin", "begin maintenance", Optional.empty())).map(Note::kind))
                .contains(Note.Kind.MAINTENANCE);
        assertThat(note(new NodeEvent.Steered("admin", "priority 90", Optional.empty())).map(Note::kind))
                .contains(Note.Kind.PRIORITY);
        assertThat(note(new NodeEvent.Steered("admin", "claim the addresses", Optional.empty())).map(Note::kind))
                .contains(Note.Kind.HAND_OVER);
        assertThat(note(new NodeEvent.Stopped())).isEmpty();
    }
}
