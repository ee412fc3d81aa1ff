package dev.baton.cli;

import java.util.function.Function;

import dev.baton.vrrp.Evidence;
import dev.baton.vrrp.FaultCause;
import dev.baton.vrrp.Oddity;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.Transition;
import dev.baton.wire.IpAddress;

/// Says in plain English why a router changed its state, with the numbers, so that anyone can redo the sum. This is the
/// command's wording; the window has its own, in its bundles.
final class Told {
    private final Function<IpAddress, String> names;
    private final boolean hasClock;

    /// @param names what to call a router that sends from an address, such as `n1 (10.0.0.1)`
    Told(Function<IpAddress, String> names) {
        this(names, true);
    }

    /// @param hasClock whether whoever reads the line knows the clock that instants are on; without it only lengths of
    ///                 time are told
    Told(Function<IpAddress, String> names, boolean hasClock) {
        this.names = names;
        this.hasClock = hasClock;
    }

    /// Why a transition happened.
    ///
    /// @param atNanos when it did, on the clock of whoever reads the line
    String of(Transition transition, long atNanos) {
        Evidence evidence = transition.evidence();
        return switch (transition.reason()) {
            case OWNER_STARTED -> "started as the owner of the addresses (priority 255)";
            case STARTED -> "started; if no master is heard it takes over in " + sum(evidence);
            case MASTER_SILENT -> silent(evidence, atNanos);
            case MASTER_RESIGNED -> peer(evidence) + " resigned (priority 0)"
                    + (hasClock ? " at " + Amounts.instant(atNanos - evidence.silentNanos()) : "") + ": "
                    + Amounts.span(evidence.silentNanos()) + " = skew for priority " + evidence.ownPriority();
            case PREEMPTED_LOWER -> "pre-empts " + peerWithPriority(evidence) + ", lower than its own "
                    + evidence.ownPriority() + after(evidence);
            case HIGHER_PRIORITY -> "heard " + peerWithPriority(evidence) + ", higher than its own "
                    + evidence.ownPriority();
            case HIGHER_ADDRESS -> "heard " + peer(evidence) + " with the same priority " + evidence.ownPriority()
                    + " and a higher address";
            case STALLED -> "did not run for " + Amounts.span(evidence.silentNanos()) + ", longer than the "
                    + intervals(evidence, evidence.masterDownNanos())
                    + " that others wait: one of them may have taken over";
            case FAULT_RAISED -> evidence.cause().map(FaultCause::words).orElse("a fault");
            case FAULT_CLEARED -> evidence.cause().map(Told::cleared).orElse("the fault is gone")
                    + "; if no master is heard it takes over in " + sum(evidence);
            case GROUP_PROMOTED -> "every router of its sync group may be master now";
            case GROUP_DEMOTED -> "another router of its sync group stepped down";
            case HANDED_OVER -> "handed over to it" + evidence.peer().map(_ -> ", above " + peerWithPriority(evidence))
                    .orElse("; no other master was heard");
            case RESIGNED -> "told to resign: addresses released, resigned with priority 0";
            case SHUTDOWN -> transition.from() == Role.MASTER
                    ? "told to stop: addresses released, resigned with priority 0"
                    : "told to stop";
        };
    }

    private String silent(Evidence evidence, long atNanos) {
        String who = evidence.peer().map(p -> "no advert from " + names.apply(p)).orElse("no advert from anybody");
        long late = evidence.silentNanos() - evidence.masterDownNanos();
        String length = late == 0
                ? sum(evidence)
                : Amounts.span(evidence.silentNanos()) + ", " + Amounts.span(late) + " more than " + sum(evidence);
        return who + (hasClock ? " since " + Amounts.instant(atNanos - evidence.silentNanos()) + ": " : " for ")
                + length;
    }

    private static String after(Evidence evidence) {
        return evidence.silentNanos() == evidence.masterDownNanos() ? ", after " + sum(evidence) : "";
    }

    /// The master down interval and how it comes about (RFC 9568 section 6.1).
    private static String sum(Evidence evidence) {
        long whole = evidence.masterDownNanos();
        return Amounts.span(whole) + " = " + intervals(evidence, whole) + " + skew "
                + Amounts.span(evidence.skewNanos(), whole) + " for priority " + evidence.ownPriority();
    }

    private static String intervals(Evidence evidence, long scaleNanos) {
        return evidence.downAdverts() + " × " + Amounts.span(evidence.intervalNanos(), scaleNanos);
    }

    private String peer(Evidence evidence) {
        return evidence.peer().map(names).orElse("the master");
    }

    private String peerWithPriority(Evidence evidence) {
        return evidence.peer().map(p -> names.apply(p) + " with priority " + evidence.peerPriority())
                .orElse("a master whose priority is");
    }

    private static String cleared(FaultCause cause) {
        return switch (cause.kind()) {
            case INTERFACE_DOWN -> "interface " + cause.name() + " is up again";
            case CHECK_FAILED -> "check " + cause.name() + " passes again";
            case ADDRESS_MISSING -> "address " + cause.name() + " is there again";
            case GROUP_MEMBER -> "router " + cause.name() + " of its sync group has left FAULT";
            case FORCED -> "no longer forced: " + cause.name();
        };
    }

    /// What a router noticed.
    String of(Oddity oddity) {
        return switch (oddity) {
            case Oddity.IntervalDiffers(IpAddress source, long theirs, long ours) -> names.apply(source)
                    + " advertises every " + Amounts.span(theirs) + ", configured here are " + Amounts.span(ours);
            case Oddity.AddressesDiffer differ -> names.apply(differ.source()) + " advertises other addresses"
                    + (differ.missing().isEmpty() ? "" : ", without " + join(differ.missing()))
                    + (differ.extra().isEmpty() ? "" : ", with " + join(differ.extra()));
            case Oddity.TwoOwners(IpAddress source) ->
                names.apply(source) + " says that it owns the addresses too (priority 255)";
            case Oddity.RivalHeard(IpAddress source, int priority) ->
                "heard " + names.apply(source) + " as a second master with the losing priority " + priority;
            case Oddity.ChecksumFormDiffers(IpAddress source, var theirs, var ours) -> names.apply(source)
                    + " computes checksums as " + theirs + ", sent here is " + ours;
            case Oddity.Stalled(long length) -> "did not run for " + Amounts.span(length);
        };
    }

    private static String join(java.util.List<IpAddress> addresses) {
        return String.join(", ", addresses.stream().map(IpAddress::toString).toList());
    }
}
