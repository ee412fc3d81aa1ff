package dev.baton.bench;

import java.util.concurrent.atomic.AtomicIntegerArray;

import dev.baton.wire.Ipv4Address;

/// Three nodes of [Fleet] that share ten addresses on a segment of their own: who is MASTER of which.
final class FleetCluster {
    static final int MEMBERS = 3;
    static final int ROUTERS = 10;
    private static final int FIRST_NETWORK = 60;

    private final int number;
    private final AtomicIntegerArray masters = new AtomicIntegerArray(ROUTERS + 1);

    /// @param number from 0
    FleetCluster(int number) {
        this.number = number;
    }

    /// The name of a member, numbered through over the clusters.
    String node(int member) {
        return "n" + (number * MEMBERS + member + 1);
    }

    String network() {
        return "10." + (FIRST_NETWORK + number) + ".0.0/24";
    }

    Ipv4Address address(int member) {
        return Ipv4Address.parse("10." + (FIRST_NETWORK + number) + ".0." + (member + 1));
    }

    String virtual(int vrid) {
        return "10." + (FIRST_NETWORK + number) + ".0." + (100 + vrid);
    }

    /// The member that is MASTER.
    int master(int vrid) {
        return masters.get(vrid);
    }

    /// Passes a router on to the next member.
    ///
    /// @return the member that was MASTER
    int pass(int vrid) {
        return masters.getAndUpdate(vrid, m -> (m + 1) % MEMBERS);
    }
}
