package dev.baton.adapter.sim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.baton.wire.MacAddress;

/// A virtual Ethernet segment and who is on it.
final class SimSegment {
    private final String name;
    /// How many MACs its switch remembers.
    private static final int MAX_LEARNED = 4_096;

    private final List<SimPort> ports = new ArrayList<>();
    private final List<SimHost> hosts = new ArrayList<>();
    /// Behind which port the switch has seen a MAC last.
    private final Map<MacAddress, SimPort> learned = new LinkedHashMap<>();

    SimSegment(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    void attach(SimPort port) {
        ports.add(port);
    }

    void attach(SimHost host) {
        hosts.add(host);
    }

    List<SimPort> ports() {
        return ports;
    }

    /// Somebody has put a frame on it: the switch learns where that is, and those hear it who only ask. Nobody asks on most
    /// segments.
    void sent(SimPort from, SimFrame frame) {
        if (!hosts.isEmpty()) {
            frame.content().ethernet().ifPresent(e -> learn(e.source(), from));
            hosts.forEach(host -> host.sent(from, frame));
        }
    }

    void learn(MacAddress mac, SimPort port) {
        if (learned.size() < MAX_LEARNED || learned.containsKey(mac)) {
            learned.put(mac, port);
        }
    }

    /// Where the switch sends what is for this MAC; empty: everywhere.
    Optional<SimPort> at(MacAddress mac) {
        return Optional.ofNullable(learned.get(mac));
    }
}
