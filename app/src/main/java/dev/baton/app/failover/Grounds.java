package dev.baton.app.failover;

import java.util.List;
import java.util.Map;

import dev.baton.client.NodeCalls;
import dev.baton.drill.DrillOrder;
import dev.baton.failover.Aftercare;
import dev.baton.failover.DrillGround;
import dev.baton.failover.DrillLedger;
import dev.baton.failover.DrillNotes;

/// Where the tests of a source run, and what is kept of them. Off the JavaFX thread.
interface Grounds extends AutoCloseable {
    /// How the nodes are asked while nothing is tested.
    Map<String, NodeCalls> nodes();

    /// Whether they are those of the lab.
    boolean isLab();

    /// The ground of a test; closed by who asked for it.
    DrillGround open();

    /// A copy of it in a lab of its own; closed by who asked for it.
    DrillGround rehearsal(DrillOrder order);

    /// Takes the turn to test on this machine, if nobody has it: [DrillNotes#otherTest] tells.
    Turn enter();

    /// What came of the tests.
    DrillLedger ledger();

    /// What an earlier run of the program has left unfinished.
    List<Aftercare.Standing> interrupted();

    @Override
    void close();

    /// The turn.
    interface Turn extends AutoCloseable {
        DrillNotes notes();

        @Override
        void close();
    }
}
