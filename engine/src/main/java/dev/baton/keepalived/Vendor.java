package dev.baton.keepalived;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A keepalived configuration as keepalived has read it: its blocks as records, doubles left out as it leaves them out.
/// All maps are by name and in the order of the file.
///
/// @param globals    the global definitions
/// @param scripts    what is run
/// @param files      files with numbers
/// @param processes  processes that must run
/// @param groups     instances that move together
/// @param garpGroups spacing of announcements
/// @param instances  the virtual routers
record Vendor(GlobalDefs globals, Map<String, VrrpScript> scripts, Map<String, TrackFile> files,
        Map<String, TrackProcess> processes, Map<String, SyncGroup> groups, List<GarpGroup> garpGroups,
        Map<String, VrrpInstance> instances) {

    static Vendor read(Conf conf, Report report) {
        Statements top = Statements.of(conf.nodes(), Blocks.TOP, report);
        IdentityHashMap<Node, Integer> order = new IdentityHashMap<>();
        conf.nodes().forEach(node -> order.put(node, order.size()));
        Reading reading = new Reading(top, order, report);
        return new Vendor(GlobalDefs.read(top.all(Blocks.GLOBAL), report),
                reading.named(Blocks.SCRIPT, VrrpScript::read), reading.named(Blocks.FILE, TrackFile::read),
                reading.named(Blocks.PROCESS, TrackProcess::read), reading.named(Blocks.GROUP, SyncGroup::read),
                garpGroups(top, report), reading.named(Blocks.INSTANCE, VrrpInstance::read));
    }

    private static List<GarpGroup> garpGroups(Statements top, Report report) {
        List<GarpGroup> groups = new ArrayList<>();
        top.all(Blocks.GARP).forEach(node -> groups.add(GarpGroup.read(node, report)));
        return groups;
    }

    /// Reads one kind of block.
    @FunctionalInterface
    interface BlockReader<B> {
        B read(Node node, Word name, int order, Report report);
    }

    /// Reads blocks that have a name each.
    private record Reading(Statements top, IdentityHashMap<Node, Integer> order, Report report) {
        <B> Map<String, B> named(Keyword<Boolean> keyword, BlockReader<B> reader) {
            Map<String, B> blocks = new LinkedHashMap<>();
            Map<String, Node> first = new LinkedHashMap<>();
            for (Node node : top.all(keyword)) {
                Optional<Word> name = node.arg(0);
                Optional<Node> before = name.map(n -> first.get(n.text()));
                if (name.isEmpty()) {
                    report.error(node.keyword().place(), "this " + keyword.name()
                            + " has no name; keepalived skips it", "Write " + keyword.name() + " NAME {.");
                } else if (before.isPresent()) {
                    report.error(name.get().place(), "a " + keyword.name() + " " + Report.quoted(name.get().text())
                            + " is there already, on line " + before.get().keyword().place().line()
                            + "; keepalived uses that one", "Give each its own name.");
                } else {
                    first.put(name.get().text(), node);
                    blocks.put(name.get().text(),
                            reader.read(node, name.get(), order.getOrDefault(node, 0), report));
                }
            }
            return blocks;
        }
    }
}
