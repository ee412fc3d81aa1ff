package dev.baton.finding;

import java.util.Optional;

import dev.baton.wire.MacAddress;

/// S09: after a takeover the old master's own MAC still says that it has a virtual address. A virtual MAC says nothing of
/// who uses it. A claim counts once the old master could have advertised after it: it may have taken the addresses back.
final class StaleHolder implements StreamCheck {
    /// How long the addresses of a master that is gone may stay.
    private static final long GRACE_NANOS = 1_000_000_000L;
    private static final int GRACE_INTERVALS = 2;

    private final ClusterNotes notes;
    private Optional<Sender> loser = Optional.empty();
    private Optional<Sender> taker = Optional.empty();
    private Optional<Claim> claim = Optional.empty();

    StaleHolder(ClusterNotes notes) {
        this.notes = notes;
    }

    @Override
    public void advert(Sender now, Senders before) {
        if (before.takesOver(now)) {
            loser = before.speaker();
            taker = Optional.of(now);
            claim = Optional.empty();
        } else if (taker.filter(t -> t.source().equals(now.source())).isEmpty() || now.resigns()) {
            loser = Optional.empty();
            claim = Optional.empty();
        }
    }

    @Override
    public void claimed(Claim heard, Senders senders) {
        if (loser.isEmpty() || taker.isEmpty() || claim.isPresent()) {
            return;
        }
        Optional<MacAddress> mac = loser.get().mac();
        boolean isLoser = mac.filter(m -> m.equals(heard.mac()) && !m.isVirtualRouter()).isPresent()
                && taker.get().mac().filter(m -> !m.equals(heard.mac())).isPresent();
        if (isLoser && heard.atNanos() - taker.get().atNanos() > grace(taker.get())) {
            claim = Optional.of(heard);
        }
    }

    private static long grace(Sender sender) {
        return GRACE_NANOS + GRACE_INTERVALS * sender.intervalNanos();
    }

    @Override
    public void look(Look look) {
        if (claim.isEmpty() || loser.isEmpty() || taker.isEmpty()
                || look.nowNanos() - claim.get().atNanos() < grace(taker.get())) {
            return;
        }
        Claim stale = claim.get();
        Sender old = loser.get();
        Sender master = taker.get();
        claim = Optional.empty();
        if (look.aliveSinceNanos() <= stale.atNanos() && look.senders().isLive(master.source(), look.nowNanos())) {
            notes.holds(Code.S09, stale.packet(), look.nowNanos(), master.intervalNanos(), () -> new Told(
                    "%s lost %s to %s and still says that it has %s, so hosts may reach the wrong one".formatted(
                            old.source(), notes.subject(), master.source(), stale.address()),
                    stale.mac() + " says that it has " + stale.address(),
                    "Take %s off %s; look whether its VRRP daemon was killed or has hung".formatted(stale.address(),
                            old.source())));
        }
    }
}
