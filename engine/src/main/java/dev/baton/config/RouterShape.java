package dev.baton.config;

import java.util.List;
import java.util.Optional;

import dev.baton.track.Tracked;
import dev.baton.vrrp.Announcing;
import dev.baton.vrrp.ChecksumPolicy;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.IpAddress;

/// The keys of a router and of what is inside it.
final class RouterShape {
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;
    private static final long HOUR = 3600 * SECOND;
    private static final long UINT32 = 0xFFFF_FFFFL;
    private static final int MAX_BURST = 100;
    private static final int MAX_ROUTES = 1000;
    private static final int MAX_TRACKED = 255;

    static final Key<VirtualAddress> AT = Key.required("address", Scalars.PREFIXED,
            "The address with its prefix length; without one it is a host address, /32 or /128.", "ip");
    static final Key<String> AT_INTERFACE = Key.optional("interface", Scalars.INTERFACE,
            "The interface it is put on. Default: the router's.", "dev");
    static final Key<String> LABEL = Key.optional("label", Scalars.LABEL,
            "The label it gets, as older tools show it (IPv4 only).");
    static final Shape<PlacedAddress> ADDRESS = Shape.<PlacedAddress>named("address").flow()
            .with(AT, PlacedAddress::address).maybe(AT_INTERFACE, PlacedAddress::interfaceName)
            .maybe(LABEL, PlacedAddress::label)
            .build(v -> new PlacedAddress(v.get(AT), v.find(AT_INTERFACE), v.find(LABEL)));
    static final EitherType<VirtualAddress, PlacedAddress> PLACED = new EitherType<>(Scalars.PREFIXED, ADDRESS,
            PlacedAddress::of,
            p -> p.interfaceName().isEmpty() && p.label().isEmpty() ? Optional.of(p.address()) : Optional.empty());

    static final Key<List<IpAddress>> PEERS = Key.required("peers",
            new ListType<>(Scalars.ADDRESS, "addresses of peers", RouterConfig.MAX_ADDRESSES),
            "The addresses of the other routers, without prefix length. Adverts of others are discarded.");
    static final Shape<List<IpAddress>> UNICAST = Shape.<List<IpAddress>>named("unicast").flow()
            .with(PEERS, p -> p).rules(RouterRules::unicast).build(v -> v.get(PEERS));

    static final Key<Secret> PASS = Key.required("pass", Scalars.PASSWORD,
            "The simple text password, up to 8 bytes. It travels in clear.", "password", "auth_pass");
    static final Shape<Secret> AUTHENTICATION = Shape.<Secret>named("authentication").flow()
            .with(PASS, s -> s).build(v -> v.get(PASS));

    static final Key<Integer> BURST = Key.defaulted("burst", Scalars.whole(1, MAX_BURST), Announcing.DEFAULT.burst(),
            "Rounds in a burst, one packet for each address in a round. Default as keepalived.", "garp_master_repeat",
            "repeatCount");
    static final Key<Long> SPACING = Key.defaulted("spacing", Scalars.duration(0, 10 * SECOND, "20ms"),
            Announcing.DEFAULT.spacingNanos(), "Time between the rounds of a burst, for switches that limit the rate.",
            "garp_interval", "gna_interval");
    static final Key<Long> REPEAT = Key.defaulted("repeat", Scalars.duration(0, HOUR, "5s"),
            Announcing.DEFAULT.repeatNanos(),
            "When the burst is sent once more; 0s: it is not. Default as keepalived.", "garp_master_delay", "delay");
    static final Key<Long> REFRESH = Key.defaulted("refresh", Scalars.duration(0, 24 * HOUR, "60s"),
            Announcing.DEFAULT.refreshNanos(),
            "How often a MASTER sends one more round; 0s: never. Default as keepalived.", "garp_master_refresh");
    static final Shape<Announcing> ANNOUNCE = Shape.<Announcing>named("announcement").flow()
            .with(BURST, Announcing::burst).with(SPACING, Announcing::spacingNanos)
            .with(REPEAT, Announcing::repeatNanos).with(REFRESH, Announcing::refreshNanos)
            .build(v -> new Announcing(v.get(BURST), v.get(SPACING), v.get(REPEAT), v.get(REFRESH)));

