package dev.baton.app.priority;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.baton.app.draft.Bases;
import dev.baton.client.NodeCalls;
import dev.baton.draft.Base;
import dev.baton.draft.Form;

/// Configurations that a test writes.
final class FakeBases implements Bases {
    private final Kind kind;
    private final ReadOnlyObjectWrapper<List<Base>> bases;

    FakeBases(Kind kind, List<Base> bases) {
        this.kind = kind;
        this.bases = new ReadOnlyObjectWrapper<>(List.copyOf(bases));
    }

    static Base yaml(String node, String text) {
        return new Base(node, Form.YAML, text, "r1");
    }

    /// A node with one router, `web`, of VRID 51.
    ///
    /// @param host the last part of its address
    /// @param rest further lines
    static Base node(String name, int priority, int host, String rest) {
        return yaml(name, """
                # %s, written by hand
                node: %s
                routers:
                  - name: web
                    interface: eth0
                    vrid: 51
                    source: 10.0.0.%d
                    priority: %d  # who wins
                    addresses: [10.0.0.100/24, 10.0.0.101/24]
                %s""".formatted(name, name, host, priority, rest));
    }

    /// What a node tracks: nginx, which takes some priority while it fails.
    static String tracked(int weight) {
        return "    track: [{ check: nginx, weight: %d }]\nchecks: [{ name: nginx, process: nginx }]\n"
                .formatted(weight);
    }

    /// n1 (150) and n2 (100).
    static List<Base> pair() {
        return List.of(node("n1", 150, 1, ""), node("n2", 100, 2, ""));
    }

    /// n1 (150, nginx −60), n2 (120, nginx −30), n3 (100, two checks): the check of n1 can move the addresses.
    static List<Base> three() {
        return List.of(node("n1", 150, 1, tracked(-60)), node("n2", 120, 2, tracked(-30)), node("n3", 100, 3, """
                    track: [{ check: nginx, weight: 10 }, { check: disk, weight: -5 }]
                checks: [{ name: nginx, process: nginx }, { name: disk, process: disk }]
                """));
    }

    /// Ten nodes with so many routers each; who is master differs.
    static List<Base> many(int routers) {
        List<Base> nodes = new ArrayList<>();
        for (int node = 0; node < 10; node++) {
            StringBuilder text = new StringBuilder("node: n%d\nrouters:\n".formatted(node + 1));
            for (int router = 0; router < routers; router++) {
                text.append("""
                          - name: VI_%d
                            interface: eth0
                            vrid: %d
                            source: 10.0.0.%d
                            priority: %d
                            addresses: [10.1.%d.100/24]
                        """.formatted(router + 1, router + 1, node + 1, 200 - 10 * ((node + router) % 10), router));
            }
            nodes.add(yaml("n" + (node + 1), text.toString()));
        }
        return nodes;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String identity() {
        return "fake";
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
        // What a test has written stays.
    }
}
