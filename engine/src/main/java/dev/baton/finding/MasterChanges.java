package dev.baton.finding;

import java.util.ArrayDeque;
import java.util.Deque;

/// S04: the master changes too often. While two advertise at once every packet would be a change; that is S01, not
/// flapping.
final class MasterChanges implements StreamCheck {
    private static final int FLAPS = 3;
    private static final long WINDOW_NANOS = 600_000_000_000L;

    private final ClusterNotes notes;
    private final Deque<Long> changes = new ArrayDeque<>();

    MasterChanges(ClusterNotes notes) {
        this.notes = notes;
    }

    @Override
    public void advert(Sender now, Senders before) {
        if (!before.takesOver(now)) {
            return;
        }
        changes.addLast(now.atNanos());
        while (changes.size() > FLAPS + 1 || now.atNanos() - changes.getFirst() > WINDOW_NANOS) {
            changes.removeFirst();
        }
        if (changes.size() > FLAPS) {
            notes.holds(Code.S04, now.packet(), now.atNanos(), now.intervalNanos(), () -> new Told(
                    "The master of %s changed more than %d times in 10 minutes".formatted(notes.subject(), FLAPS),
                    now.source() + " took over",
                    "Look for lost advertisements or a check that fails now and then; lengthen the interval or the check's rise and fall"));
        }
    }
}
