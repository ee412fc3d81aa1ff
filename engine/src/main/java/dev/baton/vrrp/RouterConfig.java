package dev.baton.vrrp;

import java.util.List;
import java.util.Optional;

import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv6Address;

/// What the election of one virtual router needs to know. The values are those of RFC 9568 section 6.1 where it has
/// them; ranges are checked here, so that nothing further in needs to.
///
/// @param name                 the router's name, unique on its node; identity across a reload
/// @param interfaceName        the interface it runs on
/// @param family               the family of its advertisements; independent routers may share a VRID across families
/// @param vrid                 1..255
/// @param version              2 or 3; IPv6 needs 3
/// @param interop              version 3 that also sends and, where no version 3 master is heard, accepts version 2
///                             (RFC 9568 section 8.4.2)
/// @param priority             1..255; 255 is the address owner
/// @param advertIntervalNanos  10 ms to 40.95 s in version 3, whole seconds up to 255 in version 2
/// @param preempt              whether a higher priority takes over from a living master; an owner always does
/// @param preemptDelayNanos    how long a living master of lower priority is left alone
/// @param downAdverts          how many silent intervals make a master dead; 3 by the RFC
/// @param acceptMode           whether packets to the addresses are accepted without owning them
/// @param virtualMac           whether frames carry the virtual router MAC
/// @param source               the address it sends from; IPv6: link-local, unless it speaks to unicast peers
/// @param addresses            the virtual addresses, at least one, all of `family`; IPv6: the first is link-local
/// @param unicastPeers         peers to send to instead of the multicast group; empty: multicast
/// @param password             version 2 simple text password, if one is used
/// @param checksum             which version 3 checksum it sends over IPv4
/// @param announcing           when it announces its addresses
/// @param grouped              whether it is a member of a sync group, which then decides on promotion
public record RouterConfig(String name, String interfaceName, Family family, int vrid, int version, boolean interop,
        int priority, long advertIntervalNanos, boolean preempt, long preemptDelayNanos, int downAdverts,
        boolean acceptMode, boolean virtualMac, IpAddress source, List<VirtualAddress> addresses,
        List<IpAddress> unicastPeers, Optional<String> password, ChecksumPolicy checksum, Announcing announcing,
        boolean grouped) {

    /// The priority of an address owner.
    public static final int OWNER = 255;
    /// The shortest interval of version 3: one centisecond.
    public static final long MIN_INTERVAL_NANOS = 10_000_000L;
    /// The longest interval of version 3: 4095 centiseconds.
    public static final long MAX_V3_INTERVAL_NANOS = 40_950_000_000L;
    /// The longest interval of version 2: 255 seconds.
    public static final long MAX_V2_INTERVAL_NANOS = 255_000_000_000L;
    /// The most addresses an advertisement can list: its count is one byte.
    public static final int MAX_ADDRESSES = 255;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    public RouterConfig {
        addresses = List.copyOf(addresses);
        unicastPeers = List.copyOf(unicastPeers);
        require(vrid >= 1 && vrid <= 255, name, "vrid " + vrid + " is outside 1..255");
        require(priority >= 1 && priority <= OWNER, name, "priority " + priority + " is outside 1..255");
        require(version == 2 || version == 3, name, "version " + version + " is neither 2 nor 3");
        require(version == 3 || family == Family.IPV4, name, "version 2 does not carry IPv6");
        require(!interop || (version == 3 && family == Family.IPV4), name, "interop needs version 3 over IPv4");
        requireInterval(name, version, advertIntervalNanos);
        require(preemptDelayNanos >= 0, name, "the preempt delay is negative");
        require(downAdverts >= 1 && downAdverts <= 100, name, "down adverts " + downAdverts + " is outside 1..100");
        require(!addresses.isEmpty() && addresses.size() <= MAX_ADDRESSES, name, "needs 1..255 addresses");
        Family wanted = family;
        require(source.family() == wanted && addresses.stream().allMatch(a -> a.address().family() == wanted)
                && unicastPeers.stream().allMatch(p -> p.family() == wanted), name,
                "source, addresses and peers are not all " + family);
        require(isLinkLocal(addresses.getFirst().address()), name,
                "the first IPv6 address must be link-local (fe80::/10)");
        require(isLinkLocal(source) || !unicastPeers.isEmpty(), name,
                "the source of IPv6 multicast must be link-local (fe80::/10)");
        require(password.isEmpty() || version == 2, name, "a password needs version 2");
    }

    /// Only IPv6 has the rule (RFC 9568 sections 5.2.9 and 7.2).
    private static boolean isLinkLocal(IpAddress address) {
        return !(address instanceof Ipv6Address v6) || v6.isLinkLocal();
    }

    private static void requireInterval(String name, int version, long nanos) {
        if (version == 2) {
            require(nanos % NANOS_PER_SECOND == 0 && nanos >= NANOS_PER_SECOND && nanos <= MAX_V2_INTERVAL_NANOS, name,
                    "a version 2 interval is 1..255 whole seconds");
        } else {
            require(nanos % MIN_INTERVAL_NANOS == 0 && nanos >= MIN_INTERVAL_NANOS && nanos <= MAX_V3_INTERVAL_NANOS,
                    name, "a version 3 interval is 10 ms .. 40.95 s in steps of 10 ms");
        }
    }

    private static void require(boolean rule, String name, String problem) {
        if (!rule) {
            throw new IllegalArgumentException("router " + name + ": " + problem);
        }
    }

    /// A version 3 router with the RFC's defaults: priority 100, 1 s, preempting, multicast, automatic checksum form,
    /// accepting packets to its addresses as a server must.
    public static RouterConfig v3(String name, String interfaceName, int vrid, IpAddress source,
            List<VirtualAddress> addresses) {
        return new RouterConfig(name, interfaceName, source.family(), vrid, 3, false, 100, NANOS_PER_SECOND, true, 0, 3,
                true, false, source, addresses, List.of(), Optional.empty(), ChecksumPolicy.AUTO, Announcing.DEFAULT,
                false);
    }

    /// The same router on another interface.
    public RouterConfig withInterface(String newInterfaceName) {
        return new RouterConfig(name, newInterfaceName, family, vrid, version, interop, priority, advertIntervalNanos,
                preempt, preemptDelayNanos, downAdverts, acceptMode, virtualMac, source, addresses, unicastPeers,
                password, checksum, announcing, grouped);
    }

    /// The same router with another priority.
    public RouterConfig withPriority(int newPriority) {
        return new RouterConfig(name, interfaceName, family, vrid, version, interop, newPriority, advertIntervalNanos,
                preempt, preemptDelayNanos, downAdverts, acceptMode, virtualMac, source, addresses, unicastPeers,
                password, checksum, announcing, grouped);
    }

    /// The same router with another advertisement interval.
    public RouterConfig withInterval(long newIntervalNanos) {
        return new RouterConfig(name, interfaceName, family, vrid, version, interop, priority, newIntervalNanos,
                preempt, preemptDelayNanos, downAdverts, acceptMode, virtualMac, source, addresses, unicastPeers,
                password, checksum, announcing, grouped);
    }

    /// The same router with another preemption.
    public RouterConfig withPreempt(boolean newPreempt, long newDelayNanos) {
        return new RouterConfig(name, interfaceName, family, vrid, version, interop, priority, advertIntervalNanos,
                newPreempt, newDelayNanos, downAdverts, acceptMode, virtualMac, source, addresses, unicastPeers,
                password, checksum, announcing, grouped);
    }

    /// The same router in another version.
    public RouterConfig withVersion(int newVersion, boolean newInterop, Optional<String> newPassword) {
        return new RouterConfig(name, interfaceName, family, vrid, newVersion, newInterop, priority,
                advertIntervalNanos, preempt, preemptDelayNanos, downAdverts, acceptMode, virtualMac, source, addresses,
                unicastPeers, newPassword, checksum, announcing, grouped);
    }

    /// The same router with another checksum policy.
    public RouterConfig withChecksum(ChecksumPolicy newChecksum) {
        return new RouterConfig(name, interfaceName, family, vrid, version, interop, priority, advertIntervalNanos,
                preempt, preemptDelayNanos, downAdverts, acceptMode, virtualMac, source, addresses, unicastPeers,
                password, newChecksum, announcing, grouped);
    }

    /// The same router sending to peers instead of the group.
    public RouterConfig withUnicastPeers(List<IpAddress> newPeers) {
        return new RouterConfig(name, interfaceName, family, vrid, version, interop, priority, advertIntervalNanos,
                preempt, preemptDelayNanos, downAdverts, acceptMode, virtualMac, source, addresses, newPeers, password,
                checksum, announcing, grouped);
    }

    /// The same router as a member of a sync group, or not.
    public RouterConfig withGrouped(boolean newGrouped) {
        return new RouterConfig(name, interfaceName, family, vrid, version, interop, priority, advertIntervalNanos,
                preempt, preemptDelayNanos, downAdverts, acceptMode, virtualMac, source, addresses, unicastPeers,
                password, checksum, announcing, newGrouped);
    }
}
