package dev.baton.api;

import java.util.List;
import java.util.Optional;

import dev.baton.track.EffectivePriority;
import dev.baton.vrrp.FaultCause;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.Transition;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.ChecksumForm;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;

/// One router of a node as it is. Times are nanoseconds on the node's clock.
///
/// @param name            its name on the node
/// @param interfaceName   the interface
/// @param network         what names the segment for everybody on it: the interface's IPv4 subnet such as `10.63.0.0/24`,
///                        else its global IPv6 one, else the interface's name
/// @param source          the address it sends from
/// @param intervalNanos   its own advertisement interval
/// @param learnedNanos    the interval that its timers run by, learned from the master
/// @param masterDownNanos the master down interval at its present priority
/// @param deadlineNanos   when its timer expires; the largest long: none runs
/// @param holdsAddresses  whether the addresses are on its interface by its doing
/// @param group           the sync group that it is in
public record RouterState(String name, String interfaceName, String network, Family family, int vrid, int version,
        Role role, EffectivePriority priority, boolean preempt, long preemptDelayNanos, IpAddress source,
        long intervalNanos, long learnedNanos, long masterDownNanos, long sinceNanos, long deadlineNanos,
        List<VirtualAddress> addresses, List<VirtualAddress> excluded, boolean holdsAddresses, boolean virtualMac,
        boolean unicast, Optional<ChecksumForm> form, List<FaultCause> causes, Optional<String> group,
        Optional<Transition> lastTransition, Steering steering) {
    public RouterState {
        addresses = List.copyOf(addresses);
        excluded = List.copyOf(excluded);
        causes = List.copyOf(causes);
    }
}
