package dev.baton.agent;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.baton.api.Access;
import dev.baton.api.Pairing;
import dev.baton.api.Problem;
import dev.baton.api.Refusal;
import dev.baton.manage.Caller;
import dev.baton.port.Clock;
import dev.baton.trust.KeyHash;
import dev.baton.trust.TrustException;

/// Decides who may ask for what, before anything else is looked at. What a route needs stands in [dev.baton.api.Route].
final class Reception implements Connection.Desk {
    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
    /// Who stands in the audit log for somebody who is not paired; the beginning of its key follows.
    private static final String STRANGER = "not paired";
    private static final String RETRY_SECONDS = "2";
    /// What no client of ours is refused for: somebody tries what there is.
    private static final Set<Problem.Kind> ATTEMPTS = EnumSet.of(Problem.Kind.MALFORMED, Problem.Kind.TOO_LARGE,
            Problem.Kind.MEDIA, Problem.Kind.NO_BASE);

    private final RouteAnswers answers;
    private final PairingStore pairings;
    private final LocalToken local;
    private final RefusedAttempts refused;
    private final Budget failures;
    private final Clock clock;

    Reception(RouteAnswers answers, PairingStore pairings, LocalToken local, RefusedAttempts refused, Limits limits,
            Clock clock) {
        this.answers = answers;
        this.pairings = pairings;
        this.local = local;
        this.refused = refused;
        this.failures = new Budget(limits.addressFailures(), limits.allFailures());
        this.clock = clock;
    }

    @Override
    public Answer answer(Request request) throws IOException {
        Optional<Caller> caller = Optional.empty();
        try {
            if (request.head().header(RequestHead.ORIGIN).isPresent()) {
                throw failed(request, STRANGER, new Refusal(Problem.Kind.ORIGIN,
                        "The request has an Origin header: it comes from a web page. Web pages may not talk to nodes."));
            }
            caller = caller(request);
            Answer answer = answered(request, caller);
            return caller.isPresent() && answer instanceof Answer.Full full ? full.known() : answer;
        } catch (RouteTable.WrongMethod e) {
            attempted(request, caller, "refused: this path takes " + e.allowed() + " only");
            return told(Answer.problem(Problem.of(Problem.Kind.METHOD,
                    "This path takes " + e.allowed() + " only.")).with("Allow", e.allowed()), caller);
        } catch (Refusal e) {
            if (ATTEMPTS.stream().anyMatch(e.problem()::is) || leadsNowhere(request)) {
                attempted(request, caller, "refused: " + e.problem().title());
            }
            Answer.Full problem = Answer.problem(e.problem());
            return told(e.problem().is(Problem.Kind.TOO_MANY) ? problem.with("Retry-After", RETRY_SECONDS) : problem,
                    caller);
        } catch (TrustException e) {
            LOG.error("{} {} failed", request.head().method(), RouteTable.shown(request.head().target()), e);
            return told(Answer.problem(Problem.of(Problem.Kind.UNAVAILABLE,
                    "The node cannot read or keep its own files; its log tells which and why. Nothing was changed.")),
                    caller);
        }
    }

    @Override
    public void refused(Optional<KeyHash> key, InetSocketAddress remote, String what, String result) {
        String known = key.flatMap(pairings::find).map(p -> caller(p, remote, "").who())
                .orElseGet(() -> key.map(k -> STRANGER + " (" + k.abbreviated() + ")").orElse(STRANGER));
        takeDown(known, remote, what, result);
    }

    /// Takes down what was refused before anybody else would.
    private void attempted(Request request, Optional<Caller> caller, String result) {
        if (!request.takenDown().isByOthers()) {
            takeDown(caller.map(Caller::who).orElseGet(() -> stranger(request)), request.remote(), shown(request),
                    result);
        }
    }

