package dev.baton.keepalived;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.baton.config.Quantities;
import dev.baton.config.RouteSpec;
import dev.baton.config.RouterDraft;
import dev.baton.config.RouterSpec;
import dev.baton.vrrp.ChecksumPolicy;
import dev.baton.vrrp.RouterConfig;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;

/// Makes one router of one `vrrp_instance`, as keepalived itself would complete it.
final class RouterImport {
    static final int DEFAULT_PRIORITY = 100;
    static final String STATE = "It only says how keepalived starts; who is MASTER is decided by the priority.";

    private static final long SECOND = 1_000_000_000L;

    private final Vendor vendor;
    private final VrrpInstance instance;
    private final Report report;
    private final boolean isStrict;
    private final int priority;
    private final boolean wantsMaster;

    private RouterImport(Vendor vendor, VrrpInstance instance, Report report) {
        this.vendor = vendor;
        this.instance = instance;
        this.report = report;
        this.isStrict = instance.strict().orElse(vendor.globals().strict());
        boolean isMaster = instance.state().filter(state -> state.value().equals(VrrpInstance.MASTER)).isPresent();
        this.priority = instance.priority().map(p -> Math.toIntExact(p.value()))
                .orElse(isMaster ? RouterConfig.OWNER : DEFAULT_PRIORITY);
        this.wantsMaster = (instance.state().isPresent() && !isStrict) ? isMaster : priority == RouterConfig.OWNER;
    }

    /// The router without what it tracks; empty when it cannot be one, which has then been told.
    ///
    /// @param name the name it gets
    static Optional<RouterDraft> of(Vendor vendor, VrrpInstance instance, String name, Report report) {
        RouterImport router = new RouterImport(vendor, instance, report);
        return router.isPossible() ? Optional.of(router.draft(name)) : Optional.empty();
    }

    private boolean isPossible() {
        if (instance.vrid().isEmpty()) {
            refuse("has no virtual_router_id from 1 to 255", "Write virtual_router_id N, the same on all its hosts.");
            return false;
        }
        if (instance.interfaceName().isEmpty()) {
            if (instance.source().isPresent() && !instance.peers().isEmpty()) {
                report.lost(instance.node(), "A router runs on an interface: add 'interface' to the instance.");
            } else {
                refuse("has no interface", "Write interface NAME.");
            }
            return false;
        }
        if (instance.addresses().isEmpty()) {
            report.lost(instance.node(), "A router has at least one advertised address: add virtual_ipaddress.");
            return false;
        }
        return true;
    }

    private void refuse(String what, String advice) {
        report.error(instance.name().place(), "the instance " + Report.quoted(instance.name().text()) + " " + what
                + "; keepalived does not run it", advice);
    }

    private RouterDraft draft(String name) {
        String interfaceName = instance.interfaceName().orElseThrow().value();
        AddressImport addresses = AddressImport.of(instance, interfaceName, report);
        Family family = addresses.family();
        int version = version(family);
        tellState();
        boolean preempts = preempts();
        RouterDraft draft = RouterSpec
                .draft(name, interfaceName, Math.toIntExact(instance.vrid().orElseThrow().value()),
                        addresses.advertised())
                .version(version).priority(priority).advertIntervalNanos(interval(version)).preempt(preempts)
                .preemptDelayNanos(preemptDelay(preempts)).downAdverts(downAdverts()).acceptMode(accepts(version))
                .virtualMac(virtualMac()).excluded(addresses.excluded()).checksum(checksum(version, family))
                .announce(new AnnounceImport(vendor, report).of(instance, interfaceName, family))
                .routes(routes(interfaceName));
        instance.source().ifPresent(source -> draft.source(source.value()));
        draft.unicastPeers(peers());
        instance.password().ifPresent(password -> authenticate(password, version, draft));
        return draft;
    }

    private int version(Family family) {
        Optional<Given<Long>> own = instance.version();
        if (family == Family.IPV6 || instance.isNativeIpv6()) {
            own.filter(v -> v.value() == 2).ifPresent(v -> report.changed(v.node(), "version 3",
                    "Version 2 does not carry IPv6; keepalived sends it all the same, and no other router understands it."));
            return 3;
        }
        return Math.toIntExact(own.or(() -> vendor.globals().version()).map(Given::value).orElse(2L));
    }

    private void tellState() {
        instance.state().filter(state -> state.value().equals(VrrpInstance.MASTER)).map(Given::node)
                .ifPresent(state -> {
                    if (instance.priority().isEmpty()) {
                        report.changed(state, "priority: 255",
                                "Without a priority keepalived makes this host the owner of the"
                                        + " addresses, who always takes over and ignores checks. Write a priority if that is not meant.");
                    } else if (priority != RouterConfig.OWNER) {
                        report.changed(state, "left out", STATE);
                    }
                });
    }

    private long interval(int version) {
        long nanos = instance.advertNanos().map(Given::value).orElse(SECOND);
        long step = version == 2 ? SECOND : RouterConfig.MIN_INTERVAL_NANOS;
        long most = version == 2 ? RouterConfig.MAX_V2_INTERVAL_NANOS : RouterConfig.MAX_V3_INTERVAL_NANOS;
        long rounded = Math.clamp((nanos + step / 2) / step * step, step, most);
        if (rounded != nanos) {
            report.changed(instance.advertNanos().orElseThrow().node(), "advertInterval: "
                    + Quantities.duration(rounded),
                    version == 2
                            ? "Version 2 sends whole seconds; keepalived rounds to them. Version 3 has shorter intervals."
                            : "Version 3 sends steps of 10ms up to 40.95s; keepalived rounds to them.");
        }
        return rounded;
    }

