package dev.baton.app.lab;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.baton.app.draft.Bases;
import dev.baton.app.fx.Latest;
import dev.baton.app.fx.Pulse;
import dev.baton.client.NodeCalls;
import dev.baton.draft.Base;
import dev.baton.draft.Form;
import dev.baton.push.lab.LabNodes;

/// The configurations of the lab's nodes. While something is pushed to a node and not decided, the one before counts:
/// what was edited stays edited until every node keeps it.
final class LabBases implements Bases {
    private final LabLoop loop;
    private final Latest<List<LabNodes.Kept>> latest;
    private final ReadOnlyObjectWrapper<List<Base>> bases;

    LabBases(LabLoop loop, Pulse pulse) {
        this.loop = loop;
        bases = new ReadOnlyObjectWrapper<>(this, "bases", told(loop.kept()));
        latest = new Latest<>(pulse, kept -> bases.set(told(kept)));
    }

    private static List<Base> told(List<LabNodes.Kept> kept) {
        return kept.stream().map(k -> new Base(k.node(), Form.YAML, k.text(), k.revision())).toList();
    }

    /// They have changed; any thread may call.
    void changed() {
        latest.offer(loop.kept());
    }

    void close() {
        latest.close();
    }

    @Override
    public Kind kind() {
        return Kind.LAB;
    }

    @Override
    public String identity() {
        return loop.identity();
    }

    @Override
    public ReadOnlyObjectProperty<List<Base>> bases() {
        return bases.getReadOnlyProperty();
    }

    @Override
    public Map<String, NodeCalls> nodes() {
        return loop.nodes().calls();
    }

    @Override
    public Optional<LongSupplier> clock() {
        return Optional.of(loop::ranNanos);
    }

    @Override
    public void refresh() {
        changed();
    }
}
