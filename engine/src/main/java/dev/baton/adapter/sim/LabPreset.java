package dev.baton.adapter.sim;

import java.util.Arrays;
import java.util.stream.Collectors;

/// The clusters a lab can begin with.
public enum LabPreset {
    /// Two web servers, nginx-a (100) and nginx-b (90), VRID 154, 10.63.0.158/24; the check `nginx` takes 20 off while
    /// it fails.
    NGINX_PAIR("nginx-pair", 2, true),
    /// n1 (150), n2 (100), n3 (50), VRID 51, three addresses; the cluster to learn on. With more nodes each further one
    /// is one lower.
    THREE("three", 3, false),
    /// The nodes of [#THREE], each with an IPv4 and an IPv6 router of VRID 51, which are independent of each other.
    DUAL_STACK("dual-stack", 3, false),
    /// Two firewalls between the segments `lan` and `wan`, one router on each, which move together.
    SYNC_GROUP("sync-group", 2, true),
    /// A mistake to look at: the pairs n1, n2 and n3, n4 were meant to be apart, but share a segment and VRID 51. The
    /// highest priority of all four is master, so the other pair's addresses are held by nobody, and every node
    /// complains of addresses that are not its own.
    CLASH("clash", 4, true),
    /// Racks of five nodes, each rack a segment with ten routers at 100 ms; with 50 nodes 100 clusters and 1,000 adverts
    /// a second.
    FLEET("fleet", 50, false);

    private final String id;
    private final int defaultNodes;
    private final boolean fixedNodes;

    LabPreset(String id, int defaultNodes, boolean fixedNodes) {
        this.id = id;
        this.defaultNodes = defaultNodes;
        this.fixedNodes = fixedNodes;
    }

    /// The name on the command line.
    public String id() {
        return id;
    }

    /// How many nodes it has unless told otherwise.
    public int defaultNodes() {
        return defaultNodes;
    }

    /// Whether it has that many nodes and no other number.
    public boolean fixedNodes() {
        return fixedNodes;
    }

    /// The preset with this command-line name.
    ///
    /// @throws LabException with a sentence that lists the presets
    public static LabPreset byId(String id) {
        return Arrays.stream(values()).filter(p -> p.id.equals(id)).findFirst()
                .orElseThrow(() -> new LabException("There is no preset '" + id + "'; the presets are "
                        + Arrays.stream(values()).map(LabPreset::id).collect(Collectors.joining(", ")) + "."));
    }
}
