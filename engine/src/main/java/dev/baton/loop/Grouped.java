package dev.baton.loop;

import java.util.ArrayList;
import java.util.List;

import dev.baton.group.SyncGroup;
import dev.baton.vrrp.State;

/// A sync group of a running loop with its members in order.
record Grouped(SyncGroup group, List<Routed> members) {
    Grouped {
        members = List.copyOf(members);
    }

    List<State> states() {
        List<State> states = new ArrayList<>(members.size());
        for (Routed member : members) {
            states.add(member.state);
        }
        return states;
    }

    /// Whether a member's step can have changed what the group wants: everything else in a state is of no interest to it.
    static boolean concerns(State before, State after) {
        return before.role() != after.role() || !before.memory().causes().equals(after.memory().causes())
                || wantsMaster(before) != wantsMaster(after);
    }

    private static boolean wantsMaster(State state) {
        return state instanceof State.Backup backup && backup.wantsMaster();
    }
}
