package dev.baton.keepalived;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A `garp_group`.
///
/// @param garpInterval between gratuitous ARPs, in nanoseconds
/// @param gnaInterval  between neighbour advertisements, in nanoseconds
/// @param interfaces   where it counts
record GarpGroup(Optional<Given<Long>> garpInterval, Optional<Given<Long>> gnaInterval, List<String> interfaces) {

    static GarpGroup read(Node node, Report report) {
        Statements all = Statements.of(node.children(), ObjectKeywords.GARP_GROUP, report);
        List<String> interfaces = new ArrayList<>();
        all.value(ObjectKeywords.GARP_INTERFACE).ifPresent(given -> interfaces.add(given.value()));
        Statements.words(all.all(ObjectKeywords.GARP_INTERFACES)).forEach(word -> interfaces.add(word.text()));
        return new GarpGroup(all.value(ObjectKeywords.GARP_INTERVAL), all.value(ObjectKeywords.GNA_INTERVAL),
                interfaces);
    }
}