    static final Key<VirtualAddress> TO = Key.required("to", Scalars.DESTINATION,
            "The network it leads to; 'default' is 0.0.0.0/0, the default route of IPv6 is ::/0.", "destination");
    static final Key<IpAddress> VIA = Key.optional("via", Scalars.ADDRESS,
            "The next hop. Default: directly on the interface.", "gw", "gateway");
    static final Key<String> ROUTE_INTERFACE = Key.optional("interface", Scalars.INTERFACE,
            "The interface it leads out of. Default: the router's.", "dev", "oif");
    static final Key<IpAddress> ROUTE_SOURCE = Key.optional("source", Scalars.ADDRESS,
            "The source address that packets on it prefer.", "src");
    static final Key<Long> METRIC = Key.optional("metric", Scalars.large(0, UINT32),
            "Its metric. Default: the kernel's.", "priority", "preference");
    static final Key<Long> TABLE = Key.optional("table", Scalars.large(1, UINT32),
            "Its routing table. Default: main.");
    static final Shape<RouteSpec> ROUTE = Shape.<RouteSpec>named("route").flow()
            .with(TO, RouteSpec::destination).maybe(VIA, RouteSpec::via)
            .maybe(ROUTE_INTERFACE, RouteSpec::interfaceName).maybe(ROUTE_SOURCE, RouteSpec::source)
            .maybe(METRIC, RouteSpec::metric).maybe(TABLE, RouteSpec::table).rules(RouterRules::route)
            .build(v -> new RouteSpec(v.get(TO), v.find(VIA), v.find(ROUTE_INTERFACE), v.find(ROUTE_SOURCE),
                    v.find(METRIC), v.find(TABLE)));

    static final Key<String> TRACK_CHECK = Key.optional("check", Scalars.NAME, "The check that is tracked.", "script",
            "process", "file");
    static final Key<String> TRACK_INTERFACE = Key.optional("interface", Scalars.INTERFACE,
            "The interface that is tracked.", "dev");
    static final Key<Integer> WEIGHT = Key.defaulted("weight", Scalars.whole(-Tracked.MAX_WEIGHT, Tracked.MAX_WEIGHT),
            0,
            "Positive: added to the priority while it passes. Negative: subtracted while it fails. Default 0: when it fails the router goes to FAULT.");
    static final Key<Boolean> REVERSE = Key.defaulted("reverse", Scalars.FLAG, false,
            "Turns the sign of what the weight gives; with weight 0, passing is the fault.");
    static final Shape<TrackSpec> TRACK = Shape.<TrackSpec>named("tracked item").flow()
            .maybe(TRACK_CHECK, t -> t.target() instanceof TrackSpec.OfCheck c
                    ? Optional.of(c.name())
                    : Optional.empty())
            .maybe(TRACK_INTERFACE, t -> t.target() instanceof TrackSpec.OfInterface i
                    ? Optional.of(i.name())
                    : Optional.empty())
            .with(WEIGHT, TrackSpec::weight).with(REVERSE, TrackSpec::reverse)
            .exactlyOne(TRACK_CHECK, TRACK_INTERFACE)
            .build(v -> new TrackSpec(v.isPresent(TRACK_CHECK)
                    ? new TrackSpec.OfCheck(v.get(TRACK_CHECK))
                    : new TrackSpec.OfInterface(v.get(TRACK_INTERFACE)), v.get(WEIGHT), v.get(REVERSE)));
    static final ListType<TrackSpec> TRACK_LIST = new ListType<>(TRACK, "tracked checks and interfaces", MAX_TRACKED);

