package dev.baton.app.push;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.baton.api.Validation;
import dev.baton.app.draft.Bases;
import dev.baton.client.NodeCalls;
import dev.baton.client.Violations;
import dev.baton.config.Change;
import dev.baton.config.ConfigDiff;
import dev.baton.config.ConfigWriter;
import dev.baton.config.NodeConfig;
import dev.baton.doctor.ConfigFinding;
import dev.baton.doctor.Diagnosis;
import dev.baton.doctor.Doctor;
import dev.baton.doctor.Document;
import dev.baton.doctor.YamlDocument;
import dev.baton.draft.Draft;
import dev.baton.draft.Edit;
import dev.baton.draft.Workspace;
import dev.baton.finding.Severity;
import dev.baton.push.PushPreparation;
import dev.baton.push.TextDiff;
import dev.baton.whatif.Fleet;
import dev.baton.whatif.PushPlan;
import dev.baton.whatif.PushPlanner;
import dev.baton.whatif.PushRisk;

/// Makes a push ready: compares, asks the nodes, examines the new configurations and plans. May wait for the network.
final class Preparing {
    /// How many unchanged lines are shown around changed ones.
    private static final int CONTEXT = 3;

    private final Workspace workspace;
    private final boolean isLive;
    private final List<Concern> concerns = new ArrayList<>();
    private final List<Prepared.NodeChange> nodes = new ArrayList<>();
    private final Map<String, NodeConfig> wanted = new LinkedHashMap<>();

    private Preparing(Workspace workspace, boolean isLive) {
        this.workspace = workspace;
        this.isLive = isLive;
    }

    /// @param isLive whether time goes on where the nodes are
    /// @throws dev.baton.client.NodeFailure if a node that is to be pushed to does not answer as it should
    static Prepared of(Workspace workspace, Bases bases, boolean isLive) {
        return new Preparing(workspace, isLive).prepared(bases);
    }

    private Prepared prepared(Bases bases) {
        workspace.drafts().stream().filter(Draft::isEdited).forEach(this::look);
        workspace.conflicts().forEach(c -> concerns.add(Concern.of(Concern.Level.ERROR, c.node(), "push.check.stale",
                c.node())));
        List<Edit.HandOver> handOvers = workspace.edits().stream().filter(Edit.HandOver.class::isInstance)
                .map(Edit.HandOver.class::cast).toList();
        Map<String, NodeCalls> calls = bases.kind() == Bases.Kind.FILES ? Map.of() : bases.nodes();
        boolean isPush = bases.kind() != Bases.Kind.FILES && !wanted.isEmpty();
        Optional<PushPreparation> push = isPush ? Optional.of(PushPreparation.of(calls, wanted)) : Optional.empty();
        PushPlan plan = push.map(PushPreparation::plan).orElseGet(() -> PushPlanner.plan(workspace.before(),
                List.copyOf(wanted.values()), Set.of()));
        push.ifPresent(this::askedNodes);
        plan.risks().forEach(this::risk);
        findings();
        if (!isLive) {
            concerns.add(Concern.of(Concern.Level.ERROR, "", "push.check.paused"));
        }
        if (concerns.isEmpty()) {
            concerns.add(Concern.of(Concern.Level.GOOD, "", isPush ? "push.check.good" : "push.check.good-files"));
        }
        concerns.sort(Comparator.comparing(Concern::level));
        return new Prepared(nodes, concerns, plan, push, handOvers);
    }

    private void look(Draft draft) {
        Optional<NodeConfig> config = draft.config();
        if (config.isEmpty()) {
            concerns.add(Concern.of(Concern.Level.ERROR, draft.node(), "push.check.invalid", draft.node(),
                    draft.problems().isEmpty() ? "" : draft.problems().getFirst().message()));
        }
        config.ifPresent(c -> wanted.put(draft.node(), c));
        Optional<NodeConfig> before = workspace.before().node(name(draft));
        List<Change> changes = before.isPresent() && config.isPresent()
                ? ConfigDiff.between(before.get(), config.get()).changes()
                : List.of();
        nodes.add(new Prepared.NodeChange(draft.node(), changes,
                TextDiff.hunks(TextDiff.between(draft.base().text(), draft.text()), CONTEXT),
                before.map(ConfigWriter::writeHidden).orElse(""),
                config.map(ConfigWriter::writeHidden).orElse("")));
    }

