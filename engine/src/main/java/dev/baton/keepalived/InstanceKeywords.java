package dev.baton.keepalived;

import java.util.List;
import java.util.stream.Stream;

import dev.baton.wire.IpAddress;

/// The keywords of `vrrp_instance` and of its authentication.
final class InstanceKeywords {
    private static final String MAIL = "Nodes send no mail; a webhook under 'notify' can.";
    private static final String LOWER = "A MASTER that hears a lower priority announces as a new one does.";
    private static final long UINT32 = 4_294_967_295L;

    static final Keyword<Long> VRID = Keyword.taken("virtual_router_id", Accepts.whole(1, 255), "", "`vrid`");
    static final Keyword<String> INTERFACE = Keyword.taken("interface", Accepts.INTERFACE, "", "`interface`");
    static final Keyword<Long> VERSION = Keyword.taken("version", Accepts.whole(2, 3), "vrrp_version; IPv6: 3",
            "`version`");
    static final Keyword<Boolean> NATIVE_IPV6 = Keyword.taken("native_ipv6", Accepts.NOTHING, "",
            "`version: 3`; the addresses tell the family");
    static final Keyword<Long> PRIORITY = Keyword.taken("priority", Accepts.whole(1, 255),
            "100; 255 with state MASTER", "`priority`");
    static final Keyword<String> STATE = Keyword.changed("state", Accepts.oneOf("MASTER", "BACKUP"),
            "nothing: the priority says who is MASTER. Without a `priority`, MASTER makes it 255");
    static final Keyword<Long> ADVERT_INT = Keyword.taken("advert_int", Accepts.seconds("0.01", "255"), "1",
            "`advertInterval`");
    static final Keyword<Long> DOWN_ADVERTS = Keyword.taken("down_timer_adverts", Accepts.whole(1, 100),
            "vrrp_down_timer_adverts", "`downAdverts`");
    static final Keyword<Boolean> PREEMPT = Keyword.taken("preempt", Accepts.NOTHING, "on", "`preempt: true`");
    static final Keyword<Boolean> NOPREEMPT = Keyword.taken("nopreempt", Accepts.NOTHING, "off",
            "`preempt: false`");
    static final Keyword<Long> PREEMPT_DELAY = Keyword.taken("preempt_delay", Accepts.seconds("0", "1000"), "0",
            "`preemptDelay`");
    static final Keyword<Boolean> STRICT = Keyword.taken("strict_mode", Accepts.FLAG, "vrrp_strict",
            "each of its rules is applied");
    static final Keyword<IpAddress> MCAST_SOURCE = Keyword.taken("mcast_src_ip", Accepts.ADDRESS,
            "the interface's own", "`source`");
    static final Keyword<IpAddress> UNICAST_SOURCE = Keyword.taken("unicast_src_ip", Accepts.ADDRESS,
            "the interface's own", "`source`");
    static final Keyword<Boolean> PEERS = Keyword.taken("unicast_peer", Accepts.BLOCK, "", "`unicast.peers`");
    static final Keyword<Boolean> CHECKSUM = Keyword.taken("v3_checksum_as_v2", Accepts.FLAG,
            "the global one", "`checksum`: `rfc9568` when on, `rfc5798` when off, `auto` when not there");
    static final Keyword<String> VMAC = Keyword.taken("use_vmac",
            Accepts.form("[[name] IF] [MAC] [netlink_notify_msg] [group G]"), "", "`virtualMac: true`");
    static final Keyword<Boolean> XMIT_BASE = Keyword.taken("vmac_xmit_base", Accepts.NOTHING, "",
            "as built in with unicast; with multicast it is not imported");
    static final Keyword<Boolean> ACCEPT = Keyword.taken("accept", Accepts.NOTHING, "on; strict: off",
            "`acceptMode: true`");
    static final Keyword<Boolean> NO_ACCEPT = Keyword.taken("no_accept", Accepts.NOTHING, "",
            "`acceptMode: false`");
    static final Keyword<Boolean> ADDRESSES = Keyword.taken("virtual_ipaddress", Accepts.BLOCK, "", "`addresses`");
    static final Keyword<Boolean> EXCLUDED = Keyword.taken("virtual_ipaddress_excluded", Accepts.BLOCK, "",
            "`excluded`");
    static final Keyword<Boolean> ROUTES = Keyword.taken("virtual_routes", Accepts.BLOCK, "", "`routes`");
    static final Keyword<Long> GARP_DELAY = Keyword.taken("garp_master_delay", Accepts.seconds("0", "4294967"),
            "vrrp_garp_master_delay", "`announce.repeat`");
    static final Keyword<Long> GARP_REPEAT = Keyword.taken("garp_master_repeat", Accepts.whole(0, UINT32),
            "vrrp_garp_master_repeat", "`announce.burst`");
    static final Keyword<Long> GARP_REFRESH = Keyword.taken("garp_master_refresh", Accepts.seconds("0", "4294967"),
            "vrrp_garp_master_refresh", "`announce.refresh`");
    static final Keyword<Boolean> AUTHENTICATION = Keyword.taken("authentication", Accepts.BLOCK, "",
            "`authentication`, in version 2");

    static final Keyword<String> AUTH_TYPE = Keyword.taken("auth_type", Accepts.oneOf("PASS", "AH"), "",
            "PASS: `authentication.pass`. AH is not imported");
    static final Keyword<String> AUTH_PASS = Keyword.taken("auth_pass", Accepts.form("up to 8 bytes"), "",
            "`authentication.pass`");
    static final KeywordTable AUTH_TABLE = new KeywordTable("authentication", List.of(AUTH_TYPE, AUTH_PASS));

