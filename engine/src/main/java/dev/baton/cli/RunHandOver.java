package dev.baton.cli;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/// `baton hand-over`: a node takes a router over.
@Command(name = "hand-over", header = "Have a node take over the addresses of a router, without a gap.", description = {
        "The node claims the addresses at once, and the master yields to its advert. It goes on with one more than the"
                + " highest priority of the others, as far as they can be asked, until it leaves MASTER.",
        "",
        "Exit status: 0 good; 1 if the node refuses it; 3 if it cannot be reached, or this client may not."}, footer = {
                "", "Example:", "  baton hand-over VI_1 --node n2 --reason \"kernel update on n1\""})
final class RunHandOver implements Callable<Integer> {
    @ParentCommand
    private Baton baton = new Baton();

    @Mixin
    private SteerOptions steer = new SteerOptions();

    @Override
    public Integer call() {
        return steer.run(baton, nodes -> nodes.handOver(nodes.node(), nodes.router()));
    }
}
