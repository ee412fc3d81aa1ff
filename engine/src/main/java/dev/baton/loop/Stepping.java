package dev.baton.loop;

import java.util.List;
import java.util.Optional;

import dev.baton.group.Directive;
import dev.baton.vrrp.FaultCause;
import dev.baton.vrrp.Input;
import dev.baton.vrrp.State;
import dev.baton.vrrp.Step;

/// Takes routers from one state to the next: has the step's effects performed, sets the router's timers, brings its sync group
/// to one mind, and lets a router whose addresses the machine has refused try again later. Belongs to the loop's thread.
final class Stepping {
    /// How many rounds a sync group is given to be of one mind; it needs three.
    static final int SETTLE_ROUNDS = 8;

    private final Stepper stepper;
    private final LoopWatcher watcher;
    private final EffectRunner effects;
    private TimerQueue sending = new TimerQueue(0);
    private TimerQueue waiting = new TimerQueue(0);
    private TimerQueue recovering = new TimerQueue(0);
    private long now;
    private long unsettled;

    Stepping(Stepper stepper, LoopWatcher watcher, EffectRunner effects) {
        this.stepper = stepper;
        this.watcher = watcher;
        this.effects = effects;
    }

    /// What time it is from now on, on the node's clock.
    void at(long nowNanos) {
        now = nowNanos;
    }

    long now() {
        return now;
    }

    /// Timers of masters: when they send next.
    TimerQueue sending() {
        return sending;
    }

    /// Timers of all others: when they take over, or stop waiting for something else.
    TimerQueue waiting() {
        return waiting;
    }

    /// When routers in FAULT try again to get their addresses.
    TimerQueue recovering() {
        return recovering;
    }

    /// How often a sync group was not of one mind after [#SETTLE_ROUNDS].
    long unsettled() {
        return unsettled;
    }

    /// Times other routers from now on, by the states in which they are.
    void replace(RouterTable table) {
        int count = table.all().size();
        sending = new TimerQueue(count);
        waiting = new TimerQueue(count);
        recovering = new TimerQueue(count);
        table.all().forEach(this::time);
    }

    /// Gives an input to a router, and what follows from it to the others of its sync group.
    void step(Routed routed, Input input) {
        State before = stepAlone(routed, input);
        if (routed.group.isPresent() && Grouped.concerns(before, routed.state)) {
            settle(routed.group.get());
        }
    }

    /// Gives an input to a router alone.
    ///
    /// @return the state before
    State stepAlone(Routed routed, Input input) {
        State before = routed.state;
        take(routed, stepper.step(routed.router, before, input, now));
        watcher.stepped(routed.setup.config(), before, input, routed.state);
        if (routed.isRefused) {
            refuse(routed);
        }
        return before;
    }

    /// Takes a router where another setup of it leads.
    void succeed(Routed routed, Step step) {
        take(routed, step);
        if (routed.isRefused) {
            refuse(routed);
        }
    }

    private void take(Routed routed, Step step) {
        routed.state = step.state();
        time(routed);
        routed.isRefused = !effects.perform(routed, step.effects(), now);
    }

    /// Puts a router whose addresses the machine has refused into FAULT for a while.
    private void refuse(Routed routed) {
        routed.isRefused = false;
        routed.refusals++;
        FaultCause cause = Recovery.cause(routed.setup.config());
        routed.refused = Optional.of(cause);
        retryAt(routed, now + Recovery.waitNanos(routed.refusals));
        stepAlone(routed, new Input.FaultRaised(cause));
    }

    /// Lets routers whose addresses were refused try again, where that is due.
    ///
    /// @return how many
    int recover(RouterTable table) {
        int handled = 0;
        while (recovering.firstNanos() <= now) {
            Routed routed = table.at(recovering.first());
            retryAt(routed, State.NEVER);
            routed.refused.ifPresent(cause -> step(routed, new Input.FaultCleared(cause)));
            handled++;
        }
        return handled;
    }

    private void retryAt(Routed routed, long atNanos) {
        routed.retryAtNanos = atNanos;
        recovering.set(routed.index, atNanos);
    }

    /// Brings the routers of a group to one mind.
    void settle(Grouped grouped) {
        for (int round = 0; round < SETTLE_ROUNDS; round++) {
            List<Directive> directives = grouped.group().settle(grouped.states());
            if (directives.isEmpty()) {
                return;
            }
            for (Directive directive : directives) {
                stepAlone(grouped.members().get(directive.member()), directive.input());
            }
        }
        unsettled++;
    }

    private void time(Routed routed) {
        boolean sends = routed.state instanceof State.Master;
        long deadline = routed.state.deadlineNanos();
        sending.set(routed.index, sends ? deadline : State.NEVER);
        waiting.set(routed.index, sends ? State.NEVER : deadline);
    }
}
