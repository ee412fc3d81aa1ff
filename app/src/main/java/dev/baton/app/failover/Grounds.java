package dev.baton.app.failover;

import java.util.Map;

import dev.baton.client.NodeCalls;
import dev.baton.failover.DrillGround;
import dev.baton.failover.DrillLedger;
import dev.baton.failover.DrillNotes;

/// Where the tests of a source run, and what is kept of them. Off the JavaFX thread.
interface Grounds {
    /// How the nodes are asked while nothing is tested.
    Map<String, NodeCalls> nodes();

    /// Whether they are those of the lab.
    boolean isLab();

    /// The ground of a test; closed by who asked for it.
    DrillGround open();

    /// The turn to test on this machine, and what is noted while it is had.
    Turn enter();

    /// What came of the tests.
    DrillLedger ledger();

    /// The turn.
    interface Turn extends AutoCloseable {
        DrillNotes notes();

        @Override
        void close();
    }
}
