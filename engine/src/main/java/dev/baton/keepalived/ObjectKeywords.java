package dev.baton.keepalived;

import java.util.ArrayList;
import java.util.List;

/// The keywords of what instances refer to: scripts, files, processes, groups, and the spacing of gratuitous ARP.
final class ObjectKeywords {
    private static final String POLICY = "Who runs scripts is the node's policy.";
    private static final String WEIGHT = "-253..253 [reverse]";
    private static final String GROUP_WEIGHT = "the weights of the members count";

    static final Keyword<String> SCRIPT = Keyword.changed("script", Accepts.COMMAND,
            "`script` by its name in the policy's script folder; `killall -0`, `pidof` and `pgrep -x` become `process`,"
                    + " `nc -z` becomes `tcp`, `ping -c` becomes `icmp`");
    static final Keyword<Long> INTERVAL = Keyword.taken("interval", Accepts.seconds("0.001", "4294"), "1",
            "`interval`");
    static final Keyword<Long> TIMEOUT = Keyword.taken("timeout", Accepts.seconds("0", "4294"), "the interval",
            "`timeout`");
    static final Keyword<String> SCRIPT_WEIGHT = Keyword.taken("weight", Accepts.form(WEIGHT), "0",
            "`weight` where it is tracked");
    static final Keyword<Long> RISE = Keyword.taken("rise", Accepts.whole(1, Integer.MAX_VALUE), "1", "`rise`");
    static final Keyword<Long> FALL = Keyword.taken("fall", Accepts.whole(1, Integer.MAX_VALUE), "1", "`fall`");
    static final Keyword<Boolean> INIT_FAIL = Keyword.taken("init_fail", Accepts.NOTHING, "", "`initial: failing`");
    static final KeywordTable VRRP_SCRIPT = new KeywordTable("vrrp_script", List.of(SCRIPT, INTERVAL, TIMEOUT,
            SCRIPT_WEIGHT, RISE, FALL, Keyword.lost("user", Accepts.form("USER [GROUP]"), "script_user", POLICY),
            INIT_FAIL));

    static final Keyword<String> FILE = Keyword.taken("file", Accepts.form("path"), "", "`file` with `wanted: zero`");
    static final Keyword<String> FILE_WEIGHT = Keyword.taken("weight", Accepts.form("-254..254 [reverse]"), "1",
            "0 only: the number in a file times a weight has no counterpart");
    static final KeywordTable TRACK_FILE = new KeywordTable("track_file", List.of(FILE, FILE_WEIGHT,
            Keyword.lost("init_file", Accepts.form("[N] [overwrite]"), "",
                    "Nodes do not make the file; make it before they start: without it the check fails.")));

    static final Keyword<String> PROCESS = Keyword.taken("process", Accepts.COMMAND, "", "`process`");
    static final Keyword<String> PROCESS_WEIGHT = Keyword.taken("weight", Accepts.form("-254..254 [reverse]"), "0",
            "`weight` where it is tracked");
    static final Keyword<Long> QUORUM = Keyword.taken("quorum", Accepts.whole(1, 65_535), "1", "`quorum`");
    static final Keyword<Long> QUORUM_MAX = Keyword.taken("quorum_max", Accepts.whole(0, 65_535), "none",
            "`quorumMax`");
    static final KeywordTable TRACK_PROCESS = new KeywordTable("vrrp_track_process", List.of(PROCESS,
            Keyword.lost("param_match", Accepts.form("[initial \\| partial]"), "",
                    "Processes are known by their name, not by their arguments."),
            PROCESS_WEIGHT, QUORUM, QUORUM_MAX,
            Keyword.lost("delay", Accepts.seconds("0.000001", "3600"), "0",
                    "Use 'rise' and 'fall' to leave out short changes."),
            Keyword.lost("fork_delay", Accepts.seconds("0.000001", "3600"), "0",
                    "Use 'rise' to leave out short changes."),
            Keyword.lost("terminate_delay", Accepts.seconds("0.000001", "3600"), "0",
                    "Use 'fall' to leave out short changes."),
            Keyword.lost("full_command", Accepts.NOTHING, "",
                    "Processes are known by their name, not by their whole command.")));

    static final Keyword<Boolean> MEMBERS = Keyword.taken("group", Accepts.BLOCK, "", "`routers`");
    static final Keyword<Boolean> TRACKING_WEIGHT = Keyword.taken("sync_group_tracking_weight", Accepts.NOTHING,
            "off", GROUP_WEIGHT);
    static final Keyword<Boolean> GLOBAL_TRACKING = Keyword.taken("global_tracking", Accepts.NOTHING, "off",
            GROUP_WEIGHT);
    static final KeywordTable SYNC_GROUP = new KeywordTable("vrrp_sync_group", syncGroup());

    static final Keyword<Long> GARP_INTERVAL = Keyword.taken("garp_interval", Accepts.seconds("0", "4294"), "0",
            "`announce.spacing` of the routers on its interfaces, over IPv4");
    static final Keyword<Long> GNA_INTERVAL = Keyword.taken("gna_interval", Accepts.seconds("0", "4294"), "0",
            "`announce.spacing` of the routers on its interfaces, over IPv6");
    static final Keyword<String> GARP_INTERFACE = Keyword.taken("interface", Accepts.INTERFACE, "",
            "the routers on that interface");
    static final Keyword<Boolean> GARP_INTERFACES = Keyword.taken("interfaces", Accepts.BLOCK, "",
            "the routers on those interfaces");
    static final KeywordTable GARP_GROUP = new KeywordTable("garp_group",
            List.of(GARP_INTERVAL, GNA_INTERVAL, GARP_INTERFACE, GARP_INTERFACES));

    private ObjectKeywords() {}

    private static List<Keyword<?>> syncGroup() {
        List<Keyword<?>> keywords = new ArrayList<>(List.of(MEMBERS));
        keywords.addAll(Track.keywords());
        keywords.addAll(Notify.scripts());
        keywords.addAll(List.of(
                Keyword.lost("smtp_alert", Accepts.FLAG, "off",
                        "Nodes send no mail; a webhook under 'notify' can."),
                GLOBAL_TRACKING, TRACKING_WEIGHT,
                Keyword.lost("notify_priority_changes", Accepts.FLAG, "off",
                        "Notifications tell states, not priorities; the API tells both.")));
        return keywords;
    }
}
