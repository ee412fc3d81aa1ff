package dev.baton.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.baton.cluster.ClusterKey;
import dev.baton.vrrp.Role;
import dev.baton.wire.IpAddress;

/// The routers of a cluster that are known from their adverts alone: who yielded to whom, and what their adverts show of
/// each change.
final class Rivals {
    private record Rival(String name, IpAddress source, List<Claim> stretches) {}

    /// A master's stretch and whose it is.
    private record Reign(Rival rival, Claim claim) {}

    private final ClusterKey key;
    private final long inFlightNanos;
    private final Map<String, Rival> rivals = new LinkedHashMap<>();
    private final List<Turn> turns = new ArrayList<>();

    Rivals(ClusterKey key, long intervalNanos) {
        this.key = key;
        inFlightNanos = intervalNanos == Long.MAX_VALUE ? 0 : intervalNanos / 2;
    }

    void add(String name, IpAddress source, List<Claim> heard) {
        rivals.put(name, new Rival(name, source, new ArrayList<>(heard)));
    }

    /// The stretches of a router, after all are settled.
    List<Claim> of(String name) {
        return Optional.ofNullable(rivals.get(name)).map(Rival::stretches).orElse(List.of());
    }

    /// The changes of state, in no order.
    List<Turn> turns() {
        return turns;
    }

    void settle() {
        List<Reign> reigns = new ArrayList<>();
        rivals.values().forEach(rival -> rival.stretches().stream().filter(Claim::isMaster)
                .forEach(claim -> reigns.add(new Reign(rival, claim))));
        reigns.sort(Comparator.comparingLong((Reign reign) -> reign.claim().fromNanos()));
        Optional<Reign> before = Optional.empty();
        for (Reign reign : reigns) {
            tell(reign, before);
            before.filter(loser -> yields(loser, reign)).ifPresent(loser -> stepDown(loser, reign));
            boolean isLater = before.isEmpty() || before.get().rival().equals(reign.rival())
                    || reign.claim().lastNanos() >= before.get().claim().lastNanos();
            before = isLater ? Optional.of(reign) : before;
        }
        for (Rival rival : rivals.values()) {
            for (Claim claim : rival.stretches()) {
                if (claim.role() == Role.BACKUP && claim.priority() == 0) {
                    turns.add(new Turn.Inferred(key, claim.fromNanos(), rival.name(), Role.BACKUP,
                            Turn.Sign.RESIGNED, Optional.empty(), -1, 0, -1));
                }
            }
        }
    }

    private void tell(Reign reign, Optional<Reign> before) {
        Claim now = reign.claim();
        Turn.Sign sign = Turn.Sign.FIRST_ADVERT;
        Optional<String> peer = Optional.empty();
        long silent = -1;
        int peerPriority = -1;
        if (before.isPresent()) {
            Rival other = before.get().rival();
            long last = before.get().claim().lastNanos();
            peer = Optional.of(other.name());
            peerPriority = before.get().claim().priority();
            if (resignedBetween(other, last, now.fromNanos())) {
                sign = Turn.Sign.AFTER_RESIGNATION;
                silent = now.fromNanos() - last;
            } else if (before.get().claim().untilNanos() > now.fromNanos() && !other.equals(reign.rival())
                    && now.priority() > peerPriority) {
                sign = Turn.Sign.OVER_MASTER;
            } else {
                sign = Turn.Sign.AFTER_SILENCE;
                silent = Math.max(0, now.fromNanos() - last);
            }
        }
        turns.add(new Turn.Inferred(key, now.fromNanos(), reign.rival().name(), Role.MASTER, sign, peer, silent,
                now.priority(), peerPriority));
    }

    private static boolean resignedBetween(Rival rival, long from, long to) {
        List<Claim> stretches = rival.stretches();
        for (int i = firstFrom(stretches, from); i < stretches.size() && stretches.get(i).fromNanos() <= to; i++) {
            if (stretches.get(i).role() == Role.BACKUP && stretches.get(i).priority() == 0) {
                return true;
            }
        }
        return false;
    }

    /// Where the first stretch is that does not begin before an instant.
    private static int firstFrom(List<Claim> stretches, long nanos) {
        int low = 0;
        int high = stretches.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (stretches.get(middle).fromNanos() < nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Whether a master's adverts ended with what a rival that beats it sent.
    private boolean yields(Reign loser, Reign winner) {
        boolean beats = winner.claim().priority() > loser.claim().priority()
                || (winner.claim().priority() == loser.claim().priority()
                        && winner.rival().source().compareTo(loser.rival().source()) > 0);
        return !loser.rival().equals(winner.rival()) && beats
                && loser.claim().untilNanos() > winner.claim().fromNanos()
                && loser.claim().lastNanos() <= winner.claim().fromNanos() + inFlightNanos;
    }

    private void stepDown(Reign loser, Reign winner) {
        long at = winner.claim().fromNanos();
        List<Claim> stretches = loser.rival().stretches();
        Claim claim = loser.claim();
        int index = firstFrom(stretches, claim.fromNanos());
        if (index == stretches.size() || !stretches.get(index).equals(claim)) {
            return;
        }
        stretches.set(index, claim.until(at));
        stretches.add(index + 1, new Claim(at, claim.lastNanos(), claim.untilNanos(), Role.BACKUP, false,
                claim.priority(), claim.sequence()));
        turns.add(new Turn.Inferred(key, at, loser.rival().name(), Role.BACKUP, Turn.Sign.YIELDED,
                Optional.of(winner.rival().name()), -1, claim.priority(), winner.claim().priority()));
    }
}
