package dev.baton.app.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.baton.adapter.sim.LabCommand;
import dev.baton.adapter.sim.LabNode;
import dev.baton.adapter.sim.LabRouter;
import dev.baton.app.i18n.Texts;
import dev.baton.track.Contribution;

/// One node of the lab as its card shows it: its state, and what can be done to it.
public final class NodeModel {
    /// The largest clock drift that can be set, either way: 5 %.
    public static final int MAX_DRIFT_PPM = 50_000;

    private final LabSession session;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<LabNode> node;

    NodeModel(LabSession session, Texts texts, LabNode first) {
        this.session = session;
        this.texts = texts;
        node = new ReadOnlyObjectWrapper<>(this, "node", first);
    }

    /// The node's name.
    public String name() {
        return node.get().name();
    }

    /// The node now; changes only when something of it does.
    public ReadOnlyObjectProperty<LabNode> node() {
        return node.getReadOnlyProperty();
    }

    /// The checks that its routers track, each once.
    public List<Contribution> checks() {
        List<Contribution> found = new ArrayList<>();
        for (LabRouter router : node.get().routers()) {
            for (Contribution check : router.priority().contributions()) {
                if (!check.isTold() && found.stream().noneMatch(c -> c.check().equals(check.check()))) {
                    found.add(check);
                }
            }
        }
        return found;
    }

    /// Why `verb` makes no sense now, as a sentence; empty if it does.
    public Optional<String> whyNot(Verb verb) {
        return verb.whyNotKey(node.get()).map(key -> texts.get(key, name()));
    }

    /// Does it.
    public void perform(Verb verb) {
        session.perform(verb.on(name()));
    }

    /// Makes a check of this node pass or fail.
    public void setPassing(String check, boolean passing) {
        session.perform(new LabCommand.Check(check, name(), passing));
    }

    /// Lets its clock run fast (positive) or slow, in parts per million, clamped to [#MAX_DRIFT_PPM].
    public void setDrift(int ppm) {
        int bounded = Math.clamp(ppm, -MAX_DRIFT_PPM, MAX_DRIFT_PPM);
        session.perform(new LabCommand.Drift(name(), bounded));
    }

    void show(LabNode next) {
        if (!next.equals(node.get())) {
            node.set(next);
        }
    }
}