    private void takeDown(String who, InetSocketAddress remote, String what, String result) {
        try {
            refused.record(clock.nowNanos(), who, remote.getAddress().getHostAddress(), what, result);
        } catch (TrustException e) {
            LOG.error("not in the audit log: {} from {}: {} {}", who, remote, what, result, e);
        }
    }

    private static String shown(Request request) {
        return RouteTable.shown(request.head().method()) + " " + RouteTable.shown(request.head().target());
    }

    /// Whether the path is none of ours. A router or commit that is no more has a path, and asking for it is no attempt.
    private static boolean leadsNowhere(Request request) {
        try {
            RouteTable.Match _ = RouteTable.find(request.head().method(), request.head().target());
            return false;
        } catch (Refusal | RouteTable.WrongMethod _) {
            return true;
        }
    }

    private static Answer.Full told(Answer.Full problem, Optional<Caller> caller) {
        return caller.isPresent() ? problem.known() : problem;
    }

    private Optional<Caller> caller(Request request) {
        Optional<String> authorization = request.head().header(RequestHead.AUTHORIZATION);
        if (authorization.isPresent()) {
            if (local.opens(authorization.get(), request)) {
                return Optional.of(new Caller("console", LocalToken.KEY, Access.ADMIN, request.from(),
                        request.connection()));
            }
            throw failed(request, stranger(request), new Refusal(Problem.Kind.NOT_PAIRED,
                    "The token is not the one in the node's state folder, or the request does not come from the node"
                            + " itself."));
        }
        return pairings.find(request.key()).map(p -> caller(p, request.remote(), request.connection()));
    }

    private static Caller caller(Pairing pairing, InetSocketAddress remote, String connection) {
        return new Caller(pairing.name(), pairing.key(), pairing.role(), remote.getAddress().getHostAddress(),
                connection);
    }

    private Answer answered(Request request, Optional<Caller> caller) throws IOException {
        RouteTable.Match match = RouteTable.find(request.head().method(), request.head().target());
        Optional<Access> needed = match.route().access();
        if (needed.isEmpty()) {
            return openToAll(match, request);
        }
        Caller known = caller.orElseThrow(() -> failed(request, stranger(request),
                new Refusal(Problem.Kind.NOT_PAIRED,
                        "This client is not paired with the node. Make a code on the node's"
                                + " own console with 'baton pair' and use it here.")));
        if (!known.role().includes(needed.get())) {
            throw failed(request, known.who(), new Refusal(Problem.Kind.FORBIDDEN, "That needs the role "
                    + word(needed.get()) + "; this client is paired as " + word(known.role())
                    + ". Pair again on the node's console with 'baton pair --role " + word(needed.get()) + "'."));
        }
        return answers.answer(match, request, known);
    }

    private Answer openToAll(RouteTable.Match match, Request request) throws IOException {
        return switch (match.route()) {
            case PAIR -> {
                spend(request);
                try {
                    yield answers.pair(request);
                } catch (Refusal e) {
                    write(request, stranger(request), e);
                    throw e;
                }
            }
            case HEALTH -> answers.health();
            default -> throw new IllegalStateException(match.route() + " needs a role");
        };
    }

    /// Takes an attempt down, as long as its address has any left.
    private Refusal failed(Request request, String who, Refusal refusal) {
        spend(request);
        write(request, who, refusal);
        return refusal;
    }

    private void spend(Request request) {
        if (failures.take(request.remote().getAddress(), clock.nowNanos(), 0) == Budget.NEVER) {
            throw new Refusal(Problem.Kind.TOO_MANY, "Too many refused attempts from this address; wait some seconds.");
        }
    }

    private void write(Request request, String who, Refusal refusal) {
        request.takenDown().byOthers();
        refused.record(clock.nowNanos(), who, request.from(), shown(request),
                "refused: " + refusal.problem().title());
    }

    private static String stranger(Request request) {
        return STRANGER + " (" + request.key().abbreviated() + ")";
    }

    private static String word(Access access) {
        return access.name().toLowerCase(java.util.Locale.ROOT);
    }
}
