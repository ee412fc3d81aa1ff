package dev.baton.client;

import java.util.List;
import java.util.Optional;

import dev.baton.api.AuditEntry;
import dev.baton.api.CommitRequest;
import dev.baton.api.CommitStatus;
import dev.baton.api.ConfigText;
import dev.baton.api.FaultLease;
import dev.baton.api.FaultRequest;
import dev.baton.api.FaultRights;
import dev.baton.api.NodeState;
import dev.baton.api.Pairing;
import dev.baton.api.ProbeBatch;
import dev.baton.api.ProbeRequest;
import dev.baton.api.Problem;
import dev.baton.api.Route;
import dev.baton.api.RouterState;
import dev.baton.api.ServiceState;
import dev.baton.api.SteerRequest;
import dev.baton.api.Validation;

/// What a node can be asked. Every call throws a [NodeFailure] if it is not done; after [NodeFailure.Unreachable] it may
/// have been done all the same, and the calls about commits can be repeated.
public interface NodeCalls {
    /// The node's name here.
    String node();

    /// The node as it is.
    NodeState state();

    /// Its configuration, passwords hidden.
    ConfigText config();

    /// What would come of a commit of this text.
    Validation validate(String text);

    /// Applies a configuration that undoes itself.
    ///
    /// @param base the SHA-256 of the configuration that it is made for
    CommitStatus commit(CommitRequest request, String base);

    /// What has become of a commit; empty if the node does not know of it.
    Optional<CommitStatus> commitStatus(String id);

    /// Keeps it; asked for over a new connection.
    CommitStatus confirm(String id);

    /// Undoes it.
    CommitStatus cancel(String id);

    /// Puts its undo off.
    CommitStatus extend(String id, int seconds);

    /// Tells a router something for the time being.
    ///
    /// @param order [Route#HAND_OVER], [Route#RESIGN], [Route#MAINTENANCE] or [Route#PRIORITY]
    RouterState steer(String router, Route order, SteerRequest request);

    /// The last entries of the audit log.
    List<AuditEntry> audit();

    /// Who is paired with the node.
    List<Pairing> pairings();

    /// Takes a pairing back.
    void unpair(String key);

    /// The services that the node's policy allows to be handled.
    List<ServiceState> services();

    /// Starts, stops or restarts one of them.
    ServiceState service(String unit, String verb);

    /// The faults that it holds, and those that ended lately.
    default List<FaultLease> faults() {
        throw noTests();
    }

    /// Which of them it may hold, and what is in the way of the others.
    default FaultRights faultRights() {
        throw noTests();
    }

    /// Has it hold a fault.
    default FaultLease fault(FaultRequest request) {
        throw noTests();
    }

    /// Ends a fault now; one that has ended already stays as it is.
    default FaultLease endFault(String id) {
        throw noTests();
    }

    /// Has it probe a virtual address.
    default void probe(ProbeRequest request) {
        throw noTests();
    }

    /// What that has found out.
    ///
    /// @param after the number of the last probe that is known; -1: none
    default ProbeBatch probed(String id, int after) {
        throw noTests();
    }

    /// Has it probe no more.
    default void endProbe(String id) {
        throw noTests();
    }

    private NodeFailure noTests() {
        return new NodeFailure.Refused(node(), Problem.of(Problem.Kind.NOT_FOUND,
                "This node cannot take part in failover tests. Update it."));
    }
}
