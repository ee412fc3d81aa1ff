package dev.baton.cli;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.baton.api.Json;
import dev.baton.api.NodeState;
import dev.baton.api.Route;
import dev.baton.api.RouterState;
import dev.baton.api.SteerRequest;
import dev.baton.client.NodeFailure;
import dev.baton.push.Settling;

/// What every command has that tells a router something for the time being.
final class SteerOptions {
    @Mixin
    private ClientOptions client = new ClientOptions();

    @Parameters(index = "0", paramLabel = "ROUTER", description = "The router's name on the node.")
    private String router = "";

    @Option(names = "--node", paramLabel = "N", required = true, description = "The node, as 'baton nodes' lists it.")
    private String node = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the node's audit log.")
    private Optional<String> reason = Optional.empty();

    @Option(names = "--json", description = "Print the router as it is then, as one JSON object.")
    private boolean json;

    /// What a command does with the nodes.
    @FunctionalInterface
    interface Action {
        RouterState run(Steered nodes);
    }

    /// The nodes, and the router that is meant.
    record Steered(ClientOptions.Connections connections, Map<String, NodeState> states, String node,
            RouterState router, Optional<String> reason) {
        /// Tells the router that is meant.
        RouterState tell(Route order, Optional<Boolean> on, OptionalInt priority) {
            return connections.client(node).steer(router.name(), order, new SteerRequest(on, priority, reason));
        }

        /// Has a router of a node take over.
        RouterState handOver(String heirNode, RouterState heir) {
            return connections.client(heirNode).steer(heir.name(), Route.HAND_OVER, new SteerRequest(Optional.empty(),
                    Settling.settleAt(heirNode, heir, states), reason));
        }
    }

    /// Finds the router, does it, and tells how the router is then.
    int run(Baton baton, Action action) {
        client.node(node);
        Surroundings here = baton.surroundings();
        try (ClientOptions.Connections connections = client.connect()) {
            Map<String, ClientOptions.Answered> asked = connections.states();
            Optional<NodeFailure> failure = Optional.ofNullable(asked.get(node)).flatMap(a -> a.failure());
            if (failure.isPresent()) {
                throw failure.get();
            }
            Map<String, NodeState> states = ClientOptions.answered(asked);
            NodeState state = Optional.ofNullable(states.get(node)).orElseThrow();
            RouterState found = state.routers().stream().filter(r -> r.name().equals(router)).findFirst()
                    .orElseThrow(() -> unknown(state));
            asked.forEach((name, answer) -> answer.failure().ifPresent(f -> here.err().println("baton: " + name
                    + " is left out of account: " + f.getMessage())));
            RouterState after = action.run(new Steered(connections, states, node, found, reason));
            here.out().println(json ? Json.write(after) : told(after));
            here.out().flush();
            return Baton.GOOD;
        }
    }

    private WrongUsage unknown(NodeState state) {
        var names = state.routers().stream().map(RouterState::name).toList();
        return new WrongUsage("There is no router '" + Amounts.shortened(router) + "' on " + node + "; "
                + (names.isEmpty() ? "it has none." : "its routers are " + String.join(", ", names) + ".")
                + Suggestion.closest(router, names).map(s -> " Did you mean '" + s + "'?").orElse(""));
    }

    private String told(RouterState router) {
        StringBuilder told = new StringBuilder(node + "/" + router.name() + " is " + router.role() + " with priority "
                + WhatifWords.priority(router.priority()));
        if (router.holdsAddresses()) {
            told.append(" and holds ").append(String.join(", ", router.addresses().stream().map(Object::toString)
                    .toList()));
        }
        if (router.steering().maintenance()) {
            told.append("; it is in maintenance");
        }
        router.steering().priority().ifPresent(p -> told.append("; its priority is set to ").append(p));
        return told.append('.').toString();
    }
}