    static final KeywordTable TABLE = new KeywordTable("vrrp_instance", Stream.of(election(), transport(),
            addresses(), Track.keywords().stream(), Notify.instance().stream(), others()).flatMap(s -> s).toList());

    private InstanceKeywords() {}

    private static Stream<Keyword<?>> election() {
        return Stream.of(VRID, INTERFACE,
                Keyword.lost("vrf", Accepts.INTERFACE, "", "A router runs on an interface; name one of the VRF's."),
                VERSION, NATIVE_IPV6, PRIORITY, STATE, ADVERT_INT, DOWN_ADVERTS, PREEMPT, NOPREEMPT, PREEMPT_DELAY,
                Keyword.lost("timer_expired_backup", Accepts.form("[1..254]"), "off",
                        "A paused node that comes back always steps down before it sends as MASTER.")
                        .or("thread_timer_expired"),
                Keyword.fixed("lower_prio_no_advert", Accepts.FLAG, "off",
                        "A MASTER answers a lower priority with an advert at once, as RFC 9568 section 6.4.3 has it."),
                Keyword.fixed("higher_prio_send_advert", Accepts.FLAG, "off",
                        "A MASTER that hears a higher priority yields without a last advert, as the RFC has it."),
                Keyword.fixed("owner_ignore_adverts", Accepts.FLAG, "off",
                        "An owner hears adverts, too, and tells of a second owner."),
                STRICT);
    }

    private static Stream<Keyword<?>> transport() {
        return Stream.of(MCAST_SOURCE, UNICAST_SOURCE,
                Keyword.lost("mcast_dst_ip", Accepts.ADDRESS, "224.0.0.18 or ff02::12",
                        "Nodes speak to the RFC's group; for other groups use unicast."),
                Keyword.lost("track_src_ip", Accepts.NOTHING, "",
                        "A router whose source is missing cannot send, and says so."),
                PEERS,
                Keyword.fixed("unicast_fault_no_peer", Accepts.NOTHING, "",
                        "A router without peers speaks to the group."),
                Keyword.fixed("check_unicast_src", Accepts.NOTHING, "",
                        "Nodes always discard unicast adverts of others than the peers."),
                Keyword.fixed("unicast_ttl", Accepts.whole(0, 255), "255", "Adverts are sent with TTL 255."),
                Keyword.fixed("old_unicast_checksum", Accepts.form("[never]"), "never",
                        "The checksum of keepalived up to 1.3.6 is not spoken: update that peer."),
                CHECKSUM,
                Keyword.idle("skip_check_adv_addr", Accepts.FLAG, "it spares keepalived a comparison"),
                Keyword.lost("kernel_rx_buf_size", Accepts.form("bytes"), "",
                        "Nodes size their sockets themselves and count what is lost."),
                VMAC,
                Keyword.lost("use_vmac_addr", Accepts.NOTHING, "",
                        "Addresses on other interfaces answer with those interfaces' MACs."),
                XMIT_BASE,
                Keyword.lost("use_ipvlan", Accepts.form("[[name] IF] [IP] [bridge|private|vepa] [group G]"), "",
                        "Use the interface itself, or 'virtualMac'."),
                Keyword.lost("promote_secondaries", Accepts.NOTHING, "",
                        "Set net.ipv4.conf.INTERFACE.promote_secondaries with sysctl if it is needed."),
                Keyword.lost("dont_track_primary", Accepts.NOTHING, "", "A router always tracks its own interface."),
                Keyword.idle("linkbeat_use_polling", Accepts.NOTHING, "deprecated; the kernel tells of links"));
    }

    private static Stream<Keyword<?>> addresses() {
        return Stream.of(ADDRESSES, EXCLUDED, ROUTES,
                Keyword.lost("virtual_rules", Accepts.BLOCK, "",
                        "Routing rules do not move; set them on every host, they match only what is there."),
                Keyword.idle("no_virtual_ipaddress", Accepts.NOTHING, "it only quietens a warning"),
                ACCEPT, NO_ACCEPT, GARP_DELAY, GARP_REPEAT, GARP_REFRESH,
                Keyword.fixed("garp_master_refresh_repeat", Accepts.whole(0, UINT32), "1",
                        "A refresh is one packet for each address."),
                Keyword.lost("garp_lower_prio_delay", Accepts.whole(0, UINT32), "as a new master", LOWER),
                Keyword.lost("garp_lower_prio_repeat", Accepts.whole(0, UINT32), "as a new master", LOWER),
                Keyword.lost("garp_extra_if", Accepts.form("[all] 0..86400"), "off",
                        "Addresses on other interfaces are announced as the others: 'announce.refresh'.")
                        .or("vmac_garp_intvl"));
    }

    private static Stream<Keyword<?>> others() {
        return Stream.of(AUTHENTICATION,
                Keyword.lost("auth_hmac", Accepts.BLOCK, "",
                        "Nodes do not sign adverts; peers with mode 'enforce' will discard them."),
                Keyword.lost("smtp_alert", Accepts.FLAG, "off", MAIL),
                Keyword.lost("notify_priority_changes", Accepts.FLAG, "off",
                        "Notifications tell states, not priorities; the API tells both."),
                Keyword.idle("debug", Accepts.whole(0, 4), "unused by keepalived, too"),
                Keyword.lost("lvs_sync_daemon_interface", Accepts.INTERFACE, "",
                        "It is about the load balancer, which nodes do not manage."));
    }
}
