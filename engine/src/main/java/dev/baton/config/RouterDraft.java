package dev.baton.config;

import java.util.List;
import java.util.Optional;

import dev.baton.vrrp.Announcing;
import dev.baton.vrrp.ChecksumPolicy;
import dev.baton.wire.IpAddress;

/// A router that is being put together, for programs that make configurations: importers, editors, tests. What it
/// builds is checked when the whole configuration is ([ConfigLoader#problems]).
public final class RouterDraft {
    private String name;
    private String interfaceName;
    private int vrid;
    private int version = 3;
    private boolean interop;
    private int priority = 100;
    private long advertIntervalNanos = 1_000_000_000L;
    private boolean preempt = true;
    private long preemptDelayNanos;
    private int downAdverts = 3;
    private boolean acceptMode = true;
    private boolean virtualMac;
    private List<PlacedAddress> addresses;
    private List<PlacedAddress> excluded = List.of();
    private Optional<IpAddress> source = Optional.empty();
    private List<IpAddress> unicastPeers = List.of();
    private Optional<Secret> password = Optional.empty();
    private ChecksumPolicy checksum = ChecksumPolicy.AUTO;
    private Announcing announce = Announcing.DEFAULT;
    private List<RouteSpec> routes = List.of();
    private List<TrackSpec> track = List.of();

    RouterDraft(String name, String interfaceName, int vrid, List<PlacedAddress> addresses) {
        this.name = name;
        this.interfaceName = interfaceName;
        this.vrid = vrid;
        this.addresses = addresses;
    }

    RouterDraft(RouterSpec from) {
        this(from.name(), from.interfaceName(), from.vrid(), from.addresses());
        version = from.version();
        interop = from.interop();
        priority = from.priority();
        advertIntervalNanos = from.advertIntervalNanos();
        preempt = from.preempt();
        preemptDelayNanos = from.preemptDelayNanos();
        downAdverts = from.downAdverts();
        acceptMode = from.acceptMode();
        virtualMac = from.virtualMac();
        excluded = from.excluded();
        source = from.source();
        unicastPeers = from.unicastPeers();
        password = from.password();
        checksum = from.checksum();
        announce = from.announce();
        routes = from.routes();
        track = from.track();
    }

    /// The router as it stands.
    public RouterSpec build() {
        return new RouterSpec(name, interfaceName, vrid, version, interop, priority, advertIntervalNanos, preempt,
                preemptDelayNanos, downAdverts, acceptMode, virtualMac, addresses, excluded, source, unicastPeers,
                password, checksum, announce, routes, track);
    }

    public RouterDraft name(String newName) {
        name = newName;
        return this;
    }

    public RouterDraft interfaceName(String newInterfaceName) {
        interfaceName = newInterfaceName;
        return this;
    }

    public RouterDraft vrid(int newVrid) {
        vrid = newVrid;
        return this;
    }

    public RouterDraft version(int newVersion) {
        version = newVersion;
        return this;
    }

    public RouterDraft interop(boolean newInterop) {
        interop = newInterop;
        return this;
    }

    public RouterDraft priority(int newPriority) {
        priority = newPriority;
        return this;
    }

    public RouterDraft advertIntervalNanos(long newAdvertIntervalNanos) {
        advertIntervalNanos = newAdvertIntervalNanos;
        return this;
    }

    public RouterDraft preempt(boolean newPreempt) {
        preempt = newPreempt;
        return this;
    }

    public RouterDraft preemptDelayNanos(long newPreemptDelayNanos) {
        preemptDelayNanos = newPreemptDelayNanos;
        return this;
    }

    public RouterDraft downAdverts(int newDownAdverts) {
        downAdverts = newDownAdverts;
        return this;
    }

    public RouterDraft acceptMode(boolean newAcceptMode) {
        acceptMode = newAcceptMode;
        return this;
    }

    public RouterDraft virtualMac(boolean newVirtualMac) {
        virtualMac = newVirtualMac;
        return this;
    }

    public RouterDraft addresses(List<PlacedAddress> newAddresses) {
        addresses = newAddresses;
        return this;
    }

    public RouterDraft excluded(List<PlacedAddress> newExcluded) {
        excluded = newExcluded;
        return this;
    }

    public RouterDraft source(IpAddress newSource) {
        source = Optional.of(newSource);
        return this;
    }

    public RouterDraft unicastPeers(List<IpAddress> newUnicastPeers) {
        unicastPeers = newUnicastPeers;
        return this;
    }

    public RouterDraft password(Secret newPassword) {
        password = Optional.of(newPassword);
        return this;
    }

    public RouterDraft checksum(ChecksumPolicy newChecksum) {
        checksum = newChecksum;
        return this;
    }

    public RouterDraft announce(Announcing newAnnounce) {
        announce = newAnnounce;
        return this;
    }

    public RouterDraft routes(List<RouteSpec> newRoutes) {
        routes = newRoutes;
        return this;
    }

    public RouterDraft track(List<TrackSpec> newTrack) {
        track = newTrack;
        return this;
    }
}
