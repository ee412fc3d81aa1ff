package dev.baton.keepalived;

import java.util.stream.Stream;

import dev.baton.wire.IpAddress;

/// The keywords of `global_defs`.
final class GlobalKeywords {
    private static final String DEFAULTS = "the default of every instance's keyword";
    private static final String MAIL = "Nodes send no mail; a webhook under 'notify' can.";
    private static final String PROCESS = "It tunes keepalived's own processes.";
    private static final String SCRIPTS = "Who runs scripts, and from where, is the node's policy.";
    private static final String FIREWALL = "Nodes keep their own nftables table for accept mode.";
    private static final String RELOAD = "A node checks every new configuration and keeps the old one if it is wrong.";
    private static final String DUMPS = "A node tells its state over its API.";
    private static final String DEVICES = "Devices of virtual MACs are called vrrp.VRID.INTERFACE.";
    private static final String SNMP = "Nodes have no SNMP; metrics are served over HTTPS.";
    private static final String DBUS = "Nodes have no D-Bus interface; their API does the same.";
    private static final String PLATFORM = "Set it where the node's service is started.";

    static final Keyword<String> ROUTER_ID = Keyword.taken("router_id", Accepts.NAME, "the host's name", "`node`");
    static final Keyword<Long> VERSION = Keyword.taken("vrrp_version", Accepts.whole(2, 3), "2", "`version`, "
            + DEFAULTS);
    static final Keyword<Boolean> STRICT = Keyword.taken("vrrp_strict", Accepts.NOTHING, "off",
            "each of its rules is applied to every instance");
    static final Keyword<Long> DOWN_ADVERTS = Keyword.taken("vrrp_down_timer_adverts", Accepts.whole(1, 100), "3",
            "`downAdverts`, " + DEFAULTS);
    static final Keyword<Boolean> CHECKSUM = Keyword.taken("v3_checksum_as_v2", Accepts.FLAG, "off",
            "`checksum`, " + DEFAULTS);
    static final Keyword<Long> GARP_REPEAT = Keyword.taken("vrrp_garp_master_repeat", Accepts.whole(0, 4_294_967_295L),
            "5", "`announce.burst`, " + DEFAULTS);
    static final Keyword<Long> GARP_DELAY = Keyword.taken("vrrp_garp_master_delay", Accepts.seconds("0", "4294967"),
            "5", "`announce.repeat`, " + DEFAULTS);
    static final Keyword<Long> GARP_REFRESH = Keyword.taken("vrrp_garp_master_refresh",
            Accepts.seconds("0", "4294967"), "0", "`announce.refresh`, " + DEFAULTS);
    static final Keyword<Long> GARP_INTERVAL = Keyword.taken("vrrp_garp_interval",
            Accepts.seconds("0.000001", "4294"), "", "`announce.spacing` over IPv4");
    static final Keyword<Long> GNA_INTERVAL = Keyword.taken("vrrp_gna_interval", Accepts.seconds("0.000001", "4294"),
            "", "`announce.spacing` over IPv6");
    static final Keyword<Boolean> MIN_GARP = Keyword.taken("vrrp_min_garp", Accepts.FLAG, "off",
            "`announce.burst` 1 and no `announce.repeat`");

    static final KeywordTable TABLE = new KeywordTable("global_defs", Stream.of(election(), announcing(), mail(),
            processes(), scripts(), network(), reload()).flatMap(s -> s).toList());

    private GlobalKeywords() {}

