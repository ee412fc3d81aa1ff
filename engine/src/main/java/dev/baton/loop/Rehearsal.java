package dev.baton.loop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.baton.port.AddressPort;
import dev.baton.port.Clock;
import dev.baton.port.NotifyPort;
import dev.baton.port.PacketPort;
import dev.baton.port.Ports;
import dev.baton.vrrp.Oddity;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.State;
import dev.baton.vrrp.Transition;

/// Elections in memory, before the first real one. A JVM runs what it has never run before a hundred times slower, and a
/// daemon's most urgent work, a takeover, is done once in months. So it is practised: the same loop, election and codecs,
/// on ports that lead nowhere and a clock that is set by hand.
public final class Rehearsal {
    /// Enough for the JVM to compile what runs once in a life.
    static final int LIVES = 250;
    private static final int ADVERTS = 3;

    private final RouterSetup router;
    private final Link link;
    private final List<byte[]> sent = new ArrayList<>();
    private long now = 1;

    private Rehearsal(RouterSetup router, Link link) {
        this.router = router;
        this.link = link;
    }

    /// Practises with the first router of `setup` that is in no group, as if it ran alone and tracked nothing.
    ///
    /// @return how many lives led to MASTER
    public static int of(NodeSetup setup) {
        for (RouterSetup router : setup.routers()) {
            for (Link link : setup.links()) {
                if (!router.config().grouped() && link.name().equals(router.config().interfaceName())) {
                    return new Rehearsal(RouterSetup.of(router.config()), link).run();
                }
            }
        }
        return 0;
    }

    private int run() {
        int masters = 0;
        NodeSetup alone = new NodeSetup(List.of(link), List.of(router), List.of(), List.of());
        for (int life = 0; life < LIVES; life++) {
            EventLoop loop = new EventLoop(alone, ports(), Stepper.RFC, LoopWatcher.NONE);
            loop.start();
            for (int turn = 0; turn <= ADVERTS; turn++) {
                long due = loop.nextDeadlineNanos();
                now = due == State.NEVER ? now + 1 : due;
                hear(loop);
                loop.turn();
            }
            masters += loop.routers().getFirst().state() instanceof State.Master ? 1 : 0;
            loop.inbox().offer(new NodeInput.EndAsked());
            loop.turn();
        }
        return masters;
    }

    /// What was sent comes back: it is decoded and judged as any packet, and then refused as our own.
    private void hear(EventLoop loop) {
        for (byte[] frame : sent) {
            loop.inbox().heard(link.name(), frame, now);
        }
        sent.clear();
    }

    private Ports ports() {
        return new Ports(new HandClock(), new Echo(), new NoAddresses(), _ -> {}, new NoNotices(), _ -> {});
    }

    private final class HandClock implements Clock {
        @Override
        public long nowNanos() {
            return now;
        }

        @Override
        public Instant wall() {
            return Instant.EPOCH;
        }
    }

    private final class Echo implements PacketPort {
        @Override
        public void send(String interfaceName, byte[] frame) {
            sent.add(frame);
        }

        @Override
        public void flush() {
            // Nothing leaves.
        }

        @Override
        public void catchUp() {
            // Nothing waits.
        }

        @Override
        public boolean isCaughtUp() {
            return true;
        }
    }

    private static final class NoAddresses implements AddressPort {
        @Override
        public void claim(RouterConfig config) {
            // None is claimed.
        }

        @Override
        public void release(RouterConfig config) {
            // None is held.
        }
    }

    private static final class NoNotices implements NotifyPort {
        @Override
        public void transitioned(String name, Transition transition) {
            // Nobody is told.
        }

        @Override
        public void noticed(String name, Oddity oddity) {
            // Nobody is told.
        }
    }
}