    private static String name(Draft draft) {
        return draft.lastGood().map(NodeConfig::node).orElseGet(draft::node);
    }

    private void askedNodes(PushPreparation push) {
        push.states().forEach((node, state) -> workspace.draft(node).filter(_ -> wanted.containsKey(node))
                .ifPresent(draft -> {
                    if (!draft.base().revision().equals(state.config().sha256())) {
                        concerns.add(Concern.of(Concern.Level.ERROR, node, "push.check.stale", node));
                    }
                    state.pending().ifPresent(p -> concerns.add(Concern.of(Concern.Level.ERROR, node,
                            "push.check.pending", node, p.by(), p.remainingNanos() / 1_000_000_000L)));
                }));
        push.validations().forEach(this::validated);
        push.silent().forEach(node -> concerns.add(Concern.of(Concern.Level.WARNING, node, "push.check.silent", node)));
    }

    private void validated(String node, Validation validation) {
        validation.violations().forEach(v -> concerns.add(Concern.said(v.fatal()
                ? Concern.Level.ERROR
                : Concern.Level.WARNING, node, Violations.told(v))));
        if (!validation.acceptable() && validation.violations().stream().noneMatch(v -> v.fatal())) {
            concerns.add(Concern.of(Concern.Level.ERROR, node, "push.check.refused", node));
        }
    }

    /// Errors block, also in files; of what is worth a second look only what is new is told.
    private void findings() {
        Set<String> known = new LinkedHashSet<>();
        examined(workspace.before()).forEach(f -> known.add(f.code() + " " + f.subject()));
        for (ConfigFinding finding : examined(workspace.after())) {
            boolean isNew = !known.contains(finding.code() + " " + finding.subject());
            if (isNew && finding.severity() != Severity.NOTE) {
                concerns.add(Concern.said(finding.severity() == Severity.ERROR
                        ? Concern.Level.ERROR
                        : Concern.Level.WARNING, finding.code() + " · " + finding.subject(),
                        finding.sentence() + " " + finding.fix()));
            }
        }
    }

    private static List<ConfigFinding> examined(Fleet fleet) {
        Diagnosis diagnosis = Doctor.examine(fleet.nodes().stream()
                .<Document>map(n -> YamlDocument.read(n.node(), ConfigWriter.write(n))).toList());
        return diagnosis.findings();
    }

    private void risk(PushRisk risk) {
        Concern.Level level = risk.refuses() ? Concern.Level.ERROR : Concern.Level.WARNING;
        String when = risk.after();
        String tail = when.isEmpty() ? "end" : "after";
        concerns.add(switch (risk) {
            case PushRisk.NobodyHolds r -> Concern.of(level, r.id().toString(), "push.risk.nobody." + tail,
                    r.id().toString(), when);
            case PushRisk.SeveralHold r -> Concern.of(level, r.id().toString(), "push.risk.several." + tail,
                    r.id().toString(), when, String.join(", ", r.nodes()));
            case PushRisk.Restless r -> Concern.of(level, r.id().toString(), "push.risk.restless." + tail,
                    r.id().toString(), when);
            case PushRisk.AddressTwice r -> Concern.of(level, r.address().toString(), "push.risk.twice." + tail,
                    r.address().toString(), when, String.join(", ", r.nodes()));
            case PushRisk.Gap r -> Concern.of(level, r.id().toString(), "push.risk.gap." + tail, r.id().toString(),
                    when, r.gapNanos() / 1e9);
            case PushRisk.HeldByOthers r -> Concern.of(level, r.id().toString(), "push.risk.others",
                    r.id().toString(), String.join(", ", r.real()), String.join(", ", r.expected()));
        });
    }
}
