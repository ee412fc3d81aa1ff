package dev.baton.keepalived;

import java.util.List;
import java.util.stream.Stream;

/// Every kind of block, and the keywords at the top of a file.
final class Blocks {
    private static final String LVS = "The load balancer stays with keepalived: keep this part in a file of its own.";
    private static final String STATIC = "Set what is there always with the system's network configuration.";
    private static final String SERVICE = "Set it where the node's service is started.";
    private static final String NO_BFD = "Nodes do not speak BFD; a check of kind 'icmp' tells of a dead neighbour.";
    private static final String KERNEL = "The kernel tells of links at once; let 'fall' of a check wait if need be.";

    static final Keyword<Boolean> GLOBAL = Keyword.taken("global_defs", Accepts.BLOCK, "", "see its keywords");
    static final Keyword<Boolean> FILE = Keyword.taken("track_file", Accepts.BLOCK, "", "a check of kind `file`")
            .or("vrrp_track_file");
    static final Keyword<Boolean> PROCESS = Keyword.taken("vrrp_track_process", Accepts.BLOCK, "",
            "a check of kind `process`");
    static final Keyword<Boolean> SCRIPT = Keyword.taken("vrrp_script", Accepts.BLOCK, "", "a check");
    static final Keyword<Boolean> GROUP = Keyword.taken("vrrp_sync_group", Accepts.BLOCK, "", "a group");
    static final Keyword<Boolean> GARP = Keyword.taken("garp_group", Accepts.BLOCK, "",
            "`announce.spacing` of the routers on its interfaces");
    static final Keyword<Boolean> INSTANCE = Keyword.taken("vrrp_instance", Accepts.BLOCK, "", "a router");

    static final KeywordTable TOP = new KeywordTable("the top of the file", Stream.of(
            Stream.of(GLOBAL, INSTANCE, GROUP, SCRIPT, FILE, PROCESS, GARP),
            KeywordTable.lost("bfd_instance", "NAME { }", NO_BFD),
            KeywordTable.lost("linkbeat_interfaces", "{ IF [MII \\| ETHTOOL \\| IOCTL] }", KERNEL),
            KeywordTable.lost("interface_up_down_delays", "{ IF down [up] }", KERNEL),
            KeywordTable.lost("static_ipaddress static_routes static_rules", "{ }", STATIC),
            KeywordTable.lost("track_group", "NAME { group { } }",
                    "It is for static addresses and routes, which nodes do not have."),
            KeywordTable.lost("net_namespace net_namespace_ipvs instance child_wait_time", "value", SERVICE),
            KeywordTable.lost("namespace_with_ipsets use_pid_dir linkbeat_use_polling", "", SERVICE),
            Stream.of("virtual_server", "virtual_server_group", "SSL")
                    .map(name -> new Keyword<>(List.of(name), Accepts.BLOCK, "", Fate.FOREIGN, LVS)))
            .flatMap(s -> s).toList());

    static final KeywordTable BFD = new KeywordTable("bfd_instance", Stream.of(
            KeywordTable.lost("neighbor_ip neighbour_ip source_ip", "address", NO_BFD),
            KeywordTable.lost("min_rx min_tx idle_tx", "ms", NO_BFD),
            KeywordTable.lost("multiplier ttl hoplimit max_hops", "number", NO_BFD),
            KeywordTable.lost("passive multihop vrrp checker", "", NO_BFD),
            KeywordTable.lost("weight", "-253..253 [reverse]", NO_BFD)).flatMap(s -> s).toList());

    static final KeywordTable TRACK_GROUP = new KeywordTable("track_group",
            KeywordTable.lost("group", "{ }", "It is for static addresses and routes, which nodes do not have.")
                    .toList());

    static final KeywordTable AUTH_HMAC = new KeywordTable("auth_hmac", KeywordTable.lost(
            "key active_key anti_replay time_window mode", "value",
            "Nodes do not sign adverts; peers with mode 'enforce' will discard them.").toList());

    /// The blocks, in the order of the reference.
    static final List<KeywordTable> ALL = List.of(TOP, InstanceKeywords.TABLE, InstanceKeywords.AUTH_TABLE, AUTH_HMAC,
            ObjectKeywords.SYNC_GROUP, ObjectKeywords.VRRP_SCRIPT, ObjectKeywords.TRACK_FILE,
            ObjectKeywords.TRACK_PROCESS, BFD, TRACK_GROUP, ObjectKeywords.GARP_GROUP, GlobalKeywords.TABLE);

    /// The words on lines of addresses, routes and rules.
    static final List<KeywordTable> LINES = List.of(LineKeywords.ADDRESS, LineKeywords.ROUTE, LineKeywords.RULE);

    private Blocks() {}
}
