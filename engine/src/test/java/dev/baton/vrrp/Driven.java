package dev.baton.vrrp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.baton.track.EffectivePriority;
import dev.baton.wire.ChecksumForm;
import dev.baton.wire.IpAddress;

/// One router with its state and a clock that only the test moves.
final class Driven {
    static final long MS = 1_000_000L;
    static final long SECOND = 1_000 * MS;
    static final IpAddress OWN = IpAddress.parse("10.0.0.5");
    static final IpAddress LOWER = IpAddress.parse("10.0.0.4");
    static final IpAddress HIGHER = IpAddress.parse("10.0.0.6");
    static final List<VirtualAddress> ADDRESSES = List.of(VirtualAddress.parse("10.0.0.100/24"));

    final VirtualRouter router;
    State state;
    long now;

    Driven(RouterConfig config) {
        this.router = new VirtualRouter(config);
        this.now = 1_000 * SECOND;
        this.state = router.initial(now);
    }

    /// Version 3, priority 100, 1 s, preempting.
    static RouterConfig config() {
        return RouterConfig.v3("VI_1", "eth0", 51, OWN, ADDRESSES);
    }

    static RouterConfig config6() {
        return RouterConfig.v3("VI_6", "eth0", 51, IpAddress.parse("fe80::5"),
                List.of(VirtualAddress.parse("fe80::100/64"), VirtualAddress.parse("2001:db8::100/64")));
    }

    static Driven backup(RouterConfig config) {
        Driven driven = new Driven(config);
        driven.step(new Input.Started());
        return driven;
    }

    /// A router that has become MASTER by silence and has sent its first bursts.
    static Driven master(RouterConfig config) {
        Driven driven = backup(config);
        driven.runUntilRole(Role.MASTER);
        driven.runFor(6 * SECOND);
        return driven;
    }

    List<Effect> step(Input input) {
        Step step = router.step(state, input, now);
        state = step.state();
        return step.effects();
    }

    List<Effect> hear(IpAddress source, int priority) {
        return hear(advert(source, priority));
    }

    List<Effect> hear(Advert advert) {
        return step(new Input.AdvertHeard(advert));
    }

    /// An advertisement as a peer that is set up like us would send it now.
    Advert advert(IpAddress source, int priority) {
        return advert(source, priority, router.config().advertIntervalNanos());
    }

    Advert advert(IpAddress source, int priority, long intervalNanos) {
        RouterConfig config = router.config();
        boolean hasForm = config.version() == 3;
        return new Advert(source, config.version(), priority, intervalNanos,
                config.addresses().stream().map(VirtualAddress::address).toList(),
                hasForm ? Optional.of(ChecksumForm.PSEUDO_HEADER) : Optional.empty(), now);
    }

    /// Lets `nanos` pass and hands in every timer that falls due, on time.
    List<Effect> runFor(long nanos) {
        long end = now + nanos;
        List<Effect> effects = new ArrayList<>();
        while (state.deadlineNanos() <= end) {
            now = Math.max(now, state.deadlineNanos());
            effects.addAll(step(new Input.TimerExpired()));
        }
        now = end;
        return effects;
    }

    void runUntilRole(Role role) {
        while (state.role() != role) {
            now = state.deadlineNanos();
            step(new Input.TimerExpired());
        }
    }

    List<Effect> prioritize(int priority) {
        return step(new Input.PriorityChanged(EffectivePriority.of(priority)));
    }

    long untilDeadline() {
        return state.deadlineNanos() - now;
    }

    State.Backup asBackup() {
        return (State.Backup) state;
    }

    State.Master asMaster() {
        return (State.Master) state;
    }

    static Transition transition(List<Effect> effects) {
        return effects.stream().filter(Effect.Notify.class::isInstance).map(e -> ((Effect.Notify) e).transition())
                .reduce((_, last) -> last).orElseThrow();
    }

    static List<Oddity> oddities(List<Effect> effects) {
        return effects.stream().filter(Effect.Remark.class::isInstance).map(e -> ((Effect.Remark) e).oddity()).toList();
    }

    static List<Effect.SendAdvert> adverts(List<Effect> effects) {
        return effects.stream().filter(Effect.SendAdvert.class::isInstance).map(Effect.SendAdvert.class::cast).toList();
    }

    static List<String> kinds(List<Effect> effects) {
        return effects.stream().map(e -> e.getClass().getSimpleName()).toList();
    }

    static Effect.SendAdvert v3Advert(int priority) {
        return new Effect.SendAdvert(3, priority, SECOND, ChecksumForm.PSEUDO_HEADER);
    }

}
