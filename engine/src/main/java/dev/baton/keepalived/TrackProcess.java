package dev.baton.keepalived;

import java.util.Optional;

/// A `vrrp_track_process`; what is empty is not there.
///
/// @param name      its name
/// @param node      the whole block
/// @param order     its place among the blocks of the file
/// @param command   the statement with the process and its arguments
/// @param weight    where a reference gives none
/// @param quorum    how many must run
/// @param quorumMax how many may run
record TrackProcess(Word name, Node node, int order, Optional<Node> command, Weight weight,
        Optional<Given<Long>> quorum, Optional<Given<Long>> quorumMax) {

    static TrackProcess read(Node node, Word name, int order, Report report) {
        Statements all = Statements.of(node.children(), ObjectKeywords.TRACK_PROCESS, report);
        return new TrackProcess(name, node, order, all.last(ObjectKeywords.PROCESS),
                Weight.ofObject(all, ObjectKeywords.PROCESS_WEIGHT, Weight.NONE, report),
                all.value(ObjectKeywords.QUORUM), all.value(ObjectKeywords.QUORUM_MAX));
    }
}