    static final Key<String> NAME = Key.required("name", Scalars.NAME,
            "The router's name, unique on the node and its identity across changes.");
    static final Key<String> INTERFACE = Key.required("interface", Scalars.INTERFACE, "The interface it runs on.",
            "dev", "iface", "nic");
    static final Key<Integer> VRID = Key.required("vrid", Scalars.whole(1, 255),
            "The virtual router identifier, the same on all its nodes.", "virtual_router_id", "vr_id");
    static final Key<Integer> VERSION = Key.defaulted("version", Scalars.whole(2, 3), 3,
            "The protocol version: 3 (RFC 9568), or 2 (RFC 3768) for old peers. IPv6 needs 3.", "vrrp_version");
    static final Key<Boolean> INTEROP = Key.defaulted("interop", Scalars.FLAG, false,
            "Version 3 over IPv4 that also speaks version 2 (RFC 9568 section 8.4.2).");
    static final Key<Integer> PRIORITY = Key.defaulted("priority", Scalars.whole(1, 255), 100,
            "Who is MASTER: the highest. 255 is the owner of the addresses. Default of RFC 9568 section 6.1.", "prio");
    static final Key<Long> ADVERT_INTERVAL = Key.defaulted("advertInterval",
            Scalars.duration(10 * MILLI, 255 * SECOND, "1s"), SECOND,
            "Time between adverts: 10ms to 40.95s in steps of 10ms in version 3, whole seconds to 255s in version 2. Default of RFC 9568 section 6.1.",
            "advert_int", "interval", "adver_int");
    static final Key<Boolean> PREEMPT = Key.defaulted("preempt", Scalars.FLAG, true,
            "Whether it takes over from a living master of lower priority. Default of RFC 9568 section 6.1.",
            "nopreempt");
    static final Key<Long> PREEMPT_DELAY = Key.defaulted("preemptDelay", Scalars.duration(0, HOUR, "30s"), 0L,
            "How long a living master of lower priority is left alone.");
    static final Key<Integer> DOWN_ADVERTS = Key.defaulted("downAdverts", Scalars.whole(1, 100), 3,
            "How many silent intervals make a master dead; the same on all nodes. Default of RFC 9568 section 6.1.",
            "down_timer_adverts");
    static final Key<Boolean> ACCEPT_MODE = Key.defaulted("acceptMode", Scalars.FLAG, true,
            "Whether packets to the addresses are accepted without owning them. RFC 9568 has false; servers need true, as keepalived has it.",
            "accept", "no_accept");
    static final Key<Boolean> VIRTUAL_MAC = Key.defaulted("virtualMac", Scalars.FLAG, false,
            "Whether the addresses answer with the virtual router MAC 00:00:5e:00:01:VRID (macvlan). Default as keepalived.",
            "use_vmac", "vmac");
    static final Key<List<PlacedAddress>> ADDRESSES = Key.required("addresses",
            new ListType<>(PLACED, "virtual addresses", RouterConfig.MAX_ADDRESSES),
            "The advertised addresses, all of one family. For IPv6 the first is link-local (RFC 9568 section 5.2.9).",
            "virtual_ipaddress", "address", "vips", "vip");
    static final Key<List<PlacedAddress>> EXCLUDED = Key.defaulted("excluded",
            new ListType<>(PLACED, "excluded addresses", ConfigLimits.MAX_LIST), List.of(),
            "Addresses of any family that move along and are not advertised.", "virtual_ipaddress_excluded");
    static final Key<IpAddress> SOURCE = Key.optional("source", Scalars.ADDRESS,
            "The address adverts come from. Default: the interface's own first address (IPv6: link-local).",
            "unicast_src_ip", "mcast_src_ip");
    static final Key<List<IpAddress>> UNICAST_PEERS = Key.defaulted("unicast", UNICAST, List.of(),
            "Who is sent to instead of the multicast group. Default: multicast.", "unicast_peer", "peers");
    static final Key<Secret> AUTH = Key.optional("authentication", AUTHENTICATION,
            "A password, in version 2 only.", "auth");
    static final Key<ChecksumPolicy> CHECKSUM = Key.defaulted("checksum", Scalars.choice(ChecksumPolicy.class),
            ChecksumPolicy.AUTO,
            "The checksum form that version 3 sends over IPv4: as heard from the others, the message only, or with the pseudo-header.",
            "v3_checksum_as_v2");
    static final Key<Announcing> ANNOUNCING = Key.defaulted("announce", ANNOUNCE, Announcing.DEFAULT,
            "When the addresses are announced by gratuitous ARP or unsolicited neighbour advertisements.", "garp");
    static final Key<List<RouteSpec>> ROUTES = Key.defaulted("routes", new ListType<>(ROUTE, "routes", MAX_ROUTES),
            List.of(), "Routes that are there while it is MASTER.", "virtual_routes");
    static final Key<List<TrackSpec>> TRACKED = Key.defaulted("track", TRACK_LIST, List.of(),
            "What its priority or its health depends on. Its own interface always is.", "track_script",
            "track_interface", "track_process", "track_file");

    static final Shape<RouterSpec> SHAPE = Shape.<RouterSpec>named("router")
            .with(NAME, RouterSpec::name).with(INTERFACE, RouterSpec::interfaceName).with(VRID, RouterSpec::vrid)
            .with(VERSION, RouterSpec::version).with(INTEROP, RouterSpec::interop)
            .with(PRIORITY, RouterSpec::priority).with(ADVERT_INTERVAL, RouterSpec::advertIntervalNanos)
            .with(PREEMPT, RouterSpec::preempt).with(PREEMPT_DELAY, RouterSpec::preemptDelayNanos)
            .with(DOWN_ADVERTS, RouterSpec::downAdverts).with(ACCEPT_MODE, RouterSpec::acceptMode)
            .with(VIRTUAL_MAC, RouterSpec::virtualMac).with(ADDRESSES, RouterSpec::addresses)
            .with(EXCLUDED, RouterSpec::excluded).maybe(SOURCE, RouterSpec::source)
            .with(UNICAST_PEERS, RouterSpec::unicastPeers).maybe(AUTH, RouterSpec::password)
            .with(CHECKSUM, RouterSpec::checksum).with(ANNOUNCING, RouterSpec::announce)
            .with(ROUTES, RouterSpec::routes).with(TRACKED, RouterSpec::track)
            .rules(RouterRules::router).build(RouterShape::router);

    private RouterShape() {}

    private static RouterSpec router(Values v) {
        return new RouterSpec(v.get(NAME), v.get(INTERFACE), v.get(VRID), v.get(VERSION), v.get(INTEROP),
                v.get(PRIORITY), v.get(ADVERT_INTERVAL), v.get(PREEMPT), v.get(PREEMPT_DELAY), v.get(DOWN_ADVERTS),
                v.get(ACCEPT_MODE), v.get(VIRTUAL_MAC), v.get(ADDRESSES), v.get(EXCLUDED), v.find(SOURCE),
                v.get(UNICAST_PEERS), v.find(AUTH), v.get(CHECKSUM), v.get(ANNOUNCING), v.get(ROUTES),
                v.get(TRACKED));
    }
}
