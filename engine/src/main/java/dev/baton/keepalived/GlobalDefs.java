package dev.baton.keepalived;

import java.util.List;
import java.util.Optional;

/// The `global_defs` of a file, all blocks of them together; what is empty is not there.
///
/// @param routerId     the node's name
/// @param version      2 or 3
/// @param strict       whether the RFC's rules are forced on every instance
/// @param downAdverts  silent intervals
/// @param checksumAsV2 whether version 3 sums up the message only
/// @param garpRepeat   packets in a burst
/// @param garpDelay    until the second burst, in nanoseconds
/// @param garpRefresh  between refreshes, in nanoseconds
/// @param garpInterval between gratuitous ARPs, in nanoseconds
/// @param gnaInterval  between neighbour advertisements, in nanoseconds
/// @param minGarp      one packet, no second burst
record GlobalDefs(Optional<Given<String>> routerId, Optional<Given<Long>> version, boolean strict,
        Optional<Given<Long>> downAdverts, Optional<Boolean> checksumAsV2, Optional<Given<Long>> garpRepeat,
        Optional<Given<Long>> garpDelay, Optional<Given<Long>> garpRefresh, Optional<Given<Long>> garpInterval,
        Optional<Given<Long>> gnaInterval, boolean minGarp) {

    static GlobalDefs read(List<Node> blocks, Report report) {
        List<Node> nodes = blocks.stream().flatMap(block -> block.children().stream()).toList();
        Statements all = Statements.of(nodes, GlobalKeywords.TABLE, report);
        return new GlobalDefs(all.value(GlobalKeywords.ROUTER_ID), all.value(GlobalKeywords.VERSION),
                all.has(GlobalKeywords.STRICT), all.value(GlobalKeywords.DOWN_ADVERTS),
                all.flag(GlobalKeywords.CHECKSUM), all.value(GlobalKeywords.GARP_REPEAT),
                all.value(GlobalKeywords.GARP_DELAY), all.value(GlobalKeywords.GARP_REFRESH),
                all.value(GlobalKeywords.GARP_INTERVAL), all.value(GlobalKeywords.GNA_INTERVAL),
                all.flag(GlobalKeywords.MIN_GARP).orElse(false));
    }
}
