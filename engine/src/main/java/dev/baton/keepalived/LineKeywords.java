package dev.baton.keepalived;

import java.util.List;
import java.util.stream.Stream;

import dev.baton.wire.IpAddress;

/// The words that may follow an address, a route or a rule on its line. What takes a value is followed by it.
final class LineKeywords {
    private static final long UINT32 = 4_294_967_295L;
    private static final String NOT_IN_ROUTE = "Routes have a destination, a next hop, an interface, a source, a metric"
            + " and a table.";
    private static final String NO_RULES = "Routing rules do not move; set them on every host.";

    static final Keyword<String> ADDRESS_DEVICE = Keyword.taken("dev", Accepts.INTERFACE, "the instance's",
            "`interface` of the address");
    static final Keyword<String> LABEL = Keyword.taken("label", Accepts.NAME, "", "`label`");
    static final KeywordTable ADDRESS = new KeywordTable("the line of an address", addressWords().toList());

    static final Keyword<String> TO = Keyword.taken("to", Accepts.form("DST"), "", "`to`");
    static final Keyword<IpAddress> VIA = Keyword.taken("via", Accepts.ADDRESS, "", "`via`").or("gw");
    static final Keyword<String> DEVICE = Keyword.taken("dev", Accepts.INTERFACE, "the kernel's choice",
            "`interface` of the route").or("oif");
    static final Keyword<IpAddress> SOURCE = Keyword.taken("src", Accepts.ADDRESS, "", "`source` of the route")
            .or("from");
    static final Keyword<String> TABLE_NUMBER = Keyword.taken("table", Accepts.form("number or name"), "main",
            "`table`; names other than main, default and local are not imported");
    static final Keyword<Long> METRIC = new Keyword<>(List.of("metric", "priority", "preference", "pref"),
            Accepts.whole(0, UINT32), "", Fate.TAKEN, "`metric`");
    static final KeywordTable ROUTE = new KeywordTable("the line of a route", routeWords().toList());

    static final KeywordTable RULE = new KeywordTable("the line of a rule", Stream.concat(
            KeywordTable.lost("not goto nop inet inet6 no_track", "", NO_RULES),
            KeywordTable
                    .lost("from to iif dev oif tos dsfield fwmark preference priority order table lookup realms type"
                            + " l3mdev ipproto sport dport uidrange tunnel-id suppress_prefixlength sup_pl suppress_ifgroup"
                            + " sup_group protocol track_group", "value", NO_RULES))
            .toList());

    private LineKeywords() {}

    private static Stream<Keyword<?>> addressWords() {
        return Stream.of(ADDRESS_DEVICE, LABEL,
                Keyword.lost("brd", Accepts.form("IP \\| + \\| -"), "none", "Addresses are put on without broadcast.")
                        .or("broadcast"),
                Keyword.lost("use_vmac", Accepts.NOTHING, "",
                        "An address on another interface answers with that interface's MAC."),
                Keyword.lost("scope", Accepts.form("scope"), "global",
                        "Addresses have the scope that the kernel gives."),
                Keyword.lost("peer", Accepts.form("IP[/len]"), "", "Addresses have no peer."),
                Keyword.lost("home", Accepts.NOTHING, "", "It is a flag of Mobile IPv6."),
                Keyword.idle("-nodad", Accepts.NOTHING, "addresses are always put on without asking who has them"),
                Keyword.lost("mngtmpaddr", Accepts.NOTHING, "", "The kernel makes no temporary addresses of these."),
                Keyword.lost("noprefixroute", Accepts.NOTHING, "",
                        "The kernel's route of the prefix comes with the address; give it /32 or /128 to have none."),
                Keyword.lost("autojoin", Accepts.NOTHING, "", "It is a flag for multicast addresses."),
                Keyword.lost("no_track", Accepts.NOTHING, "", "An address that somebody removes is put back."),
                Keyword.lost("preferred_lft", Accepts.form("seconds \\| forever"), "",
                        "Addresses have a short lifetime that the node renews."),
                Keyword.lost("track_group", Accepts.NAME, "", "It is for static addresses, which nodes do not have."));
    }

    private static Stream<Keyword<?>> routeWords() {
        return Stream.of(Stream.of(TO, VIA, DEVICE, SOURCE, METRIC, TABLE_NUMBER,
                Keyword.<Boolean>idle("inet", Accepts.NOTHING, "the addresses tell the family"),
                Keyword.<Boolean>idle("inet6", Accepts.NOTHING, "the addresses tell the family")),
                KeywordTable.lost("blackhole unreachable prohibit throw", "",
                        "Routes lead somewhere; let a static route of every host discard packets."),
                KeywordTable.lost("nexthop", "via A dev IF weight N",
                        "A route has one next hop; make two routes of it."),
                KeywordTable.lost("or", "ADDRESS", "A route has one next hop; make two routes of it."),
                KeywordTable.lost("tos dsfield scope protocol mtu hoplimit advmss rtt rttvar reordering window cwnd"
                        + " ssthresh realms rto_min initcwnd initrwnd quickack congctl features vrf as encap"
                        + " ttl-propagate expires weight track_group fastopen_no_cookie", "value", NOT_IN_ROUTE),
                KeywordTable.lost("lock ecn onlink no_track", "", NOT_IN_ROUTE),
                KeywordTable.lost("add append prepend", "", "A route is added beside the others."))
                .flatMap(s -> s);
    }
}
