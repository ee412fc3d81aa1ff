package dev.baton.cli;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import dev.baton.api.Route;

/// `baton priority`: a priority for the time being.
@Command(name = "priority", header = "Set a router's priority until it is taken back.", description = {
        "It outlives restarts, and weights still count on top of it. The configuration stays as it is.", "",
        "Exit status: 0 good; 1 if the node refuses it; 3 if it cannot be reached, or this client may not."}, footer = {
                "", "Examples:", "  baton priority VI_1 120 --node n2", "  baton priority VI_1 default --node n2"})
final class RunPriority implements Callable<Integer> {
    private static final int HIGHEST = 254;

    @ParentCommand
    private Baton baton = new Baton();

    @Mixin
    private SteerOptions steer = new SteerOptions();

    @Parameters(index = "1", paramLabel = "VALUE", description = "1 to 254, or 'default': the configured one again.")
    private String value = "";

    @Override
    public Integer call() {
        OptionalInt priority = value.equals("default")
                ? OptionalInt.empty()
                : OptionalInt.of((int) Amounts.wholeNumber("VALUE", value, 1, HIGHEST));
        return steer.run(baton, nodes -> nodes.tell(Route.PRIORITY, Optional.empty(), priority));
    }
}
