package dev.baton.adapter.sim;

import java.util.ArrayList;
import java.util.List;

/// A virtual Ethernet segment and who is on it.
final class SimSegment {
    private final String name;
    private final List<SimPort> ports = new ArrayList<>();

    SimSegment(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    void attach(SimPort port) {
        ports.add(port);
    }

    List<SimPort> ports() {
        return ports;
    }
}
