package dev.baton.push.lab;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import dev.baton.api.Access;
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
import dev.baton.client.NodeCalls;
import dev.baton.client.NodeFailure;
import dev.baton.manage.Caller;
import dev.baton.manage.SteerOrder;

/// The calls of a lab's node. From any thread but the lab's.
final class LabCalls implements NodeCalls {
    private static final String WHO = "lab";
    private static final AtomicLong CONNECTIONS = new AtomicLong();

    private final LabMachine machine;

    LabCalls(LabMachine machine) {
        this.machine = machine;
    }

    /// Every call comes over a connection of its own.
    private static Caller caller() {
        return new Caller(WHO, WHO, Access.ADMIN, "", "lab-" + CONNECTIONS.incrementAndGet());
    }

    @Override
    public String node() {
        return machine.name();
    }

    @Override
    public NodeState state() {
        return machine.answered((commits, engine) -> engine.state().withPending(commits.pending()));
    }

    @Override
    public ConfigText config() {
        return machine.answer(commits -> commits.current());
    }

    @Override
    public Validation validate(String text) {
        return machine.answer(commits -> commits.validate(text));
    }

    @Override
    public CommitStatus commit(CommitRequest request, String base) {
        return machine.answer(commits -> commits.commit(request, base, caller()));
    }

    @Override
    public Optional<CommitStatus> commitStatus(String id) {
        return machine.answer(commits -> commits.status(id));
    }

    @Override
    public CommitStatus confirm(String id) {
        return machine.answer(commits -> commits.confirm(id, caller()));
    }

    @Override
    public CommitStatus cancel(String id) {
        return machine.answer(commits -> commits.cancel(id, caller()));
    }

    @Override
    public CommitStatus extend(String id, int seconds) {
        return machine.answer(commits -> commits.extend(id, seconds, caller()));
    }

    @Override
    public RouterState steer(String router, Route order, SteerRequest request) {
        SteerOrder told = switch (order) {
            case HAND_OVER -> new SteerOrder.Claim(request.priority());
            case RESIGN -> new SteerOrder.Resign();
            case MAINTENANCE -> new SteerOrder.Maintenance(request.on().orElse(true));
            case PRIORITY -> new SteerOrder.Priority(request.priority());
            default -> throw new IllegalArgumentException(order + " tells a router nothing");
        };
        RouterState steered = machine.answered((_, engine) -> engine.steer(router, told, caller()));
        machine.audit().record(WHO, "", "POST " + order.template(), router, "done" + request.reason()
                .map(r -> " (" + r + ")").orElse(""));
        return steered;
    }

    @Override
    public List<FaultLease> faults() {
        return machine.answered((_, engine) -> engine.faults().faults());
    }

    @Override
    public FaultRights faultRights() {
        return machine.answered((_, engine) -> engine.faults().rights(caller()));
    }

    /// A process that is killed for a test has answered before.
    @Override
    public FaultLease fault(FaultRequest request) {
        FaultLease lease = machine.lastAnswered((_, engine) -> engine.faults().hold(request, caller()));
        machine.audit().record(WHO, "", "POST " + Route.FAULT.template(), request.router(), "held: " + request.kind()
                .word() + ", lease " + request.id() + request.reason().map(r -> " (" + r + ")").orElse(""));
        return lease;
    }

    @Override
    public FaultLease endFault(String id) {
        FaultLease lease = machine.answered((_, engine) -> engine.faults().end(id, caller()));
        machine.audit().record(WHO, "", "DELETE " + Route.FAULTS.template(), id, "ended");
        return lease;
    }

    @Override
    public List<AuditEntry> audit() {
        return machine.answer(_ -> machine.audit().lines());
    }

    @Override
    public List<Pairing> pairings() {
        return machine.answer(_ -> List.of());
    }

    @Override
    public void unpair(String key) {
        throw new NodeFailure.Refused(node(),
                Problem.of(Problem.Kind.NOT_FOUND, "Nobody is paired with a lab's node."));
    }

    @Override
    public List<ServiceState> services() {
        return machine.answer(_ -> List.of());
    }

    @Override
    public ServiceState service(String unit, String verb) {
        throw new NodeFailure.Refused(node(), Problem.of(Problem.Kind.NOT_FOUND, "A lab's node has no services."));
    }

    @Override
    public void probe(ProbeRequest request) {
        machine.answered((_, engine) -> {
            engine.probes().begin(request);
            return request;
        });
    }

    @Override
    public ProbeBatch probed(String id, int after) {
        return machine.answered((_, engine) -> engine.probes().after(id, after));
    }

    @Override
    public void endProbe(String id) {
        machine.answered((_, engine) -> {
            engine.probes().end(id);
            return id;
        });
    }
}
