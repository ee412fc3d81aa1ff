package dev.baton.vrrp;

import dev.baton.track.EffectivePriority;
import dev.baton.wire.IpAddress;

/// What happened to a virtual router. Past tense, all of it: an input never asks for anything.
public sealed interface Input {
    /// The interface is up and its addresses are known (RFC 9568 section 6.4.1, Startup event).
    record Started() implements Input {}

    /// The daemon ends or the router is removed (RFC 9568: Shutdown event).
    record Stopped() implements Input {}

    /// An advertisement that passed [Reception] was heard.
    record AdvertHeard(Advert advert) implements Input {}

    /// A version 2 advertisement was refused because it carries another interval than ours (RFC 3768 section 7.1). It
    /// moves no timer; a person has to know, because two such routers are both MASTER.
    record IntervalRefused(IpAddress source, long theirsNanos) implements Input {}

    /// The time that [State#deadlineNanos] gave has come.
    record TimerExpired() implements Input {}

    /// A person has told the router something. What it objects to ([VirtualRouter#objection]) changes nothing.
    record Ordered(Order order) implements Input {}

    /// The sum of the weighted checks, or the configured priority, has changed; what a person has told the router comes on
    /// top of it.
    record PriorityChanged(EffectivePriority priority) implements Input {}

    /// A cause of FAULT has begun.
    record FaultRaised(FaultCause cause) implements Input {}

    /// A cause of FAULT has gone.
    record FaultCleared(FaultCause cause) implements Input {}

    /// Every member of the sync group may be master now.
    record GroupPromoted() implements Input {}

    /// Another member of the sync group has stepped down.
    record GroupDemoted() implements Input {}

    /// Somebody else took an address off the interface while this router is MASTER.
    record AddressesLost() implements Input {}
}
