package dev.baton.app.drill;

import java.util.Map;
import java.util.Optional;

import dev.baton.client.ClientHome;
import dev.baton.client.NodeCalls;
import dev.baton.failover.DrillGround;

/// Where failover tests of what is watched run. May wait for the network: off the JavaFX thread.
public interface TestGround {
    /// How the nodes are asked while nothing is tested, by the names that the window calls them.
    Map<String, NodeCalls> nodes();

    /// Whether they are those of the lab.
    boolean isLab();

    /// The ground of a test; closed by who asked for it.
    DrillGround open();

    /// Where it is kept what came of tests; empty: it ends with the program.
    Optional<ClientHome> home();
}