    private static Stream<Keyword<?>> election() {
        Accepts<IpAddress> address = Accepts.ADDRESS;
        return Stream.of(ROUTER_ID, VERSION, STRICT, DOWN_ADVERTS, CHECKSUM,
                Keyword.fixed("vrrp_mcast_group4", address, "224.0.0.18",
                        "Nodes speak to the group of the RFC, 224.0.0.18; peers with another one are not heard."),
                Keyword.fixed("vrrp_mcast_group6", address, "ff02::12",
                        "Nodes speak to the group of the RFC, ff02::12; peers with another one are not heard."),
                Keyword.idle("vrrp_skip_check_adv_addr", Accepts.FLAG, "it spares keepalived a comparison"),
                Keyword.fixed("vrrp_check_unicast_src", Accepts.FLAG, "on",
                        "Nodes always discard unicast adverts of others than the peers."),
                Keyword.fixed("vrrp_lower_prio_no_advert", Accepts.FLAG, "off",
                        "A MASTER answers a lower priority with an advert at once, as RFC 9568 section 6.4.3 has it."),
                Keyword.fixed("vrrp_higher_prio_send_advert", Accepts.FLAG, "off",
                        "A MASTER that hears a higher priority yields without a last advert, as the RFC has it."),
                Keyword.fixed("vrrp_owner_ignore_adverts", Accepts.FLAG, "off",
                        "An owner hears adverts, too, and tells of a second owner."),
                Keyword.lost("vrrp_notify_priority_changes", Accepts.FLAG, "off",
                        "Notifications tell states, not priorities; the API tells both."),
                Keyword.idle("log_unknown_vrids", Accepts.NOTHING, "foreign VRIDs are always told of"),
                Keyword.lost("vrrp_startup_delay", Accepts.seconds("0.001", "4294"), "0",
                        "A node takes part at once; it becomes MASTER no earlier than the master down interval."),
                Keyword.lost("vrrp_delay_after_boot", Accepts.seconds("0.001", "4294"), "0",
                        "A node takes part at once; let its service start later."),
                Keyword.lost("default_interface", Accepts.INTERFACE, "eth0",
                        "It is for static addresses, which nodes do not have."),
                Keyword.fixed("dynamic_interfaces", Accepts.form("[allow_if_changes]"), "",
                        "Nodes wait for interfaces that are not there; only 'allow_if_changes' is not imported."),
                Keyword.lost("disable_local_igmp", Accepts.NOTHING, "", "Nodes join the group as the kernel does."));
    }

    private static Stream<Keyword<?>> announcing() {
        return Stream.of(GARP_REPEAT, GARP_DELAY, GARP_REFRESH,
                Keyword.fixed("vrrp_garp_master_refresh_repeat", Accepts.whole(0, 4_294_967_295L), "1",
                        "A refresh is one packet for each address."),
                Keyword.lost("vrrp_garp_lower_prio_repeat", Accepts.whole(0, 4_294_967_295L), "as a new master",
                        "A MASTER that hears a lower priority announces as a new one does."),
                Keyword.lost("vrrp_garp_lower_prio_delay", Accepts.whole(0, 4_294_967_295L), "as a new master",
                        "A MASTER that hears a lower priority announces as a new one does."),
                GARP_INTERVAL, GNA_INTERVAL, MIN_GARP,
                Keyword.lost("vrrp_garp_extra_if", Accepts.form("[all] 1..86400"), "off",
                        "Addresses on other interfaces are announced as the others: 'announce.refresh'.")
                        .or("vrrp_vmac_garp_intvl"));
    }

    private static Stream<Keyword<?>> mail() {
        return Stream.concat(Stream.of(Keyword.lost("notification_email", Accepts.BLOCK, "", MAIL)),
                KeywordTable.lost("notification_email_from smtp_server smtp_helo_name smtp_connect_timeout smtp_alert"
                        + " smtp_alert_vrrp smtp_alert_checker no_email_faults", "text", MAIL));
    }

    private static Stream<Keyword<?>> processes() {
        return Stream.of(
                KeywordTable.lost("vrrp_priority bfd_priority max_auto_priority", "number", PROCESS),
                KeywordTable.lost("vrrp_rt_priority bfd_rt_priority vrrp_rlimit_rttime vrrp_rlimit_rtime"
                        + " bfd_rlimit_rttime bfd_rlimit_rtime min_auto_priority_delay", "number", PROCESS),
                KeywordTable.lost("vrrp_no_swap bfd_no_swap process_names", "", PROCESS),
                KeywordTable.lost("vrrp_cpu_affinity bfd_cpu_affinity", "numbers", PROCESS),
                KeywordTable.lost("process_name vrrp_process_name bfd_process_name", "name", PROCESS),
                KeywordTable.lost("random_seed umask use_pid_dir", "text", PLATFORM),
                KeywordTable.lost("iproute_usr_dir iproute_etc_dir", "directory",
                        "Routing tables are given by their numbers."),
                KeywordTable.lost("checker_priority checker_rt_priority checker_rlimit_rttime checker_rlimit_rtime"
                        + " checker_no_swap checker_cpu_affinity checker_process_name checker_log_all_failures"
                        + " checker_netlink_cmd_rcv_bufs checker_netlink_cmd_rcv_bufs_force"
                        + " checker_netlink_monitor_rcv_bufs checker_netlink_monitor_rcv_bufs_force ipvs_tcp_timeout"
                        + " ipvs_tcpfin_timeout ipvs_udp_timeout lvs_timeouts lvs_flush lvs_flush_on_stop"
                        + " lvs_netlink_cmd_rcv_bufs lvs_netlink_cmd_rcv_bufs_force lvs_netlink_monitor_rcv_bufs"
                        + " lvs_netlink_monitor_rcv_bufs_force rs_init_notifies lvs_notify_fifo"
                        + " lvs_notify_fifo_script enable_snmp_checker snmp_checker", "text",
                        "It is about the load balancer, which nodes do not manage."))
                .flatMap(s -> s);
    }

