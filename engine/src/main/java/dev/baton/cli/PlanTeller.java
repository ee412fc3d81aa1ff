package dev.baton.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.baton.api.Problem;
import dev.baton.api.Validation;
import dev.baton.client.Violations;
import dev.baton.config.Change;
import dev.baton.doctor.ConfigFinding;
import dev.baton.push.PushPreparation;
import dev.baton.whatif.HandOver;
import dev.baton.whatif.Outcome;
import dev.baton.whatif.Predictor;
import dev.baton.whatif.PushPlan;
import dev.baton.whatif.PushRisk;
import dev.baton.whatif.PushStep;
import dev.baton.whatif.Standing;

/// Tells the plan of a push.
final class PlanTeller {
    private final PushPreparation prepared;
    private final PushPlan plan;
    private final WhatifWords words;

    PlanTeller(PushPreparation prepared) {
        this.prepared = prepared;
        this.plan = prepared.plan();
        this.words = new WhatifWords(Predictor.of(prepared.before()));
    }

    /// To a person.
    void text(PrintWriter out) {
        for (Map.Entry<String, Validation> node : prepared.validations().entrySet()) {
            List<Change> changes = prepared.diff(node.getKey()).changes();
            out.println(node.getKey() + (changes.isEmpty() ? ": nothing changes" : ":"));
            changes.forEach(change -> out.println("  " + change.words()));
            node.getValue().violations().forEach(v -> out.println("  " + (v.fatal() ? "error: " : "warning: ")
                    + Violations.told(v)));
        }
        out.println();
        out.println(plan.steps().isEmpty() ? "Nothing is to be pushed." : "Order:");
        int number = 1;
        for (PushStep step : plan.steps()) {
            out.println("  " + number + ". " + step.node() + (number == 1 && plan.steps().size() > 1 ? " (canary)" : "")
                    + String.join("", step.handOvers().stream().map(h -> "; first " + handOver(h)).toList()));
            step.outcomes().forEach(outcome -> out.println("     " + outcome(outcome)));
            number++;
        }
        plan.handBacks().forEach(h -> out.println("  last, " + handOver(h)));
        out.println();
        plan.end().forEach(standing -> out.println("In the end " + words.name(standing.id()) + " is held by "
                + WhatifWords.joined(standing.holders()) + "."));
        problems().forEach(out::println);
        out.flush();
    }

    /// What a person should know, a sentence each; the errors are why it is refused.
    List<String> problems() {
        List<String> told = new ArrayList<>();
        plan.risks().forEach(risk -> told.add((risk.refuses() ? "error: " : "warning: ") + risk(risk)));
        prepared.newErrors().forEach(f -> told.add("error " + f.code() + ": " + f.subject() + ": " + f.sentence() + " "
                + f.fix()));
        prepared.states().forEach((node, state) -> state.pending().filter(_ -> prepared.validations().containsKey(node))
                .ifPresent(p -> told.add("error: on " + node + " " + RunStatus.pending(p) + ".")));
        return told;
    }

    private String handOver(HandOver handOver) {
        return words.name(handOver.id()) + " is handed over from " + handOver.from().node() + " to "
                + handOver.to().node();
    }

    private String outcome(Outcome outcome) {
        String gap = outcome.isOpen()
                ? "without a holder for good"
                : outcome.gapNanos() == 0
                        ? "never without a holder"
                        : "at most " + Amounts.span(outcome.gapNanos()) + " without a holder";
        return words.name(outcome.id()) + ": " + WhatifWords.holders(outcome) + ", " + gap;
    }

    private String risk(PushRisk risk) {
        String when = risk.after().isEmpty() ? "in the end " : "after " + risk.after() + " ";
        return switch (risk) {
            case PushRisk.NobodyHolds r -> when + "nobody holds " + words.name(r.id()) + ".";
            case PushRisk.SeveralHold r -> when + String.join(" and ", r.nodes()) + " both hold " + words.name(r.id())
                    + ": they no longer understand each other, until all have the new configuration."
                    + (r.after().isEmpty()
                            ? ""
                            : " Change it in steps that the others understand, or in a maintenance"
                                    + " window on the nodes themselves.");
            case PushRisk.Restless r -> when + words.name(r.id()) + " does not come to rest.";
            case PushRisk.AddressTwice r -> when + r.address() + " is held by " + String.join(" and ", r.nodes())
                    + ", by two virtual routers. Take the address away from all nodes with one push, and add it with the"
                    + " next.";
            case PushRisk.Gap r -> when + words.name(r.id()) + " has been without a holder for up to "
                    + Amounts.span(r.gapNanos()) + ".";
            case PushRisk.HeldByOthers r -> words.name(r.id()) + " is held by " + WhatifWords.joined(r.real())
                    + " now; by the configurations it would be " + WhatifWords.joined(r.expected()) + ".";
        };
    }

    /// To a program: one object.
    void json(PrintWriter out) {
        JsonMapper mapper = JsonMapper.builder().build();
        ObjectNode whole = mapper.createObjectNode();
        ArrayNode nodes = whole.putArray("nodes");
        prepared.validations().forEach((name, validation) -> {
            ObjectNode node = nodes.addObject().put("node", name).put("acceptable", validation.acceptable());
            ArrayNode changes = node.putArray("changes");
            prepared.diff(name).changes().forEach(c -> changes.add(c.words()));
            ArrayNode violations = node.putArray("violations");
            for (Problem.Violation v : validation.violations()) {
                violations.addObject().put("line", v.line()).put("rule", v.rule()).put("message", v.message())
                        .put("advice", v.advice()).put("fatal", v.fatal());
            }
        });
        ArrayNode steps = whole.putArray("steps");
        for (PushStep step : plan.steps()) {
            ObjectNode one = steps.addObject().put("node", step.node());
            handOvers(one.putArray("handOvers"), step.handOvers());
            ArrayNode outcomes = one.putArray("outcomes");
            for (Outcome outcome : step.outcomes()) {
                ObjectNode node = outcomes.addObject().put("router", words.name(outcome.id()))
                        .put("gapNanos", outcome.gapNanos()).put("overlapNanos", outcome.overlapNanos());
                outcome.before().holders().forEach(node.putArray("before")::add);
                outcome.after().holders().forEach(node.putArray("after")::add);
            }
        }
        handOvers(whole.putArray("handBacks"), plan.handBacks());
        ArrayNode end = whole.putArray("end");
        for (Standing standing : plan.end()) {
            ObjectNode node = end.addObject().put("router", words.name(standing.id()));
            standing.holders().forEach(node.putArray("holders")::add);
        }
        ArrayNode findings = whole.putArray("newErrors");
        for (ConfigFinding finding : prepared.newErrors()) {
            findings.addObject().put("code", finding.code().toString()).put("subject", finding.subject())
                    .put("sentence", finding.sentence()).put("fix", finding.fix());
        }
        problems().forEach(whole.putArray("problems")::add);
        whole.put("isRefused", prepared.isRefused());
        out.println(mapper.writeValueAsString(whole));
        out.flush();
    }

    private void handOvers(ArrayNode into, List<HandOver> handOvers) {
        handOvers.forEach(h -> into.addObject().put("router", words.name(h.id())).put("from", h.from().node()).put("to",
                h.to().node()));
    }
}
