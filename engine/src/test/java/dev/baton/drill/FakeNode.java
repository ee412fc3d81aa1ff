package dev.baton.drill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.baton.api.CheckState;
import dev.baton.api.CommitStatus;
import dev.baton.api.ConfigStamp;
import dev.baton.api.EngineHealth;
import dev.baton.api.FaultKind;
import dev.baton.api.FaultLease;
import dev.baton.api.FaultRights;
import dev.baton.api.NodeState;
import dev.baton.api.PeerState;
import dev.baton.api.ProbeKind;
import dev.baton.api.RouterState;
import dev.baton.api.Steering;
import dev.baton.config.NodeConfig;
import dev.baton.track.Contribution;
import dev.baton.track.EffectivePriority;
import dev.baton.vrrp.Evidence;
import dev.baton.vrrp.Reason;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.Timing;
import dev.baton.vrrp.Transition;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;

/// A node that only says what it is told to say.
final class FakeNode {
    static final long SECOND = 1_000_000_000L;
    static final Subject SUBJECT = new Subject("10.0.0.0/24", Family.IPV4, 51);

    final String name;
    final int host;
    int priority;
    int version = 3;
    long interval = SECOND;
    boolean preempts = true;
    long preemptDelay;
    Role role = Role.BACKUP;
    Steering steering = Steering.NONE;
    Optional<String> group = Optional.empty();
    Optional<Transition> last = Optional.empty();
    Optional<CommitStatus> pending = Optional.empty();
    Optional<NodeConfig> config = Optional.empty();
    List<String> addresses = new ArrayList<>(List.of("10.0.0.100/24"));
    final List<Contribution> contributions = new ArrayList<>();
    final List<CheckState> checks = new ArrayList<>();
    final List<FaultLease> leases = new ArrayList<>();
    final List<RouterState> others = new ArrayList<>();
    final List<PeerState> strangers = new ArrayList<>();
    Optional<FaultRights> rights = Optional.empty();
    String refusal = "";
    boolean isDead;
    /// Whether it runs on the machine that tests.
    boolean isHere;
    /// A node that has just started waits for a master before it is one.
    long startedNanos = Long.MIN_VALUE;
    boolean isCut;

    FakeNode(String name, int host, int priority) {
        this.name = name;
        this.host = host;
        this.priority = priority;
    }

    IpAddress source() {
        return IpAddress.parse("10.0.0." + host);
    }

    int effective() {
        return EffectivePriority.of(priority, contributions).value();
    }

    long skew() {
        return Timing.skewNanos(version, effective(), interval);
    }

    long masterDown() {
        return 3 * interval + skew();
    }

    Optional<FaultLease> held(FaultKind kind) {
        return leases.stream().filter(l -> l.isHeld() && l.kind() == kind).findFirst();
    }

    void become(Role next, Reason reason, long now, long silent) {
        last = Optional.of(new Transition(role, next, reason, new Evidence(effective(), Optional.empty(), -1, silent,
                interval, 3, skew(), Optional.empty()), now));
        role = next;
    }

    /// Another router of the node.
    FakeNode with(String router, int vrid, Role itsRole, Optional<String> itsGroup) {
        others.add(router(router, vrid, itsRole, itsGroup));
        return this;
    }

    private RouterState router(String routerName, int vrid, Role itsRole, Optional<String> itsGroup) {
        return new RouterState(routerName, "eth0", SUBJECT.network(), Family.IPV4, vrid, version, itsRole,
                EffectivePriority.of(priority, contributions), preempts, preemptDelay, source(), interval, interval,
                masterDown(), 0, Long.MAX_VALUE, addresses.stream().map(VirtualAddress::parse).toList(), List.of(),
                itsRole == Role.MASTER, false, false, Optional.empty(), List.of(), itsGroup,
                vrid == SUBJECT.vrid() ? last : Optional.empty(), vrid == SUBJECT.vrid() ? steering : Steering.NONE);
    }

    /// What it answers, as long as it does.
    Arena.Seat seat(long now, List<FakeNode> all) {
        if (isDead || isCut) {
            return Arena.Seat.silent(name, "No connection.");
        }
        List<RouterState> routers = new ArrayList<>(List.of(router("VI_1", SUBJECT.vrid(), role, group)));
        routers.addAll(others);
        List<PeerState> peers = new ArrayList<>(
                all.stream().filter(n -> n != this && n.role == Role.MASTER && !n.isDead)
                        .map(n -> new PeerState("VI_1", n.source(), n.effective(), now, 1)).toList());
        peers.addAll(strangers);
        NodeState state = new NodeState(name, "1", "baton", Instant.EPOCH, now, 0, new ConfigStamp(1, "ab"), pending,
                routers, checks, peers, new EngineHealth(0, 0, 0, 0, 0, 0, 0), 0);
        return new Arena.Seat(name, Optional.of(state), "", config, leases, rights, refusal, 0, 0, isHere);
    }

    static FaultLease lease(String id, FaultKind kind, long begun, long ends) {
        return new FaultLease(id, kind, "VI_1", Optional.empty(), "me", begun, ends, Optional.empty());
    }

    static DrillOrder order(FaultKind fault) {
        return new DrillOrder(SUBJECT, fault, Optional.empty(), Optional.empty(), Guardrails.DEFAULT, probing());
    }

    static Probing probing() {
        return new Probing(Probings.EVERY, List.of(ProbeKind.IDENTITY), OptionalInt.empty(), "/", false,
                2 * SECOND, 2 * SECOND);
    }
}
