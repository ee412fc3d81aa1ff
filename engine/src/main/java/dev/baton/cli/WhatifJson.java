package dev.baton.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.baton.vrrp.Evidence;
import dev.baton.whatif.CheckReach;
import dev.baton.whatif.FaultRow;
import dev.baton.whatif.Happening;
import dev.baton.whatif.Member;
import dev.baton.whatif.Outcome;
import dev.baton.whatif.Prediction;
import dev.baton.whatif.Remark;
import dev.baton.whatif.Standing;
import dev.baton.whatif.TruthTable;
import dev.baton.whatif.VirtualRouterId;

/// Tells a prediction to a program: one JSON object. Lengths of time are nanoseconds; a field that does not apply is
/// absent. The fields are in [#FIELDS].
final class WhatifJson {
    /// What `--json-fields` says.
    static final List<String> FIELDS = List.of(
            "nodes       names of the nodes",
            "now         standings before any change",
            "changes     what was asked for, in words",
            "outcomes    id, before, after, gapNanos, isOpen, overlapNanos, moves, isBroken, happenings",
            "faults      (--every-fault) fault, grade, failingHolderNanos, and the fields of an outcome, worst first",
            "checks      (--every-fault, or without a change) id, node, router, check, passing, failing, reach, told",
            "isBroken    whether something is left without a holder, with several, or without rest: exit status 1",
            "standing    id, name, holders, members, remarks",
            "id          family (IPV4, IPV6), vrid, network",
            "member      node, router, role, priority, basePriority, preempts, holds, isGone, causes, source,",
            "            sourceOrigin (given, deduced, invented)",
            "remark      kind (NobodyHolds, SeveralHold, Flaps, StillWaiting, Tie, OtherAddresses, StartedAnew), told,",
            "            and its numbers",
            "happening   afterNanos, node, router, from, to, reason, peer, masterDownNanos, intervalNanos, downAdverts,",
            "            skewNanos, told",
            "grade       no_holder, several_holders, flaps, open, tie, moves, returns, stays",
            "reach       Faults, Moves, Together, Never, NotNow");

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final ObjectNode whole = mapper.createObjectNode();
    private final WhatifWords words;

    WhatifJson(WhatifWords words, List<String> nodes) {
        this.words = words;
        nodes.forEach(whole.putArray("nodes")::add);
    }

    void now(List<Standing> standings) {
        ArrayNode now = whole.putArray("now");
        standings.forEach(standing -> now.add(standing(standing)));
    }

    void change(List<String> told, Prediction prediction) {
        told.forEach(whole.putArray("changes")::add);
        ArrayNode outcomes = whole.putArray("outcomes");
        prediction.outcomes().forEach(outcome -> outcomes.add(outcome(outcome)));
    }

    void faults(TruthTable table) {
        ArrayNode faults = whole.putArray("faults");
        for (FaultRow row : table.rows()) {
            ObjectNode line = mapper.createObjectNode().put("fault", words.change(row.fault())).put("grade",
                    row.grade().name().toLowerCase(Locale.ROOT));
            row.failingHolderNanos().ifPresent(nanos -> line.put("failingHolderNanos", nanos));
            faults.add(line.setAll(outcome(row.outcome())));
        }
    }

    void checks(List<CheckReach> reaches) {
        ArrayNode checks = whole.putArray("checks");
        for (CheckReach reach : reaches) {
            ObjectNode line = mapper.createObjectNode();
            line.set("id", id(reach.id()));
            checks.add(line.put("node", reach.ref().node()).put("router", reach.ref().router())
                    .put("check", reach.check()).put("passing", reach.passing()).put("failing", reach.failing())
                    .put("reach", reach.reach().getClass().getSimpleName()).put("told", words.reach(reach)));
        }
    }

    void print(boolean isBroken, PrintWriter out) {
        whole.put("isBroken", isBroken);
        out.println(mapper.writeValueAsString(whole));
        out.flush();
    }

