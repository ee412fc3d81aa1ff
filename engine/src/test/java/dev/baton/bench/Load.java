package dev.baton.bench;

import java.time.Duration;

/// What the daemons of a stage are given to run: the same for Baton and keepalived.
///
/// @param routers        how many virtual routers, spread evenly over the interfaces, VRIDs from 1 on each
/// @param interfaces     how many interfaces
/// @param interval       the advertisement interval; 10 ms at least, whole seconds with a password
/// @param preempt        whether a higher priority takes over
/// @param password       a version 2 password; empty: version 3
/// @param receivers      how many receivers of notifications a Baton node has, all of which hang: half of them scripts, half
///                       of them webhooks; keepalived has none
record Load(int routers, int interfaces, Duration interval, boolean preempt, String password, int receivers) {
    /// Where the webhooks go: to somebody who listens and never answers.
    static final int SILENT_PORT = 8_080;

    static Load of(int routers, Duration interval) {
        return new Load(routers, routers > 255 ? 4 : 1, interval, true, "", 0);
    }

    Load withoutPreempt() {
        return new Load(routers, interfaces, interval, false, password, receivers);
    }

    Load withPassword(String newPassword) {
        return new Load(routers, interfaces, interval, preempt, newPassword, receivers);
    }

    Load withReceivers(int newReceivers) {
        return new Load(routers, interfaces, interval, preempt, password, newReceivers);
    }

    int scripts() {
        return receivers / 2;
    }

    /// A script's name.
    static String script(int number) {
        return "hang" + number;
    }

    int version() {
        return password.isEmpty() ? 3 : 2;
    }

    int routersOn(int card) {
        return routers / interfaces + (card < routers % interfaces ? 1 : 0);
    }

    /// The address of a host on an interface.
    static String host(int card, int host) {
        return "10." + card + ".0." + host;
    }

    /// The virtual address of a router.
    static String virtual(int card, int vrid) {
        return "10." + card + ".1." + vrid;
    }

    /// How long a backup of this priority waits for a silent master (RFC 9568 section 6.1, RFC 3768 section 6.1).
    long masterDownNanos(int priority) {
        return 3 * interval.toNanos() + skewNanos(priority);
    }

    long skewNanos(int priority) {
        long unit = version() == 2 ? Duration.ofSeconds(1).toNanos() : interval.toNanos();
        return (256 - priority) * unit / 256;
    }

    /// The configuration of a Baton node.
    String baton(int priority) {
        StringBuilder text = new StringBuilder("node: bench\nrouters:\n");
        each((card, vrid) -> {
            text.append("  - name: V").append(card).append('_').append(vrid).append("\n    interface: eth").append(card)
                    .append("\n    vrid: ").append(vrid).append("\n    priority: ").append(priority)
                    .append("\n    advertInterval: ").append(interval.toMillis()).append("ms\n");
            if (!preempt) {
                text.append("    preempt: false\n");
            }
            if (version() == 2) {
                text.append("    version: 2\n    authentication: { pass: ").append(password)
                        .append(" }\n");
            }
            text.append("    addresses: [").append(virtual(card, vrid)).append("/32]\n");
        });
        return text.append(notifications()).toString();
    }

    private String notifications() {
        StringBuilder text = new StringBuilder(receivers > 0 ? "notify:\n" : "");
        for (int i = 0; i < receivers; i++) {
            text.append("  - { on: [master, backup, fault, stop, finding], ").append(i < scripts()
                    ? "script: " + script(i)
                    : "webhook: \"http://127.0.0.1:" + SILENT_PORT + "/" + i + "\"").append(" }\n");
        }
        return text.toString();
    }

    /// The configuration of a keepalived.
    String keepalived(int priority) {
        StringBuilder text = new StringBuilder("global_defs {\n  vrrp_version ").append(version())
                .append("\n}\n");
        each((card, vrid) -> {
            text.append("vrrp_instance V").append(card).append('_').append(vrid)
                    .append(" {\n  state ").append(priority == 255 ? "MASTER" : "BACKUP").append("\n  interface eth")
                    .append(card).append("\n  virtual_router_id ")
                    .append(vrid).append("\n  priority ").append(priority).append("\n  advert_int ")
                    .append(interval.toMillis() / 1_000.0).append('\n');
            if (!preempt) {
                text.append("  nopreempt\n");
            }
            if (version() == 2) {
                text.append("  authentication {\n    auth_type PASS\n    auth_pass ").append(password)
                        .append("\n  }\n");
            }
            text.append("  virtual_ipaddress {\n    ").append(virtual(card, vrid)).append("/32\n  }\n}\n");
        });
        return text.toString();
    }

    private interface Each {
        void router(int card, int vrid);
    }

    private void each(Each each) {
        for (int card = 0; card < interfaces; card++) {
            for (int vrid = 1; vrid <= routersOn(card); vrid++) {
                each.router(card, vrid);
            }
        }
    }

    /// As it is called in the table.
    String title() {
        return routers + (routers == 1 ? " router at " : " routers at ") + span(interval);
    }

    static String span(Duration time) {
        return time.toMillis() % 1_000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
