package dev.baton.finding;

import java.util.Optional;

/// S08: a new master announced none of its addresses within a second. Silent where the capture has no ARP or Neighbor
/// Discovery at all, where it paused within that second, and where the new master lost the addresses again meanwhile.
final class TakeoverAnnouncement implements StreamCheck {
    private static final long ANNOUNCE_NANOS = 1_000_000_000L;

    private final ClusterNotes notes;
    private Optional<Sender> taker = Optional.empty();
    private long announcedNanos = -2 * ANNOUNCE_NANOS;

    TakeoverAnnouncement(ClusterNotes notes) {
        this.notes = notes;
    }

    @Override
    public void advert(Sender now, Senders before) {
        boolean isTaker = taker.filter(t -> t.source().equals(now.source())).isPresent();
        if (now.resigns() ? isTaker : !isTaker) {
            taker = Optional.empty();
        }
        // Some announce before they advertise.
        if (before.takesOver(now) && now.atNanos() - announcedNanos > ANNOUNCE_NANOS) {
            taker = Optional.of(now);
        }
    }

    @Override
    public void claimed(Claim claim, Senders senders) {
        if (claim.isAnnouncement()) {
            announcedNanos = claim.atNanos();
            taker = Optional.empty();
            notes.ends(Code.S08, claim.atNanos());
        }
    }

    @Override
    public void look(Look look) {
        if (taker.isEmpty() || look.nowNanos() - taker.get().atNanos() <= ANNOUNCE_NANOS) {
            return;
        }
        Sender late = taker.get();
        taker = Optional.empty();
        if (look.seesNeighbors() && look.aliveSinceNanos() <= late.atNanos()) {
            notes.holds(Code.S08, late.packet(), late.atNanos(), late.intervalNanos(), () -> new Told(late.source()
                    + " took over and announced no address within 1 s, so hosts may still send to the old master",
                    "took over", "Enable gratuitous ARP or unsolicited NA on " + late.source()));
        }
    }
}
