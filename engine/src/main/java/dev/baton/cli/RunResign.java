package dev.baton.cli;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

import dev.baton.api.Route;

/// `baton resign`: a master steps down.
@Command(name = "resign", header = "Have the master of a router step down with priority 0.", description = {
        "The best backup takes over after its skew time. 'baton hand-over' does the same without that gap.", "",
        "Exit status: 0 good; 1 if the node refuses it; 3 if it cannot be reached, or this client may not."}, footer = {
                "", "Example:", "  baton resign VI_1 --node n1"})
final class RunResign implements Callable<Integer> {
    @ParentCommand
    private Baton baton = new Baton();

    @Mixin
    private SteerOptions steer = new SteerOptions();

    @Override
    public Integer call() {
        return steer.run(baton, nodes -> nodes.tell(Route.RESIGN, Optional.empty(), OptionalInt.empty()));
    }
}
