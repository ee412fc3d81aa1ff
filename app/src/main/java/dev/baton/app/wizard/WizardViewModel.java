package dev.baton.app.wizard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.baton.app.draft.Staging;
import dev.baton.app.fx.Tasks;
import dev.baton.app.link.NodeLinks;
import dev.baton.app.source.ClusterSource;
import dev.baton.app.source.SourceDesk;
import dev.baton.app.source.SourceKind;
import dev.baton.app.source.TextForm;
import dev.baton.cluster.Member;
import dev.baton.config.NodeConfig;
import dev.baton.draft.Edit;
import dev.baton.draft.EditRefused;
import dev.baton.draft.Form;
import dev.baton.whatif.Fleet;
import dev.baton.whatif.Predictor;
import dev.baton.whatif.Standing;

/// A new cluster step by step: what it begins with, what is filled in, and what comes of it. Nothing leaves the wizard
/// before its last step. JavaFX thread.
public final class WizardViewModel {
    /// The steps.
    enum Step {
        START, FIELDS, RESULT
    }

    /// What comes of what is filled in.
    ///
    /// @param texts     the configurations by node
    /// @param standings who would hold what; empty while that is worked out
    record Result(Map<String, String> texts, Optional<List<Standing>> standings) {}

    private final ClusterSource source;
    private final Staging staging;
    private final SourceDesk desk;
    private final Tasks.Lane<List<Standing>> predicting;
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(this, "step", Step.START);
    private final ReadOnlyObjectWrapper<Plan> plan;
    private final ReadOnlyObjectWrapper<Result> result = new ReadOnlyObjectWrapper<>(this, "result",
            new Result(Map.of(), Optional.empty()));
    private final ReadOnlyObjectWrapper<Optional<String>> refused = new ReadOnlyObjectWrapper<>(this, "refused",
            Optional.empty());
    private Start start = Start.THREE;

    public WizardViewModel(ClusterSource source, Staging staging, SourceDesk desk, Tasks tasks) {
        this.source = source;
        this.staging = staging;
        this.desk = desk;
        this.predicting = tasks.lane(this::predicted, e -> {
            throw e;
        });
        plan = new ReadOnlyObjectWrapper<>(this, "plan", Beginnings.of(start, source.snapshot().get(), List.of()));
    }

    /// Whether a start is possible: the wire must have been heard, nodes must be known.
    boolean isPossible(Start each) {
        return switch (each) {
            case NGINX_PAIR, THREE, DUAL_STACK, SYNC_GROUP -> true;
            case NODES -> !free().isEmpty();
            case WIRE -> source.kind() != SourceKind.LAB && !source.snapshot().get().clusters().isEmpty();
        };
    }

    /// Nodes that are known and have no configuration here.
    private List<String> free() {
        List<String> names = new ArrayList<>();
        source.links().map(NodeLinks::nodes).ifPresent(nodes -> nodes.get().forEach(n -> names.add(n.node().name())));
        if (source.kind() == SourceKind.NODES) {
            source.snapshot().get().clusters().stream().flatMap(c -> c.members().stream()).filter(Member::reported)
                    .map(Member::node).filter(name -> !names.contains(name)).forEach(names::add);
        }
        return names.stream().filter(name -> staging.workspace().get().draft(name)
                .flatMap(draft -> draft.config()).filter(c -> !c.routers().isEmpty()).isEmpty()).toList();
    }

    /// Chooses what it begins with, and goes on.
    void begin(Start chosen) {
        start = chosen;
        plan.set(Beginnings.of(start, source.snapshot().get(), free()));
        refused.set(Optional.empty());
        step.set(Step.FIELDS);
    }

    /// Something was filled in.
    void fill(Plan next) {
        plan.set(next);
    }

    /// What is wrong with what is filled in as a whole; empty: nothing.
    Optional<String> problem() {
        return plan.get().problem();
    }

    /// Whether the next step is possible.
    boolean canGoOn() {
        return plan.get().problems().isEmpty() && problem().isEmpty();
    }

    /// To the next step; only where that is possible.
    void next() {
        if (step.get() == Step.FIELDS && canGoOn()) {
            List<NodeConfig> configs = plan.get().configs();
            result.set(new Result(plan.get().texts(), Optional.empty()));
            step.set(Step.RESULT);
            predicting.submit(() -> Predictor.of(new Fleet(configs)).present());
        }
    }

    private void predicted(List<Standing> standings) {
        result.set(new Result(result.get().texts(), Optional.of(standings)));
    }

    /// To the step before.
    void back() {
        predicting.cancel();
        refused.set(Optional.empty());
        step.set(step.get() == Step.RESULT ? Step.FIELDS : Step.START);
    }

    /// Whether the configurations can be staged; else they are saved as files.
    boolean canStage() {
        return staging.bases().isPresent();
    }

    /// Stages the configurations of all nodes, with one undo.
    ///
    /// @return whether that was possible
    boolean stage() {
        List<Edit> edits = new ArrayList<>();
        result.get().texts().forEach((node, text) -> edits.add(staging.workspace().get().draft(node).isPresent()
                ? new Edit.Typed(node, text)
                : new Edit.Added(node, Form.YAML, text)));
        try {
            staging.stage(edits);
            return true;
        } catch (EditRefused e) {
            refused.set(Optional.ofNullable(e.getMessage()));
            return false;
        }
    }

    /// Saves the configuration of one node as a file.
    void save(String node) {
        Optional.ofNullable(result.get().texts().get(node))
                .ifPresent(text -> desk.saveText(node, List.of(new TextForm("yaml", () -> text))));
    }

    /// What it is at.
    ReadOnlyObjectProperty<Step> step() {
        return step.getReadOnlyProperty();
    }

    /// What is filled in.
    ReadOnlyObjectProperty<Plan> plan() {
        return plan.getReadOnlyProperty();
    }

    /// What comes of it.
    ReadOnlyObjectProperty<Result> result() {
        return result.getReadOnlyProperty();
    }

    /// Why it could not be staged; empty: it could, or was not tried.
    ReadOnlyObjectProperty<Optional<String>> refused() {
        return refused.getReadOnlyProperty();
    }
}
