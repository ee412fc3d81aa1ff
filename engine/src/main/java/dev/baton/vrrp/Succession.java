package dev.baton.vrrp;

import java.util.ArrayList;
import java.util.List;

/// What becomes of a running router that gets another configuration under its name (a reload). As long as it is the same
/// virtual router for its peers, its state goes on: a MASTER to which an address is added stays MASTER.
public final class Succession {
    private final RouterConfig before;
    private final RouterConfig after;
    private final long nowNanos;

    private Succession(RouterConfig before, RouterConfig after, long nowNanos) {
        this.before = before;
        this.after = after;
        this.nowNanos = nowNanos;
    }

    /// Whether a router keeps its state when it goes over from `before` to `after`. It does not where peers would take it
    /// for another router, or would not understand it: interface, family, VRID, version, and the MAC that it is found at.
    public static boolean keepsState(RouterConfig before, RouterConfig after) {
        return before.name().equals(after.name()) && before.interfaceName().equals(after.interfaceName())
                && before.family() == after.family() && before.vrid() == after.vrid()
                && before.version() == after.version() && before.interop() == after.interop()
                && before.virtualMac() == after.virtualMac();
    }

    /// The state in which a router goes on, and what is to be done. Timers that are due have been handled before: a
    /// master that has stalled must not be kept alive by a longer interval. The priority is not looked at, that is
    /// [Input.PriorityChanged].
    ///
    /// A master whose advertisement is another one now sends it at once, so that no peer waits for it by the old
    /// interval; then it puts its addresses on the interface, and announces them if there are new ones.
    public static Step of(RouterConfig before, RouterConfig after, State state, long nowNanos) {
        return new Succession(before, after, nowNanos).of(state);
    }

    private Step of(State state) {
        Memory memory = memory(state.memory());
        return switch (state) {
            case State.Init init -> quiet(new State.Init(memory, init.sinceNanos()));
            case State.Fault fault -> quiet(new State.Fault(memory, fault.sinceNanos()));
            case State.Backup backup -> quiet(waiting(backup.withMemory(memory)));
            case State.Master master -> leading(master.withMemory(memory));
        };
    }

    private static Step quiet(State state) {
        return new Step(state, List.of());
    }

    /// A form that is pinned now is used from now on. What was odd about the old values is looked at anew.
    private Memory memory(Memory old) {
        boolean isPinned = before.checksum() != after.checksum() && after.checksum() != ChecksumPolicy.AUTO;
        Memory memory = isPinned ? old.withForm(new Dialect(after).firstForm()) : old;
        return saysTheSame() ? memory : memory.withSeen(List.of());
    }

    private State.Backup waiting(State.Backup backup) {
        boolean waitsTheSame = before.advertIntervalNanos() == after.advertIntervalNanos()
                && before.downAdverts() == after.downAdverts();
        if (waitsTheSame || backup.resigned() || backup.wantsMaster()) {
            return backup;
        }
        long interval = backup.master().isPresent() ? backup.intervalNanos() : after.advertIntervalNanos();
        long wait = Timing.masterDownNanos(after.version(), backup.memory().priority().value(), interval,
                after.downAdverts());
        return new State.Backup(backup.memory(), backup.sinceNanos(),
                Math.max(nowNanos, backup.lastHeardNanos() + wait), interval, backup.lastHeardNanos(), backup.master(),
                false, backup.preemptAtNanos(), false);
    }

    private Step leading(State.Master master) {
        State.Master next = master;
        List<Effect> effects = new ArrayList<>();
        if (!saysTheSame()) {
            next = next.advertised(nowNanos, nowNanos + after.advertIntervalNanos());
            effects.addAll(new Dialect(after).effects(next.memory(), next.memory().priority().value()));
        }
        if (!before.addresses().equals(after.addresses()) || before.acceptMode() != after.acceptMode()) {
            effects.add(new Effect.ClaimAddresses());
        }
        Announcing announcing = after.announcing();
        if (!before.addresses().containsAll(after.addresses())) {
            effects.add(new Effect.Announce());
            int left = announcing.burst() - 1;
            next = next.announced(left, announcing.nextNanos(left, nowNanos),
                    announcing.repeatNanos() > 0 ? nowNanos + announcing.repeatNanos() : State.NEVER);
        } else if (!before.announcing().equals(announcing)) {
            next = next.announced(next.announcesLeft(), announcing.nextNanos(next.announcesLeft(), nowNanos),
                    next.repeatAtNanos());
        }
        return new Step(next, effects);
    }

    /// Whether the advertisements of the two, and whom they go to, are the same.
    private boolean saysTheSame() {
        return before.addresses().equals(after.addresses())
                && before.advertIntervalNanos() == after.advertIntervalNanos()
                && before.source().equals(after.source()) && before.unicastPeers().equals(after.unicastPeers())
                && before.password().equals(after.password()) && before.checksum() == after.checksum();
    }
}
