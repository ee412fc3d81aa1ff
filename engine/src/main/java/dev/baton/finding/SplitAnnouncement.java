package dev.baton.finding;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.baton.cluster.Health;
import dev.baton.cluster.Member;
import dev.baton.wire.IpAddress;
import dev.baton.wire.MacAddress;

/// S10: after a split the last announcement that hosts have heard of an address is the loser's. Nobody needs to announce
/// anything if the loser never did, or if both use the virtual MAC: the winner's next advertisement sets the switches
/// right then.
final class SplitAnnouncement implements StreamCheck {
    /// How many addresses and losers are remembered.
    static final int LIMIT = 255;
    /// A winner waits until its rival has been silent for a master down interval, then announces.
    private static final int PATIENCE_INTERVALS = 7;
    private static final long PATIENCE_NANOS = 1_000_000_000L;

    private final ClusterNotes notes;
    private final Map<IpAddress, Claim> announced = new LinkedHashMap<>();
    private final Set<IpAddress> rivals = new LinkedHashSet<>();
    private final Set<MacAddress> losers = new LinkedHashSet<>();
    private Optional<Sender> winner = Optional.empty();
    private long settledNanos;

    SplitAnnouncement(ClusterNotes notes) {
        this.notes = notes;
    }

    @Override
    public void claimed(Claim claim, Senders senders) {
        if (claim.isAnnouncement() && (announced.size() < LIMIT || announced.containsKey(claim.address()))) {
            announced.put(claim.address(), claim);
        }
    }

    @Override
    public void look(Look look) {
        if (look.cluster().health() == Health.SPLIT) {
            look.cluster().masters().stream().map(Member::source).limit(LIMIT).forEach(rivals::add);
            winner = Optional.empty();
            losers.clear();
            return;
        }
        if (!rivals.isEmpty()) {
            settle(look);
        }
        if (winner.isEmpty()) {
            return;
        }
        Sender master = winner.get();
        boolean isOver = !look.senders().isLive(master.source(), look.nowNanos())
                || look.senders().isContested(master.source(), look.nowNanos())
                || look.aliveSinceNanos() > settledNanos;
        if (isOver) {
            winner = Optional.empty();
        } else if (look.nowNanos() - settledNanos > PATIENCE_NANOS + PATIENCE_INTERVALS * master.intervalNanos()) {
            winner = Optional.empty();
            judge(master, look);
        }
    }

    private void settle(Look look) {
        Optional<IpAddress> holder = look.cluster().holder().map(Member::source);
        winner = look.senders().all().stream().filter(s -> holder.filter(s.source()::equals).isPresent()).findFirst();
        losers.clear();
        for (Sender sender : look.senders().all()) {
            if (rivals.contains(sender.source()) && holder.filter(sender.source()::equals).isEmpty()) {
                sender.mac().filter(m -> !m.isVirtualRouter()).ifPresent(losers::add);
            }
        }
        rivals.clear();
        settledNanos = look.nowNanos();
    }

    private void judge(Sender master, Look look) {
        for (Claim last : announced.values()) {
            boolean isLosers = losers.contains(last.mac())
                    && master.mac().filter(m -> !m.equals(last.mac())).isPresent();
            if (isLosers) {
                notes.holds(Code.S10, last.packet(), look.nowNanos(), master.intervalNanos(), () -> new Told(
                        "%s is the only MASTER of %s again but has not announced %s since the loser did, so hosts still send to %s"
                                .formatted(master.source(), notes.subject(), last.address(), last.mac()),
                        last.mac() + " announced " + last.address(),
                        "Send a gratuitous ARP or unsolicited NA from " + master.source()
                                + ", and let it announce again when a rival has gone"));
            }
        }
    }
}
