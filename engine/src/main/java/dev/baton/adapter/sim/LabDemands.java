package dev.baton.adapter.sim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What commands demand of the nodes that they name: that there are such nodes, routers and checks, and that a node is in a
/// state in which it can be told that, now or as a script will have left it.
final class LabDemands {
    private final SimWorld world;

    LabDemands(SimWorld world) {
        this.world = world;
    }

    /// Looks through a script before it is run: names that there are, and what can be told to a node in the state that the
    /// script itself has put it in.
    ///
    /// @throws LabException with the column of the first command that could not be performed
    void check(List<LabCommand.Timed> script) {
        Map<String, LabNode.Status> statuses = new LinkedHashMap<>();
        world.nodes().forEach(n -> statuses.put(n.name(), n.status()));
        for (LabCommand.Timed timed : script) {
            try {
                check(timed.command(), statuses);
            } catch (LabException e) {
                throw new LabException(timed.column(), String.valueOf(e.getMessage()));
            }
        }
    }

    private void check(LabCommand command, Map<String, LabNode.Status> statuses) {
        switch (command) {
            case LabCommand.Kill(String node) -> move(node, statuses, LabNode.Status.RUNNING, LabNode.Status.KILLED);
            case LabCommand.End(String node) -> move(node, statuses, LabNode.Status.RUNNING, LabNode.Status.ENDED);
            case LabCommand.Stop(String node) -> move(node, statuses, LabNode.Status.RUNNING, LabNode.Status.STOPPED);
            case LabCommand.Continue(String node) ->
                move(node, statuses, LabNode.Status.STOPPED, LabNode.Status.RUNNING);
            case LabCommand.Start(String node) -> {
                requireStartable(node(node), statuses.getOrDefault(node, LabNode.Status.RUNNING));
                statuses.put(node, LabNode.Status.RUNNING);
            }
            case LabCommand.Link(String node, boolean _) -> node(node);
            case LabCommand.Drift(String node, int _) -> node(node);
            case LabCommand.Cut(String from, String to) -> requireTwo(node(from), node(to));
            case LabCommand.Heal(String from, String to) -> requireTwo(node(from), node(to));
            case LabCommand.Check(String check, String node, boolean _) -> requireCheck(node(node), check);
            case LabCommand.Priority(String node, String router, int _) -> requireRouter(node(node), router);
            case LabCommand.HandOver(String node, String router) -> requireSteerable(node, router, statuses);
            case LabCommand.Resign(String node, String router) -> requireSteerable(node, router, statuses);
            case LabCommand.Maintenance(String node, String router, boolean _) ->
                requireSteerable(node, router, statuses);
            case LabCommand.HealAll _,LabCommand.Loss _,LabCommand.Delay _,LabCommand.Duplicate _ -> {
                // These name nothing.
            }
        }
    }

    private void requireSteerable(String name, String router, Map<String, LabNode.Status> statuses) {
        SimNode node = node(name);
        requireRouter(node, router);
        requireStatus(node, statuses.getOrDefault(name, LabNode.Status.RUNNING), LabNode.Status.RUNNING);
    }

    private void move(String name, Map<String, LabNode.Status> statuses, LabNode.Status from, LabNode.Status to) {
        requireStatus(node(name), statuses.getOrDefault(name, LabNode.Status.RUNNING), from);
        statuses.put(name, to);
    }

    SimNode running(String name) {
        return in(name, LabNode.Status.RUNNING);
    }

    /// A running node that has come up and has this router.
    SimNode steerable(String name, String router) {
        SimNode node = running(name);
        requireRouter(node, router);
        if (node.loop().isEmpty()) {
            throw new LabException(
                    "The node " + name + " has not come up yet; tell it that a little later, such as @5s.");
        }
        return node;
    }

    SimNode in(String name, LabNode.Status wanted) {
        SimNode node = node(name);
        requireStatus(node, node.status(), wanted);
        return node;
    }

    private static void requireStatus(SimNode node, LabNode.Status status, LabNode.Status wanted) {
        if (status != wanted) {
            throw new LabException("The node " + node.name() + " is " + word(status) + "; "
                    + (wanted == LabNode.Status.STOPPED
                            ? "only a stopped node can be continued."
                            : "only a running node can be told that."));
        }
    }

    static void requireStartable(SimNode node, LabNode.Status status) {
        if (status == LabNode.Status.RUNNING || status == LabNode.Status.STOPPED) {
            throw new LabException("The node " + node.name() + " is " + word(status)
                    + "; only one that was killed or ended can be started.");
        }
    }

    static void requireTwo(SimNode one, SimNode other) {
        if (one == other) {
            throw new LabException("A node cannot be cut off from itself: " + one.name() + ".");
        }
    }

    static void requireCheck(SimNode node, String check) {
        if (!node.checks().containsKey(check)) {
            throw new LabException("The node " + node.name() + " has no check '" + check + "'; "
                    + (node.checks().isEmpty()
                            ? "it has none; the preset nginx-pair has one."
                            : "it has " + String.join(", ", node.checks().keySet()) + "."));
        }
    }

    static void requireRouter(SimNode node, String router) {
        List<String> names = node.setup().routers().stream().map(r -> r.config().name()).toList();
        if (!names.contains(router)) {
            throw new LabException("The node " + node.name() + " has no router '" + router + "'; it has "
                    + String.join(", ", names) + ".");
        }
    }

    private static String word(LabNode.Status status) {
        return switch (status) {
            case RUNNING -> "running";
            case STOPPED -> "stopped";
            case KILLED -> "killed";
            case ENDED -> "ended";
        };
    }

    SimNode node(String name) {
        return world.nodes().stream().filter(n -> n.name().equals(name)).findFirst()
                .orElseThrow(() -> new LabException("There is no node '" + name + "'; the nodes are "
                        + world.nodes().stream().map(SimNode::name).collect(Collectors.joining(", ")) + "."));
    }
}
