package dev.baton.app.config;

import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.baton.app.draft.Bases;
import dev.baton.client.NodeCalls;
import dev.baton.draft.Base;
import dev.baton.draft.Form;

/// Configurations that a test hands over.
final class FakeBases implements Bases {
    static final String N1 = """
            # The first node.
            node: n1
            routers:
              - name: VI_1
                interface: eth0
                vrid: 51        # the same on all nodes
                priority: 150
                addresses: [10.0.0.100/24]
                track: [{ check: web, weight: -60 }]
            checks:
              - { name: web, http: "http://127.0.0.1/healthz" }
            """;
    static final String N2 = """
            node: n2
            routers:
              - { name: VI_1, interface: eth0, vrid: 51, advertInterval: 500ms, addresses: [10.0.0.101/24] }
            """;
    static final String N3 = """
            vrrp_instance VI_1 {
                interface eth0
                virtual_router_id 51
                priority 90
                advert_int 1
                virtual_ipaddress {
                    10.0.0.100/24
                }
            }
            """;

    private final ReadOnlyObjectWrapper<List<Base>> bases;

    FakeBases(Base... bases) {
        this.bases = new ReadOnlyObjectWrapper<>(List.of(bases));
    }

    static FakeBases three() {
        return new FakeBases(new Base("n1", Form.YAML, N1, "1"), new Base("n2", Form.YAML, N2, "2"),
                new Base("n3", Form.KEEPALIVED, N3, "3"));
    }

    @Override
    public Kind kind() {
        return Kind.NODES;
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
        // It is always as the test wants it.
    }
}