    private static Stream<Keyword<?>> scripts() {
        return Stream.of(
                KeywordTable.lost("script_user", "USER [GROUP]", SCRIPTS),
                KeywordTable.lost("enable_script_security use_symlink_paths set_supplementary_groups", "", SCRIPTS),
                KeywordTable.lost("startup_script shutdown_script", "command",
                        "Let the node's service run it: ExecStartPre and ExecStopPost."),
                KeywordTable.lost("startup_script_timeout shutdown_script_timeout", "1..1000 s",
                        "Let the node's service run the script, with a timeout of its own."),
                KeywordTable.lost("notify_fifo vrrp_notify_fifo", "PATH [USER [GROUP]]",
                        "Notifications go to scripts and webhooks, in order; nothing is lost when a receiver is slow."),
                KeywordTable.lost("notify_fifo_script vrrp_notify_fifo_script", "command",
                        "Notifications go to scripts and webhooks, in order; nothing is lost when a receiver is slow."),
                KeywordTable.lost("fifo_write_vrrp_states_on_reload", "",
                        "A reload does not disturb routers that are the same in it."))
                .flatMap(s -> s);
    }

    private static Stream<Keyword<?>> network() {
        return Stream.of(
                KeywordTable.lost("nftables", "[TABLE]", FIREWALL),
                KeywordTable.lost("nftables_priority nftables_counters nftables_ifindex nftables_ipvs"
                        + " nftables_ipvs_start_fwmark vrrp_iptables vrrp_ipsets", "text", FIREWALL),
                KeywordTable.lost("vrrp_rx_bufs_policy vrrp_rx_bufs_multiplier vrrp_netlink_cmd_rcv_bufs"
                        + " vrrp_netlink_cmd_rcv_bufs_force vrrp_netlink_monitor_rcv_bufs"
                        + " vrrp_netlink_monitor_rcv_bufs_force process_monitor_rcv_bufs"
                        + " process_monitor_rcv_bufs_force", "text",
                        "Nodes size their sockets themselves and count what is lost."),
                KeywordTable.lost("vmac_prefix vmac_addr_prefix", "prefix", DEVICES),
                KeywordTable.lost("lvs_sync_daemon", "IF [inst VI] [id N] ...",
                        "It is about the load balancer, which nodes do not manage."),
                KeywordTable.lost("enable_snmp_keepalived enable_snmp_vrrp enable_snmp_rfc enable_snmp_rfcv2"
                        + " enable_snmp_rfcv3 enable_traps snmp_socket", "", SNMP),
                KeywordTable.lost("enable_dbus dbus_service_name dbus_no_interface_name", "text", DBUS),
                KeywordTable.lost("net_namespace net_namespace_ipvs namespace_with_ipsets instance"
                        + " linkbeat_use_polling child_wait_time", "text", PLATFORM))
                .flatMap(s -> s);
    }

    private static Stream<Keyword<?>> reload() {
        return Stream.concat(
                KeywordTable.lost("reload_check_config reload_time_file reload_repeat reload_file include_check"
                        + " config_save_dir tmp_config_directory config_copy_directory", "text", RELOAD),
                KeywordTable.lost("data_use_instance state_dump_file stats_dump_file json_dump_file json_version",
                        "text", DUMPS));
    }
}
