package dev.baton.metrics;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.baton.loop.RouterCounts;
import dev.baton.loop.WireCounts;
import dev.baton.track.EffectivePriority;
import dev.baton.vrrp.Role;

/// Everything that the metrics of a node tell, at one moment.
///
/// @param routers    the virtual routers
/// @param checks     the checks of the configuration
/// @param wire       what was counted of packets that belong to no router
/// @param echoes     what came of identity probes that were sent here; empty: none are answered here
/// @param generation of the configuration that runs
/// @param pendingConfirm whether a commit waits to be confirmed
/// @param findings   how many are open, by code; empty: nothing looks for any
public record MetricsView(Build build, List<Router> routers, List<Check> checks, WireCounts wire,
        Optional<Echoes> echoes, long generation,
        boolean pendingConfirm, Optional<List<OpenFindings>> findings) {
    public MetricsView {
        routers = List.copyOf(routers);
        checks = List.copyOf(checks);
        findings = findings.map(List::copyOf);
    }

    /// What runs.
    ///
    /// @param version of Baton
    /// @param java    of the virtual machine
    public record Build(String version, String java, String os, String arch) {}

    /// A virtual router.
    ///
    /// @param version        2 or 3
    /// @param unicast        whether it speaks to single peers
    /// @param garpDelayNanos after which time a new master announces its addresses once more
    /// @param changed        when it changed its state last; empty: it has not yet
    /// @param checksPass     whether everything that it tracks passes; empty: it tracks nothing
    /// @param addresses      the advertised addresses
    /// @param excluded       those that move along
    public record Router(String name, String interfaceName, int vrid, int version, boolean unicast, Role role,
            EffectivePriority priority, long intervalNanos, long masterDownNanos, long garpDelayNanos,
            Optional<Instant> changed, boolean maintenance, Optional<Boolean> checksPass, List<Vip> addresses,
            List<Vip> excluded, RouterCounts counts) {
        public Router {
            addresses = List.copyOf(addresses);
            excluded = List.copyOf(excluded);
        }
    }

    /// What came of identity probes that were sent to this node.
    ///
    /// @param answered those that were answered
    /// @param ignored  those that were no requests, or for another address than the virtual ones
    /// @param shed     those that came faster than they are answered
    public record Echoes(long answered, long ignored, long shed) {}

    /// A virtual address.
    ///
    /// @param interfaceName the interface that it is put on
    /// @param address       with its prefix length
    public record Vip(String interfaceName, String address) {}

    /// A check.
    ///
    /// @param passing whether it says that all is well; one that has not said anything does not
    public record Check(String name, boolean passing, Doing doing) {
        /// What a check does, in the order of the numbers that keepalived has for it.
        public enum Doing {
            IDLE, RUNNING, ENDING
        }
    }

    /// Open findings of one kind.
    public record OpenFindings(String code, String severity, long count) {}
}
