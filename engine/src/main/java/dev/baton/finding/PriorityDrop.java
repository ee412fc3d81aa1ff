package dev.baton.finding;

import java.util.OptionalInt;

import dev.baton.wire.IpAddress;
import dev.baton.wire.VrrpMessage;

/// S07: the master lowered its priority, and every other member that is known is lower still, so that it stays. With a
/// higher one it is silent: that one may be down, or not preempt.
final class PriorityDrop implements StreamCheck {
    private static final long LATE_NANOS = 1_000_000_000L;

    private final ClusterNotes notes;
    private OptionalInt before = OptionalInt.empty();
    private int now;
    private long atNanos;

    PriorityDrop(ClusterNotes notes) {
        this.notes = notes;
    }

    @Override
    public void advert(Sender said, Senders senders) {
        int priority = said.said().priority();
        OptionalInt last = senders.sameBefore(said).map(s -> OptionalInt.of(s.said().priority()))
                .orElseGet(OptionalInt::empty);
        boolean isRow = !said.resigns() && last.isPresent() && priority != VrrpMessage.OWNER_PRIORITY
                && last.getAsInt() != VrrpMessage.OWNER_PRIORITY;
        boolean isOther = senders.speaksBoth(said.source(), said.atNanos()) && !isRow;
        if (isOther) {
            return;
        }
        if (!isRow || (before.isPresent() && priority >= before.getAsInt())) {
            before = OptionalInt.empty();
            notes.ends(Code.S07, said.atNanos());
        } else if (priority < last.getAsInt()) {
            before = OptionalInt.of(Math.max(before.orElse(0), last.getAsInt()));
            atNanos = said.atNanos();
        }
        now = priority;
    }

    @Override
    public void look(Look look) {
        if (before.isEmpty() || look.senders().speaker().isEmpty()) {
            return;
        }
        Sender master = look.senders().speaker().get();
        IpAddress source = master.source();
        long from = Math.max(atNanos, look.aliveSinceNanos());
        boolean isLate = look.nowNanos() - from > LATE_NANOS + Sender.DOWN_INTERVALS * master.intervalNanos();
        if (!isLate || look.senders().isContested(source, look.nowNanos())
                || !look.senders().isLive(source, look.nowNanos())) {
            return;
        }
        OptionalInt highest = look.cluster().members().stream().filter(m -> !m.source().equals(source))
                .mapToInt(m -> m.priority().value()).max();
        if (highest.isPresent() && highest.getAsInt() <= now) {
            int old = before.getAsInt();
            notes.holds(Code.S07, master.packet(), look.nowNanos(), master.intervalNanos(), () -> new Told(
                    "%s lowered its priority from %d to %d and stayed MASTER: the highest of the others is %d"
                            .formatted(
                                    source, old, now, highest.getAsInt()),
                    "priority " + now,
                    "Nothing, if that is meant; else make the check's weight greater than %d on %s".formatted(
                            old - highest.getAsInt(), source)));
        }
    }
}
