package dev.baton.keepalived;

import java.util.Optional;

/// A `track_file`.
///
/// @param name   its name
/// @param node   the whole block
/// @param order  its place among the blocks of the file
/// @param path   the file; empty: none is named
/// @param weight where a reference gives none
record TrackFile(Word name, Node node, int order, Optional<Given<String>> path, Weight weight) {
    private static final Weight DEFAULT = new Weight(1, false);

    static TrackFile read(Node node, Word name, int order, Report report) {
        Statements all = Statements.of(node.children(), ObjectKeywords.TRACK_FILE, report);
        return new TrackFile(name, node, order, all.value(ObjectKeywords.FILE),
                Weight.ofObject(all, ObjectKeywords.FILE_WEIGHT, DEFAULT, report));
    }
}
