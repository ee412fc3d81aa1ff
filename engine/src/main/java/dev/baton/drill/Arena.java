package dev.baton.drill;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.baton.api.FaultLease;
import dev.baton.api.FaultRights;
import dev.baton.api.NodeState;
import dev.baton.api.RouterState;
import dev.baton.config.NodeConfig;

/// What is known, at an instant, of the ground that a test runs on. Times are nanoseconds on the clock of who runs the test.
///
/// @param nowNanos  that instant
/// @param nodes     every node that can be asked, in the order of their names here
/// @param baseline  the probes so far; empty: none was sent yet
/// @param otherTest what other test runs on this machine, a sentence; empty: none
/// @param isLab     whether the nodes are those of the lab
public record Arena(long nowNanos, List<Seat> nodes, List<Strip> baseline, String otherTest, boolean isLab) {
    /// What is known of a node.
    ///
    /// @param node        its name here, which need not be the one that it calls itself
    /// @param state       as it has answered; empty: it has not
    /// @param trouble     why it has not, a sentence; else empty
    /// @param config      what it runs; empty: that cannot be read, and only what its state says is known
    /// @param leases      the faults that it holds, and those that ended lately
    /// @param rights      which faults it may hold; empty: it does not say
    /// @param refusal     why it takes part in no tests, a sentence; empty: it does
    /// @param offsetNanos its clock less ours
    /// @param errorNanos  by how much that may be wrong
    /// @param isHere      whether it runs on this machine, which reaches the node's addresses without any network then
    public record Seat(String node, Optional<NodeState> state, String trouble, Optional<NodeConfig> config,
            List<FaultLease> leases, Optional<FaultRights> rights, String refusal, long offsetNanos, long errorNanos,
            boolean isHere) {
        public Seat {
            leases = List.copyOf(leases);
        }

        /// A node that has not answered.
        ///
        /// @param why a sentence
        public static Seat silent(String node, String why) {
            return new Seat(node, Optional.empty(), why, Optional.empty(), List.of(), Optional.empty(), "", 0, 0,
                    false);
        }

        /// Its router of a virtual router.
        public Optional<RouterState> router(Subject subject) {
            return state.stream().flatMap(s -> s.routers().stream()).filter(r -> Subject.of(r).equals(subject))
                    .findFirst();
        }

        /// The name by which it answers identity probes.
        public String ownName() {
            return state.map(NodeState::node).orElse(node);
        }

        /// An instant of its clock on ours.
        long here(long nodeNanos) {
            return nodeNanos - offsetNanos;
        }

        /// From where its addresses are reached without any network: from itself, and from here if it runs here.
        Stream<String> within() {
            return isHere ? Stream.of(node, "") : Stream.of(node);
        }

        /// The faults that it holds now.
        Stream<FaultLease> held() {
            return leases.stream().filter(FaultLease::isHeld);
        }
    }

    public Arena {
        nodes = List.copyOf(nodes);
        baseline = List.copyOf(baseline);
    }

    /// The node of that name.
    public Optional<Seat> seat(String node) {
        return nodes.stream().filter(s -> s.node().equals(node)).findFirst();
    }

    /// Those that have a router of a virtual router, in their order.
    public List<Seat> seats(Subject subject) {
        return nodes.stream().filter(s -> s.router(subject).isPresent()).toList();
    }
}
