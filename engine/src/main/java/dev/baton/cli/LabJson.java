package dev.baton.cli;

import java.io.PrintWriter;
import java.util.List;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.baton.adapter.sim.Lab;
import dev.baton.adapter.sim.LabEvent;
import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Sighting;
import dev.baton.vrrp.Evidence;

/// Tells a lab to a program: one JSON object a line. Every object has `type`; times and lengths are nanoseconds of the
/// lab's time, and a field that does not apply is absent. The types and their fields are in [#FIELDS].
final class LabJson implements LabTeller {
    /// What `--help` says of the fields.
    static final List<String> FIELDS = List.of(
            "lab         preset, nodes, seed, lengthNanos",
            "transition  atNanos, cluster, node, router, from, to, reason, evidence, told",
            "fault       atNanos, command",
            "noticed     atNanos, node, router, oddity, told",
            "holder      atNanos, cluster, holders, priority, sinceNanos, firstMasterNanos,",
            "            longestWithoutMasterNanos, longestTwoMastersNanos",
            "cluster     site, network, family (IPV4, IPV6), vrid",
            "evidence    ownPriority, peer, peerNode, peerPriority, silentNanos, intervalNanos,",
            "            downAdverts, skewNanos, masterDownNanos, cause, causeName");

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final PrintWriter out;

    LabJson(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void begin(Lab lab, long lengthNanos) {
        print(object("lab").put("preset", lab.preset().id()).put("nodes", lab.nodes().size()).put("seed", lab.seed())
                .put("lengthNanos", lengthNanos));
    }

    @Override
    public void tell(Lab lab, LabEvent event) {
        switch (event) {
            case LabEvent.Seen(Sighting.Transitioned told) -> print(transition(lab, told));
            case LabEvent.Performed performed -> print(
                    object("fault").put("atNanos", performed.atNanos()).put("command", performed.command().text()));
            case LabEvent.Noticed noticed -> print(object("noticed").put("atNanos", noticed.atNanos())
                    .put("node", noticed.node()).put("router", noticed.router())
                    .put("oddity", noticed.oddity().getClass().getSimpleName())
                    .put("told", new Told(Object::toString).of(noticed.oddity())));
            case LabEvent.Seen _,LabEvent.Dropped _ -> {
            }
        }
    }

    private ObjectNode transition(Lab lab, Sighting.Transitioned told) {
        ObjectNode line = object("transition").put("atNanos", told.atNanos());
        line.set("cluster", cluster(told.key()));
        line.put("node", told.node()).put("router", told.router()).put("from", told.transition().from().name())
                .put("to", told.transition().to().name()).put("reason", told.transition().reason().name());
        line.set("evidence", evidence(lab, told.key(), told.transition().evidence()));
        return line.put("told",
                new Told(a -> HolderBook.name(lab, told.key(), a)).of(told.transition(), told.atNanos()));
    }

    private ObjectNode evidence(Lab lab, ClusterKey key, Evidence evidence) {
        ObjectNode node = mapper.createObjectNode().put("ownPriority", evidence.ownPriority());
        evidence.peer().ifPresent(peer -> {
            node.put("peer", peer.toString());
            HolderBook.node(lab, key, peer).ifPresent(name -> node.put("peerNode", name));
            node.put("peerPriority", evidence.peerPriority());
        });
        if (evidence.silentNanos() >= 0) {
            node.put("silentNanos", evidence.silentNanos());
        }
        node.put("intervalNanos", evidence.intervalNanos()).put("downAdverts", evidence.downAdverts())
                .put("skewNanos", evidence.skewNanos()).put("masterDownNanos", evidence.masterDownNanos());
        evidence.cause().ifPresent(cause -> node.put("cause", cause.kind().name()).put("causeName", cause.name()));
        return node;
    }

    private ObjectNode cluster(ClusterKey key) {
        return mapper.createObjectNode().put("site", key.site()).put("network", key.network())
                .put("family", key.family().name()).put("vrid", key.vrid());
    }

    @Override
    public void end(Lab lab, List<HolderBook.Line> holders) {
        for (HolderBook.Line holder : holders) {
            ObjectNode line = object("holder").put("atNanos", lab.nowNanos());
            line.set("cluster", cluster(holder.key()));
            holder.holders().forEach(line.putArray("holders")::add);
            if (holder.priority() >= 0) {
                line.put("priority", holder.priority());
            }
            line.put("sinceNanos", holder.sinceNanos());
            holder.firstMasterNanos().ifPresent(first -> line.put("firstMasterNanos", first));
            print(line.put("longestWithoutMasterNanos", holder.longestWithoutNanos())
                    .put("longestTwoMastersNanos", holder.longestContestedNanos()));
        }
        out.flush();
    }

    private ObjectNode object(String type) {
        return mapper.createObjectNode().put("type", type);
    }

    private void print(ObjectNode line) {
        out.println(mapper.writeValueAsString(line));
    }
}