    private boolean preempts() {
        Optional<Node> off = instance.preempt().filter(n -> n.name().equals(InstanceKeywords.NOPREEMPT.name()));
        boolean isCleared = wantsMaster || priority == RouterConfig.OWNER;
        if (off.isPresent() && isCleared) {
            report.changed(off.get(), "preempt: true", priority == RouterConfig.OWNER
                    ? "An owner (priority 255) always takes over: keepalived clears nopreempt."
                    : "With 'state MASTER' keepalived clears nopreempt: this host does take over. Write"
                            + " 'preempt: false' if it shall not.");
        }
        return off.isEmpty() || isCleared;
    }

    private long preemptDelay(boolean preempts) {
        long nanos = instance.preemptDelay().map(Given::value).orElse(0L);
        boolean isCleared = wantsMaster || isStrict || !preempts;
        if (nanos > 0 && isCleared) {
            report.changed(instance.preemptDelay().orElseThrow().node(), "preemptDelay: 0s",
                    "keepalived clears it " + (wantsMaster
                            ? "with 'state MASTER' and for an owner."
                            : isStrict ? "in strict mode." : "with 'nopreempt'."));
        }
        return isCleared ? 0 : nanos;
    }

    private int downAdverts() {
        Optional<Given<Long>> given = instance.downAdverts().or(() -> vendor.globals().downAdverts());
        int value = Math.toIntExact(given.map(Given::value).orElse(3L));
        if (isStrict && value != 3) {
            report.changed(given.orElseThrow().node(), "downAdverts: 3", "Strict mode has the RFC's three.");
            return 3;
        }
        return value;
    }

    private boolean accepts(int version) {
        boolean isOwner = priority == RouterConfig.OWNER;
        Optional<Node> node = instance.accept();
        boolean accepts = node.map(n -> n.name().equals(InstanceKeywords.ACCEPT.name())).orElse(isOwner || !isStrict);
        if (accepts && isStrict && version == 2 && !isOwner) {
            report.changed(node.orElse(instance.node()), "acceptMode: false",
                    "In strict mode version 2 has no accept mode: the addresses answer nothing.");
            return false;
        }
        if (!accepts && node.isEmpty()) {
            report.warning(instance.name().place(), "strict mode without 'accept': the addresses of "
                    + Report.quoted(instance.name().text()) + " answer nothing, as keepalived has it",
                    "Write acceptMode: true if services are to be reached on them.");
        } else if (!accepts && version == 2) {
            report.changed(node.get(), "acceptMode: false, without effect in version 2",
                    "A router of version 2 accepts always here.");
        }
        return accepts;
    }

    private boolean virtualMac() {
        instance.virtualMac().filter(node -> !node.args().isEmpty()).ifPresent(node -> report.changed(node,
                "virtualMac: true", "The device is called vrrp.VRID.INTERFACE and has the RFC's MAC."));
        if (instance.peers().isEmpty()) {
            instance.xmitBase().ifPresent(node -> report.lost(node,
                    "With 'virtualMac' multicast adverts leave with the virtual MAC, as the RFC has it."));
        }
        return instance.virtualMac().isPresent();
    }

    private ChecksumPolicy checksum(int version, Family family) {
        Optional<Boolean> asV2 = instance.checksumAsV2().or(() -> vendor.globals().checksumAsV2());
        return version == 2 || family == Family.IPV6 || asV2.isEmpty()
                ? ChecksumPolicy.AUTO
                : asV2.get() ? ChecksumPolicy.RFC9568 : ChecksumPolicy.RFC5798;
    }

    private List<IpAddress> peers() {
        List<IpAddress> peers = new ArrayList<>();
        for (Given<IpAddress> peer : instance.peers()) {
            if (instance.source().filter(source -> source.value().equals(peer.value())).isPresent()) {
                report.changed(peer.node(), "left out",
                        "It is this host's own source; only the others are named here.");
            } else {
                peers.add(peer.value());
            }
        }
        boolean isUnicastSource = instance.source()
                .filter(source -> source.node().name().equals(InstanceKeywords.UNICAST_SOURCE.name())).isPresent();
        if (isUnicastSource && instance.peers().isEmpty()) {
            report.warning(instance.source().orElseThrow().node().keyword().place(),
                    "'unicast_src_ip' without peers: keepalived speaks to the multicast group, and so does a node",
                    "Name the others under unicast_peer, or write mcast_src_ip.");
        }
        if (isStrict && !peers.isEmpty()) {
            report.warning(instance.name().place(), "keepalived does not run an instance with unicast peers in strict"
                    + " mode, unless its interface has no multicast", "Remove vrrp_strict or the peers.");
        }
        return peers;
    }

    private void authenticate(Authentication password, int version, RouterDraft draft) {
        if (version == 2 && !isStrict) {
            draft.password(password.password());
        } else {
            report.changed(password.place(), password.words(), "left out", version == 2
                    ? "Strict mode has no authentication."
                    : "Version 3 has no authentication (RFC 9568 section 9).");
        }
    }

    private List<RouteSpec> routes(String own) {
        return instance.routes().stream().map(r -> new RouteSpec(r.destination(), r.via(),
                r.interfaceName().filter(name -> !name.equals(own)), r.source(), r.metric(), r.table())).toList();
    }
}
