package dev.baton.app.draft;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.baton.client.NodeCalls;
import dev.baton.draft.Base;
import dev.baton.draft.Draft;
import dev.baton.draft.Form;

/// Configurations that a test sets.
public final class FakeBases implements Bases, Bases.Saving {
    private final Kind kind;
    private final ReadOnlyObjectWrapper<List<Base>> bases = new ReadOnlyObjectWrapper<>(this, "bases");
    private final List<String> saved = new ArrayList<>();
    private String problem = "";

    public FakeBases(Kind kind, Base... first) {
        this.kind = kind;
        bases.set(List.of(first));
    }

    /// Two nodes with one virtual router; the first holds it.
    public static FakeBases pair(Kind kind) {
        return new FakeBases(kind, yaml("n1", 150), yaml("n2", 100));
    }

    /// A node of that pair.
    public static Base yaml(String node, int priority) {
        return new Base(node, Form.YAML, """
                # %1$s
                node: %1$s
                routers:
                  - name: VI_1
                    interface: eth0
                    vrid: 51
                    priority: %2$d   # as it was
                    addresses:
                      - 10.0.0.100/24
                """.formatted(node, priority), node + "-" + priority);
    }

    /// Other configurations run from now on.
    public void run(Base... now) {
        bases.set(List.of(now));
    }

    /// Saving fails with this from now on.
    void fail(String sentence) {
        problem = sentence;
    }

    /// The texts that were saved, with their nodes.
    List<String> savedTexts() {
        return List.copyOf(saved);
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String identity() {
        return "test";
    }

    @Override
    public ReadOnlyObjectProperty<List<Base>> bases() {
        return bases.getReadOnlyProperty();
    }

    @Override
    public Map<String, NodeCalls> nodes() {
        return Map.of();
    }

    @Override
    public void refresh() {
        // They change only when the test says so.
    }

    @Override
    public Optional<Saving> saving() {
        return kind == Kind.FILES ? Optional.of(this) : Optional.empty();
    }

    @Override
    public Path place(String node, Form form) {
        return Path.of(node);
    }

    @Override
    public void save(List<Draft> drafts) {
        if (!problem.isEmpty()) {
            throw new SaveProblem(problem);
        }
        drafts.forEach(draft -> saved.add(draft.node() + "\n" + draft.text()));
    }
}
