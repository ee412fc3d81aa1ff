package dev.baton.lease;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.baton.api.FaultKind;
import dev.baton.api.FaultRequest;
import dev.baton.api.FaultRights;
import dev.baton.api.Problem;
import dev.baton.api.Refusal;
import dev.baton.api.RouterState;
import dev.baton.config.DrillPolicy;
import dev.baton.config.GroupSpec;
import dev.baton.config.NodeConfig;
import dev.baton.config.RouterSpec;
import dev.baton.vrrp.Role;

/// Judges whether a fault can be held now. What is refused is refused before anything has changed, with the reason and
/// what to do.
final class FaultRules {
    /// How many leases a node holds at once.
    static final int MAX_HELD = 4;
    /// Of how many routers it is said beforehand what is in the way; of the others it is said when a fault is asked for.
    static final int MAX_LOOKED = 64;
    private static final String ID = "[a-z0-9-]{1,64}";
    private static final int MAX_REASON = 500;
    private static final int OWNER = 255;

    private final FaultGround ground;

    FaultRules(FaultGround ground) {
        this.ground = ground;
    }

    /// Looks whether a fault can be held.
    ///
    /// @param held the leases that are held
    /// @return the router that it is about
    /// @throws Refusal if it cannot
    RouterSpec judge(FaultRequest request, String from, Collection<Kept> held) {
        checkRequest(request);
        checkPolicy(request, ground.policy());
        NodeConfig config = ground.config();
        RouterSpec router = config.router(request.router())
                .orElseThrow(() -> new Refusal(Problem.Kind.NOT_FOUND, "There is no router of that name on this node; "
                        + (config.routers().isEmpty()
                                ? "there is none."
                                : "there are " + String.join(", ",
                                        config.routers().stream().map(RouterSpec::name).toList()) + ".")));
        checkPending();
        checkOthers(request, config, held);
        RouterState state = ground.router(router.name());
        checkRole(request.kind(), state);
        checkPriority(request, state);
        ground.obstacle(request.kind(), router, from).ifPresent(sentence -> {
            throw new Refusal(Problem.Kind.CONFLICT, sentence);
        });
        return router;
    }

    /// What is known before anybody asks for a fault.
    FaultRights rights(String from) {
        DrillPolicy policy = ground.policy();
        List<FaultKind> allowed = Stream.of(FaultKind.values()).filter(kind -> policy.allows(kind.word())).toList();
        List<FaultRights.Obstacle> obstacles = new ArrayList<>();
        ground.config().routers().stream().limit(MAX_LOOKED).forEach(router -> allowed.forEach(kind -> ground
                .obstacle(kind, router, from)
                .ifPresent(sentence -> obstacles.add(new FaultRights.Obstacle(router.name(), kind, sentence)))));
        return new FaultRights(allowed, mostMillis(policy), obstacles);
    }

    private static long mostMillis(DrillPolicy policy) {
        return Math.min(FaultRequest.MAX_LEASE_MILLIS, TimeUnit.NANOSECONDS.toMillis(policy.maxLeaseNanos()));
    }

    private static void checkRequest(FaultRequest request) {
        if (!request.id().matches(ID)) {
            throw new Refusal(Problem.Kind.MALFORMED, "A lease's id has 1 to 64 of a-z, 0-9 and '-'.");
        }
        if (request.reason().filter(r -> r.length() > MAX_REASON).isPresent()) {
            throw new Refusal(Problem.Kind.MALFORMED, "A reason has at most " + MAX_REASON + " characters.");
        }
        if (request.kind() == FaultKind.CHECK && request.check().isEmpty()) {
            throw new Refusal(Problem.Kind.REFUSED, "The fault check needs the name of the check that is to fail.");
        }
        if (request.kind() != FaultKind.CHECK && request.check().isPresent()) {
            throw new Refusal(Problem.Kind.REFUSED,
                    "The fault " + request.kind().word() + " has no check; leave 'check' out.");
        }
        if (request.kind() != FaultKind.PRIORITY && request.priority().isPresent()) {
            throw new Refusal(Problem.Kind.REFUSED,
                    "The fault " + request.kind().word() + " has no priority; leave 'priority' out.");
        }
    }

