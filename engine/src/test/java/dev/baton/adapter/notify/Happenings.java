package dev.baton.adapter.notify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.baton.port.Clock;
import dev.baton.vrrp.Evidence;
import dev.baton.vrrp.Reason;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.Transition;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;

/// Things that happen, for tests.
final class Happenings {
    static final Instant AT = Instant.parse("2026-11-27T07:30:16.123456Z");
    static final Origin ORIGIN = new Origin("n2", "2026-11-27T07:12:01.500Z-8a5e01f3",
            _ -> "no advert from 10.0.0.1 for 361 ms = 3 × 100 ms + skew 61 ms for priority 100");

    private Happenings() {}

    static Occurrence.RouterChanged router(String name, Role from, Role to) {
        Evidence evidence = new Evidence(100, Optional.of(IpAddress.parse("10.0.0.1")), 150, 360_937_500L,
                100_000_000L, 3, 60_937_500L, Optional.empty());
        RouterCard card = new RouterCard(name, List.of("edge"), 51, "eth0", Family.IPV4, 3,
                List.of(VirtualAddress.parse("10.0.0.100/24")));
        return new Occurrence.RouterChanged(AT, card, new Transition(from, to, Reason.MASTER_SILENT, evidence, 0));
    }

    static Occurrence.RouterChanged master(String name) {
        return router(name, Role.BACKUP, Role.MASTER);
    }

    static Occurrence.Found found(Occurrence.Status status) {
        return new Occurrence.Found(AT, status, Optional.of("S01"), "Two or more masters", "error",
                "VRID 51 IPV4 eth0", "10.0.0.1 and 10.0.0.2 are both master", "Look why they do not hear each other",
                Optional.of("VI_1"), List.of("edge"));
    }

    /// A clock that is set by hand.
    static final class HandClock implements Clock {
        private long nanos = 1_000_000_000_000L;

        @Override
        public long nowNanos() {
            return nanos;
        }

        @Override
        public Instant wall() {
            return AT;
        }

        void pass(long more) {
            nanos += more;
        }

        void to(long newNanos) {
            nanos = newNanos;
        }
    }

    /// A receiver that answers as it was told to, and remembers what it was told.
    static final class Scripted implements Delivery {
        final List<Message> tried = new ArrayList<>();
        final List<Message> taken = new ArrayList<>();
        Outcome next = Outcome.delivered();

        @Override
        public Outcome deliver(Message message) {
            tried.add(message);
            if (next instanceof Outcome.Delivered) {
                taken.add(message);
            }
            return next;
        }
    }
}
