package dev.baton.cluster;

import java.util.List;
import java.util.Optional;

import dev.baton.track.EffectivePriority;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.Transition;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.ChecksumForm;
import dev.baton.wire.IpAddress;

/// One thing that somebody saw. Times are nanoseconds on the observer's clock, which all sightings of one source share.
public sealed interface Sighting {
    /// Which cluster it is about.
    ClusterKey key();

    /// When it was seen.
    long atNanos();

    /// An advertisement was heard on the wire.
    ///
    /// @param observer  who heard it: a node's name, or a capture's
    /// @param source    who sent it
    /// @param addresses what it listed
    record AdvertSeen(ClusterKey key, long atNanos, String observer, IpAddress source, int version, int priority,
            long intervalNanos, List<IpAddress> addresses, Optional<ChecksumForm> form) implements Sighting {
        public AdvertSeen {
            addresses = List.copyOf(addresses);
        }
    }

    /// A node told of one of its routers: what it is set up as and what it is now.
    ///
    /// @param node          the node's name
    /// @param router        the router's name on that node
    /// @param source        the address it sends from; how its adverts are matched with it
    record RouterReported(ClusterKey key, long atNanos, String node, String router, String interfaceName,
            IpAddress source, int version, Role role, EffectivePriority priority, long intervalNanos, boolean preempt,
            List<VirtualAddress> addresses, boolean holdsAddresses) implements Sighting {
        public RouterReported {
            addresses = List.copyOf(addresses);
        }
    }

    /// A node's router changed its state.
    record Transitioned(ClusterKey key, long atNanos, String node, String router, Transition transition)
            implements
                Sighting {}

    /// Somebody announced that an address is now at its place, by gratuitous ARP or unsolicited NA.
    record AddressAnnounced(ClusterKey key, long atNanos, String observer, IpAddress address, String hardware)
            implements
                Sighting {}

    /// A node is known to be gone: killed in the lab, or its agent said goodbye.
    record NodeLost(ClusterKey key, long atNanos, String node) implements Sighting {}
}
