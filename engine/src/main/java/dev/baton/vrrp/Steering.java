package dev.baton.vrrp;

import java.util.Optional;
import java.util.OptionalInt;

import dev.baton.track.Contribution;
import dev.baton.track.EffectivePriority;

/// What a person has told a router for the time being, besides its configuration.
///
/// @param maintenance whether it takes the addresses only if nobody else does
/// @param resigned    whether it was told to resign, and has not been MASTER since
/// @param priority    the priority that counts as configured until it is taken back, 1..254; an owner has none
/// @param claim       how it holds addresses that were handed over to it
/// @param tested      the most that it counts with for a failover test, 1..254; an owner has none
public record Steering(boolean maintenance, boolean resigned, OptionalInt priority, Optional<Claim> claim,
        OptionalInt tested) {
    /// Nothing was told.
    public static final Steering NONE = new Steering(false, false, OptionalInt.empty(), Optional.empty());

    /// Without a failover test.
    public Steering(boolean maintenance, boolean resigned, OptionalInt priority, Optional<Claim> claim) {
        this(maintenance, resigned, priority, claim, OptionalInt.empty());
    }

    /// What is to outlast the process and another router under the same name.
    public Steering lasting() {
        return new Steering(maintenance, false, priority, Optional.empty());
    }

    /// The effective priority of a router whose checks amount to `tracked`.
    EffectivePriority applied(EffectivePriority tracked) {
        boolean isReplaced = priority.isPresent() && tracked.base() != RouterConfig.OWNER;
        EffectivePriority own = isReplaced ? tracked.withBase(priority.getAsInt()) : tracked;
        if (maintenance) {
            return own.inMaintenance();
        }
        int rise = claim.isPresent() ? claim.get().rise() : 0;
        EffectivePriority held = rise == 0 ? own : own.with(Contribution.told(Contribution.HAND_OVER, rise));
        boolean isLowered = tested.isPresent() && tracked.base() != RouterConfig.OWNER
                && held.value() > tested.getAsInt();
        return isLowered
                ? held.with(Contribution.told(Contribution.TEST, tested.getAsInt() - held.sum()))
                : held;
    }

    /// What it is after an order that changes no role.
    Steering after(Order order) {
        return switch (order) {
            case Order.Maintenance(boolean on) ->
                new Steering(on, resigned, priority, on ? Optional.empty() : claim, tested);
            case Order.Priority(OptionalInt value) -> new Steering(maintenance, resigned, value, claim, tested);
            case Order.LetGo _ -> withoutClaim();
            case Order.Rejoin _ -> withResigned(false);
            case Order.Tested(OptionalInt value) -> new Steering(maintenance, resigned, priority, claim, value);
            case Order.Claim _,Order.Resign _ -> this;
        };
    }

    Steering withResigned(boolean newResigned) {
        return new Steering(maintenance, newResigned, priority, claim, tested);
    }

    Steering with(Claim newClaim) {
        boolean isOver = newClaim.isSettled() && newClaim.rise() == 0;
        return new Steering(maintenance, false, priority, isOver ? Optional.empty() : Optional.of(newClaim), tested);
    }

    Steering withoutClaim() {
        return claim.isEmpty() ? this : new Steering(maintenance, resigned, priority, Optional.empty(), tested);
    }

    /// When its claim has something to do next.
    long deadlineNanos() {
        return claim.isPresent() ? claim.get().deadlineNanos() : State.NEVER;
    }
}