    private static void checkPolicy(FaultRequest request, DrillPolicy policy) {
        if (!policy.allows(request.kind().word())) {
            throw new Refusal(Problem.Kind.REFUSED, "This node's policy does not allow the fault "
                    + request.kind().word() + (policy.words().isEmpty()
                            ? ": it allows none."
                            : "; it allows " + String.join(", ", policy.words()) + ".")
                    + " Add it to drill.faults in policy.yaml on the node, or choose another fault.");
        }
        long most = mostMillis(policy);
        if (request.leaseMillis() < FaultRequest.MIN_LEASE_MILLIS || request.leaseMillis() > most) {
            throw new Refusal(Problem.Kind.REFUSED, "A lease of " + request.leaseMillis()
                    + " ms is not possible here; name " + FaultRequest.MIN_LEASE_MILLIS + " to " + most + " ms.");
        }
    }

    private void checkPending() {
        ground.pending().ifPresent(id -> {
            throw new Refusal(Problem.Kind.PENDING, "The commit " + id
                    + " waits to be confirmed. Confirm or cancel it first, then test.");
        });
    }

    /// A sync group moves as one, and so is tested as one.
    private static void checkOthers(FaultRequest request, NodeConfig config, Collection<Kept> held) {
        List<String> tied = config.groups().stream().filter(g -> g.routers().contains(request.router())).findFirst()
                .map(GroupSpec::routers).orElse(List.of(request.router()));
        Optional<Kept> other = held.stream().filter(k -> tied.contains(k.router())).findFirst();
        if (other.isPresent()) {
            throw new Refusal(Problem.Kind.CONFLICT, "The lease " + other.get().id() + " (" + other.get().request()
                    .kind().word() + " of " + other.get().router() + ", by " + other.get().by()
                    + ") is held. End it, or wait until it ends by itself.");
        }
        if (held.size() >= MAX_HELD) {
            throw new Refusal(Problem.Kind.CONFLICT, "This node holds " + held.size()
                    + " faults, which is as many as it may. End one, or wait until one ends by itself.");
        }
    }

    private static void checkRole(FaultKind kind, RouterState state) {
        if (state.steering().maintenance()) {
            throw new Refusal(Problem.Kind.CONFLICT, "The router " + state.name()
                    + " is in maintenance. End its maintenance first, then test.");
        }
        Role needed = kind.isHeldByHeir() ? Role.BACKUP : Role.MASTER;
        if (state.role() != needed) {
            throw new Refusal(Problem.Kind.CONFLICT, "The router " + state.name() + " is " + state.role()
                    + " here, and the fault " + kind.word() + " is held by " + (kind.isHeldByHeir()
                            ? "a BACKUP that is to take over. Ask a node that is BACKUP."
                            : "the MASTER. Ask the node that is MASTER."));
        }
    }

    private static void checkPriority(FaultRequest request, RouterState state) {
        if (request.kind() != FaultKind.PRIORITY) {
            return;
        }
        int asked = request.priority().orElseThrow(() -> new Refusal(Problem.Kind.REFUSED,
                "The fault priority needs the priority that counts meanwhile, 1 to 254."));
        if (asked < 1 || asked >= OWNER) {
            throw new Refusal(Problem.Kind.REFUSED, "A priority of " + asked + " is not possible; name 1 to 254.");
        }
        if (state.priority().base() == OWNER) {
            throw new Refusal(Problem.Kind.CONFLICT, "The router " + state.name()
                    + " owns its addresses: its priority is 255 whatever is set. Test with another fault.");
        }
        if (asked >= state.priority().value()) {
            throw new Refusal(Problem.Kind.CONFLICT, "The router " + state.name() + " counts with priority "
                    + state.priority().value() + ", so " + asked + " would move nothing. Name a lower one.");
        }
    }
}
