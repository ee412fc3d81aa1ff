package dev.baton.cli;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import dev.baton.api.NodeState;
import dev.baton.api.Route;
import dev.baton.api.RouterState;
import dev.baton.push.PushPreparation;
import dev.baton.vrrp.Role;
import dev.baton.whatif.RouterRef;

/// `baton maintenance`: a router holds back.
@Command(name = "maintenance", header = "Have a router take its addresses only if nobody else does, or no longer.", description = {
        "If the router is MASTER, the best of the others takes over first, without a gap.", "",
        "Exit status: 0 good; 1 if the node refuses it; 3 if it cannot be reached, or this client may not."}, footer = {
                "", "Examples:", "  baton maintenance VI_1 --node n1 --reason \"new disks\"",
                "  baton maintenance VI_1 --node n1 --off"})
final class RunMaintenance implements Callable<Integer> {
    @ParentCommand
    private Baton baton = new Baton();

    @Mixin
    private SteerOptions steer = new SteerOptions();

    @Option(names = "--off", description = "End it: the router counts as configured again.")
    private boolean off;

    @Override
    public Integer call() {
        return steer.run(baton, nodes -> {
            if (!off && nodes.router().role() == Role.MASTER) {
                handOver(nodes);
            }
            return nodes.tell(Route.MAINTENANCE, Optional.of(!off), OptionalInt.empty());
        });
    }

    private void handOver(SteerOptions.Steered nodes) {
        Optional<RouterRef> heir = PushPreparation.heir(nodes.node(), nodes.router(), nodes.states());
        if (heir.isEmpty()) {
            baton.surroundings().err().println("baton maintenance: no other node that can be asked is BACKUP for "
                    + nodes.router().name() + ", so it is not handed over first.");
            return;
        }
        NodeState state = Optional.ofNullable(nodes.states().get(heir.get().node())).orElseThrow();
        RouterState router = state.routers().stream().filter(r -> r.name().equals(heir.get().router())).findFirst()
                .orElseThrow();
        nodes.handOver(heir.get().node(), router);
        baton.surroundings().err().println("baton maintenance: " + heir.get().node() + " has taken over "
                + router.name() + " first.");
    }
}
