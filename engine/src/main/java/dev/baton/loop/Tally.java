package dev.baton.loop;

import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.baton.vrrp.Advert;
import dev.baton.vrrp.Discard;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.State;
import dev.baton.vrrp.Transition;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv4Address;
import dev.baton.wire.VrrpAuth;
import dev.baton.wire.VrrpMessage;

/// What one router counts. Belongs to the loop's thread and is copied there: counting is adding to a number, without a
/// lock.
///
/// An advert counts as missed if its sender lives on: the next one comes before the sender would be taken for dead. A
/// sender that comes back later, or after it has resigned, is a new one.
final class Tally {
    /// How many senders of adverts are known; of more, those that were heard last.
    static final int MAX_PEERS = 32;

    private static final long UNKNOWN = Long.MIN_VALUE;

    private static final class PeerTally {
        private final IpAddress source;
        private long lastNanos = UNKNOWN;
        private long intervalNanos;
        private int priority;
        private long adverts;

        PeerTally(IpAddress source) {
            this.source = source;
        }

        Standing.Peer copy() {
            return new Standing.Peer(source, priority, intervalNanos, lastNanos, adverts);
        }
    }

    private final Map<IpAddress, PeerTally> peers = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<IpAddress, PeerTally> eldest) {
            return size() > MAX_PEERS;
        }
    };
    private final Map<Discard, long[]> discards = new EnumMap<>(Discard.class);
    private final Map<RouterCounts.Turn, long[]> turns = new LinkedHashMap<>();
    private final IntervalTally intervals = new IntervalTally();
    private Optional<PeerTally> latest = Optional.empty();
    private Optional<Standing.Last> last = Optional.empty();
    private long sent;
    private long received;
    private long zeroSent;
    private long zeroReceived;
    private long announced;
    private long missed;
    private long unknownAuthentication;

    /// An advertisement was sent.
    void sent(int priority) {
        sent++;
        zeroSent += priority == 0 ? 1 : 0;
    }

    /// A gratuitous ARP or unsolicited NA was sent.
    void announced() {
        announced++;
    }

    /// An advertisement was let in.
    void heard(RouterConfig config, Advert advert) {
        received++;
        zeroReceived += advert.priority() == 0 ? 1 : 0;
        PeerTally peer = peer(advert.source());
        if (advert.version() == config.version()) {
            measure(config, peer, advert);
        }
        peer.lastNanos = advert.heardAtNanos();
        peer.intervalNanos = advert.intervalNanos();
        peer.priority = advert.priority();
        peer.adverts++;
    }

    /// It is nearly always the same one, and a table costs more than all the rest here.
    private PeerTally peer(IpAddress source) {
        if (latest.isPresent() && isSame(latest.get().source, source)) {
            return latest.get();
        }
        latest.ifPresent(this::touch);
        PeerTally peer = peers.computeIfAbsent(source, PeerTally::new);
        latest = Optional.of(peer);
        return peer;
    }

    /// It was heard just now, without the table having been asked.
    private void touch(PeerTally peer) {
        PeerTally _ = peers.get(peer.source);
    }

    private static boolean isSame(IpAddress one, IpAddress other) {
        if (one instanceof Ipv4Address a && other instanceof Ipv4Address b) {
            return a.value() == b.value();
        }
        return one.equals(other);
    }

    private void measure(RouterConfig config, PeerTally peer, Advert advert) {
        long interval = advert.intervalNanos();
        if (peer.lastNanos == UNKNOWN || peer.priority == 0 || interval <= 0) {
            return;
        }
        long gap = Math.max(0, advert.heardAtNanos() - peer.lastNanos);
        if (gap <= (config.downAdverts() + 1) * interval) {
            intervals.add(gap);
            missed += advert.priority() == 0 ? 0 : Math.max(0, (gap + interval / 2) / interval - 1);
        }
    }

    /// A packet was not let in.
    void discarded(Discard reason) {
        discards.computeIfAbsent(reason, _ -> new long[1])[0]++;
    }

    /// The same, with what could be read of it.
    void discarded(Discard reason, VrrpMessage message) {
        discarded(reason);
        boolean isKnown = message.authType() == VrrpAuth.TYPE_NONE || message.authType() == VrrpAuth.TYPE_SIMPLE_TEXT
                || message.authType() == VrrpAuth.TYPE_IP_AH;
        unknownAuthentication += reason == Discard.AUTH_TYPE && !isKnown ? 1 : 0;
    }

    /// The router has changed its state.
    void changed(Transition transition, Instant wall) {
        last = Optional.of(new Standing.Last(transition, wall));
        turns.computeIfAbsent(new RouterCounts.Turn(transition.from(), transition.to(), transition.reason()),
                _ -> new long[1])[0]++;
    }

    Standing standing(RouterView view) {
        return new Standing(view, peers.values().stream().map(PeerTally::copy).toList(), last);
    }

    RouterCounts copy(RouterView view, long nowNanos) {
        Map<Discard, Long> discarded = new LinkedHashMap<>();
        discards.forEach((reason, count) -> discarded.put(reason, count[0]));
        Map<RouterCounts.Turn, Long> turned = new LinkedHashMap<>();
        turns.forEach((turn, count) -> turned.put(turn, count[0]));
        return new RouterCounts(view.config().name(), sent, received, zeroSent, zeroReceived, announced, missed,
                discarded, unknownAuthentication, turned, intervals.copy(), masters(view, nowNanos));
    }

    /// Only masters advertise.
    private int masters(RouterView view, long nowNanos) {
        int downAdverts = view.config().downAdverts();
        long heard = peers.values().stream().filter(p -> p.priority > 0 && p.lastNanos != UNKNOWN
                && nowNanos - p.lastNanos <= (downAdverts + 1) * p.intervalNanos).count();
        return (int) heard + (view.state() instanceof State.Master ? 1 : 0);
    }
}
