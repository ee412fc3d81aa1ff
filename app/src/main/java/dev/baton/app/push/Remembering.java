package dev.baton.app.push;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.baton.api.ConfigStamp;
import dev.baton.client.NodeCalls;
import dev.baton.client.NodeFailure;
import dev.baton.config.Change;
import dev.baton.push.PushEnd;
import dev.baton.push.Revision;
import dev.baton.push.Revisions;

/// Makes revisions of a push that has ended.
final class Remembering {
    private static final double NANOS_PER_SECOND = 1e9;

    private Remembering() {}

    /// One for each node that was pushed to.
    static List<Revision> of(PushViewModel.State known, RunState run, String push, String author, Instant now) {
        List<Revision> made = new ArrayList<>();
        List<String> outcome = outcome(known.measured());
        for (PushEnd.NodeEnd end : run.end().map(PushEnd::nodes).orElse(List.of())) {
            known.prepared().stream().flatMap(p -> p.nodes().stream()).filter(n -> n.node().equals(end.node()))
                    .findFirst().ifPresent(node -> {
                        List<String> told = new ArrayList<>();
                        told.add(end.sentence());
                        told.addAll(outcome);
                        made.add(new Revision(Revision.FORMAT, push, end.node(), now, author,
                                known.wishes().reason(), end.has(), after(run, end),
                                node.changes().stream().map(Change::words).toList(), node.text(), told));
                    });
        }
        return made;
    }

    /// The new configuration as the node said that it keeps it.
    private static String after(RunState run, PushEnd.NodeEnd end) {
        return end.has() == PushEnd.Has.NEW
                ? run.lanes().stream().filter(lane -> lane.node().equals(end.node())).map(Lane::after).findFirst()
                        .orElse("")
                : "";
    }

    /// What ran before on nodes that have the new configuration, where it was not pushed from here: so that it can be gone
    /// back to.
    static List<Revision> found(PushViewModel.State known, List<Revision> made, Revisions kept) {
        List<Revision> found = new ArrayList<>();
        for (Revision revision : made) {
            Optional<String> last = kept.of(revision.node()).stream().filter(r -> r.result() == PushEnd.Has.NEW)
                    .findFirst().map(Revision::text);
            known.prepared().stream().flatMap(p -> p.nodes().stream())
                    .filter(n -> revision.result() == PushEnd.Has.NEW && n.node().equals(revision.node()))
                    .map(Prepared.NodeChange::former).filter(former -> !former.isEmpty())
                    .filter(former -> last.filter(former::equals).isEmpty())
                    .forEach(former -> found.add(Revision.found(revision.node(), revision.when(), former)));
        }
        return found;
    }

    /// The same with what the nodes run now. What was pushed is noted as what they should run, even if somebody has changed
    /// a node since.
    static List<Revision> asked(List<Revision> made, Map<String, NodeCalls> nodes, PushHome home) {
        return made.stream().map(revision -> {
            Optional<ConfigStamp> stamp = stamp(revision.node(), nodes).map(now -> revision.revision().isEmpty()
                    ? now
                    : new ConfigStamp(now.generation(), revision.revision()));
            if (revision.result() == PushEnd.Has.NEW) {
                stamp.ifPresent(s -> home.approve(revision.node(), s));
            }
            return new Revision(revision.format(), revision.push(), revision.node(), revision.when(),
                    revision.author(), revision.reason(), revision.result(), stamp.map(ConfigStamp::sha256).orElse(""),
                    revision.changes(), revision.text(), revision.outcome());
        }).toList();
    }

    /// A node that does not answer has told nothing.
    private static Optional<ConfigStamp> stamp(String node, Map<String, NodeCalls> nodes) {
        try {
            return Optional.ofNullable(nodes.get(node)).map(calls -> calls.state().config());
        } catch (NodeFailure _) {
            return Optional.empty();
        }
    }

    private static List<String> outcome(Measured measured) {
        List<String> told = new ArrayList<>();
        measured.moves().forEach(m -> told.add(String.format(Locale.ROOT, "VRID %d: %s MASTER +%.3f s", m.key().vrid(),
                m.node(), m.sinceNanos() / NANOS_PER_SECOND)));
        measured.gaps().forEach(g -> told.add(String.format(Locale.ROOT, "VRID %d: gap %.3f s", g.key().vrid(),
                g.nanos() / NANOS_PER_SECOND)));
        return told;
    }
}