    private ObjectNode id(VirtualRouterId id) {
        return mapper.createObjectNode().put("family", id.family().name()).put("vrid", id.vrid()).put("network",
                id.network());
    }

    private ObjectNode standing(Standing standing) {
        ObjectNode node = mapper.createObjectNode();
        node.set("id", id(standing.id()));
        node.put("name", words.name(standing.id()));
        standing.holders().forEach(node.putArray("holders")::add);
        ArrayNode members = node.putArray("members");
        standing.members().forEach(member -> members.add(member(member)));
        ArrayNode remarks = node.putArray("remarks");
        standing.remarks().forEach(remark -> remarks.add(remark(standing, remark)));
        return node;
    }

    private ObjectNode member(Member member) {
        ObjectNode node = mapper.createObjectNode().put("node", member.ref().node())
                .put("router", member.ref().router()).put("role", member.role().name())
                .put("priority", member.priority().value()).put("basePriority", member.priority().base())
                .put("preempts", member.preempts()).put("holds", member.holds()).put("isGone", member.isGone());
        ArrayNode causes = node.putArray("causes");
        member.causes().forEach(cause -> causes.add(cause.kind() + " " + cause.name()));
        return node.put("source", member.source().address().toString()).put("sourceOrigin",
                member.source().origin().name().toLowerCase(Locale.ROOT));
    }

    private ObjectNode remark(Standing standing, Remark remark) {
        ObjectNode node = mapper.createObjectNode().put("kind", remark.getClass().getSimpleName()).put("told",
                words.remark(standing, remark));
        switch (remark) {
            case Remark.NobodyHolds _ -> {
                // It has no numbers.
            }
            case Remark.SeveralHold(List<String> nodes) -> nodes.forEach(node.putArray("nodes")::add);
            case Remark.Flaps(int transitions, long within) ->
                node.put("transitions", transitions).put("withinNanos", within);
            case Remark.StillWaiting(long within) -> node.put("withinNanos", within);
            case Remark.Tie tie -> {
                node.put("priority", tie.priority()).put("isDecided", tie.isDecided());
                tie.nodes().forEach(node.putArray("nodes")::add);
                tie.unknown().forEach(node.putArray("unknown")::add);
            }
            case Remark.OtherAddresses(List<String> nodes) -> nodes.forEach(node.putArray("nodes")::add);
            case Remark.StartedAnew(List<String> nodes) -> nodes.forEach(node.putArray("nodes")::add);
        }
        return node;
    }

    private ObjectNode outcome(Outcome outcome) {
        ObjectNode node = mapper.createObjectNode();
        node.set("id", id(outcome.id()));
        node.set("before", standing(outcome.before()));
        node.set("after", standing(outcome.after()));
        node.put("gapNanos", outcome.gapNanos()).put("isOpen", outcome.isOpen())
                .put("overlapNanos", outcome.overlapNanos()).put("moves", outcome.moves())
                .put("isBroken", outcome.isBroken());
        ArrayNode happenings = node.putArray("happenings");
        outcome.happenings().forEach(happening -> happenings.add(happening(happening)));
        return node;
    }

    private ObjectNode happening(Happening happening) {
        Evidence evidence = happening.transition().evidence();
        ObjectNode node = mapper.createObjectNode().put("afterNanos", happening.afterNanos())
                .put("node", happening.ref().node()).put("router", happening.ref().router())
                .put("from", happening.transition().from().name()).put("to", happening.transition().to().name())
                .put("reason", happening.transition().reason().name());
        happening.peer().ifPresent(peer -> node.put("peer", peer));
        return node.put("masterDownNanos", evidence.masterDownNanos()).put("intervalNanos", evidence.intervalNanos())
                .put("downAdverts", evidence.downAdverts()).put("skewNanos", evidence.skewNanos())
                .put("told", words.happening(happening));
    }
}
