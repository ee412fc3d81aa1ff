package dev.baton.keepalived;

import java.util.List;

/// A `vrrp_sync_group`.
///
/// @param name        its name
/// @param node        the whole block
/// @param order       its place among the blocks of the file
/// @param members     the names of its instances
/// @param track       what all of them track
/// @param isWeighted  whether weights count for its members
/// @param notifications    who is told
record SyncGroup(Word name, Node node, int order, List<Word> members, List<TrackedItem> track, boolean isWeighted,
        List<NotifyLine> notifications) {

    static SyncGroup read(Node node, Word name, int order, Report report) {
        Statements all = Statements.of(node.children(), ObjectKeywords.SYNC_GROUP, report);
        return new SyncGroup(name, node, order, Statements.words(all.all(ObjectKeywords.MEMBERS)),
                TrackedItem.all(all, report),
                all.has(ObjectKeywords.TRACKING_WEIGHT) || all.has(ObjectKeywords.GLOBAL_TRACKING),
                NotifyLine.all(all));
    }
}
