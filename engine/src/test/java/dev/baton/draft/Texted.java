package dev.baton.draft;

/// Configurations of tests.
final class Texted {
    private Texted() {}

    static Base yaml(String node, int priority) {
        return new Base(node, Form.YAML, """
                # %1$s of the pair
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

    static Base conf(String node, int priority) {
        return new Base(node, Form.KEEPALIVED, """
                ! %1$s of the pair
                global_defs {
                    router_id %1$s
                }
                vrrp_instance VI_1 {
                    interface eth0
                    virtual_router_id 51
                    priority %2$d ! as it was
                    advert_int 1
                    virtual_ipaddress {
                        10.0.0.100/24
                    }
                }
                """.formatted(node, priority), node + "-" + priority);
    }

    static Base with(Base base, String from, String to) {
        return new Base(base.node(), base.form(), base.text().replace(from, to), base.revision() + "+" + to);
    }
}
