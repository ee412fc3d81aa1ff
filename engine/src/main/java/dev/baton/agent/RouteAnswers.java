package dev.baton.agent;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import dev.baton.api.CommitRequest;
import dev.baton.api.CommitStatus;
import dev.baton.api.ConfigText;
import dev.baton.api.ExtendRequest;
import dev.baton.api.PairAnswer;
import dev.baton.api.PairRequest;
import dev.baton.api.Pairing;
import dev.baton.api.Problem;
import dev.baton.api.Refusal;
import dev.baton.api.Route;
import dev.baton.api.RouterState;
import dev.baton.api.SteerRequest;
import dev.baton.manage.Caller;
import dev.baton.manage.SteerOrder;
import dev.baton.port.Clock;
import dev.baton.trust.KeyHash;

/// Answers every route for somebody who may ask for it.
final class RouteAnswers {
    static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";
    private static final String COMMIT_ID = "[A-Za-z0-9-]{8,64}";
    private static final String ETAG = "\"[0-9a-f]{64}\"";
    private static final String EVENT_ID = "[0-9]{1,18}";
    /// So many configurations are held and judged at once; others wait.
    private static final int LARGE_BODIES = 4;
    private static final long LARGE_BODY_WAIT_SECONDS = 10;
    /// An older state means that the engine stands still.
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int MIN_PRIORITY = 1;
    private static final int MAX_PRIORITY = 254;

    private final Views views;
    private final StateText state;
    private final AuditLog audit;
    private final Deeds deeds;
    private final TestAnswers tests;
    private final PairingStore pairings;
    private final PairingDesk pairing;
    private final Streams streams;
    private final Services services;
    private final Limits limits;
    private final Clock clock;
    private final Semaphore largeBodies = new Semaphore(LARGE_BODIES, true);

    RouteAnswers(Views views, AuditLog audit, PairingStore pairings, PairingDesk pairing, Streams streams,
            Services services, Limits limits, Clock clock) {
        this.views = views;
        this.state = new StateText(views);
        this.audit = audit;
        this.deeds = new Deeds(audit);
        this.tests = new TestAnswers(views, deeds);
        this.pairings = pairings;
        this.pairing = pairing;
        this.streams = streams;
        this.services = services;
        this.limits = limits;
        this.clock = clock;
    }

    Answer answer(RouteTable.Match match, Request request, Caller caller) throws IOException {
        Route route = match.route();
        return switch (route) {
            case COMMIT, VALIDATE -> withLargeBody(request, caller, route);
            case HAND_OVER, RESIGN, MAINTENANCE, PRIORITY ->
                steer(match, Bodies.json(request, SteerRequest.class), request, caller);
            case EXTEND -> extend(id(match), Bodies.json(request, ExtendRequest.class), request, caller);
            case CONFIRM, CANCEL, SERVICE -> {
                Bodies.json(request, Bodies.Nothing.class);
                yield act(match, request, caller);
            }
            case STATE, ROUTERS, ROUTER, EVENTS, ADVERTS, CONFIG, COMMIT_STATUS, AUDIT, AUDIT_AFTER, PAIRINGS, UNPAIR,
                    SERVICES,
                    METRICS, OPENAPI -> {
                Bodies.refuse(request);
                yield look(match, request, caller);
            }
            case FAULTS, FAULT_RIGHTS, FAULT, END_FAULT, PROBE, PROBED, END_PROBE ->
                tests.answer(match, request, caller);
            case PAIR, HEALTH -> throw new IllegalStateException(route + " is open to all");
        };
    }

    private Answer look(RouteTable.Match match, Request request, Caller caller) {
        return switch (match.route()) {
            case STATE -> Answer.text(Answer.OK, Bodies.JSON, state.json());
            case ROUTERS -> Answer.json(views.engine().state().routers());
            case ROUTER -> Answer.json(router(match.parameter("name")));
            case EVENTS -> events(request, caller);
            case ADVERTS -> stream(caller, b -> new AdvertStream(views.engine().adverts(), clock, b));
            case CONFIG -> config();
            case COMMIT_STATUS -> Answer.json(status(id(match)));
            case AUDIT -> Answer.json(audit.last());
            case AUDIT_AFTER -> Answer.json(audit.after(number(match.parameter("after"))));
            case PAIRINGS -> Answer.json(pairings.all());
            case UNPAIR -> Answer.json(unpair(match.parameter("key"), request, caller));
            case SERVICES -> Answer.json(services.all());
            case METRICS -> Answer.text(Answer.OK, METRICS, views.metrics().get());
            case OPENAPI -> Answer.text(Answer.OK, Answer.JSON, OpenApi.document());
            default -> throw new IllegalStateException(match.route() + " does more than look");
        };
    }

    private Answer act(RouteTable.Match match, Request request, Caller caller) {
        return switch (match.route()) {
            case CONFIRM -> {
                String id = id(match);
                request.takenDown().byOthers();
                yield Answer.json(views.desk().confirm(id, caller));
            }
            case CANCEL -> {
                String id = id(match);
                request.takenDown().byOthers();
                yield Answer.json(views.desk().cancel(id, caller));
            }
            default -> {
                String unit = match.parameter("unit");
                String verb = match.parameter("verb");
                yield Answer
                        .json(deeds.audited(request, caller, "POST service " + verb, unit, "done",
                                () -> services.act(unit, verb)));
            }
        };
    }

    /// Well is a node whose state is not older than it should be.
    Answer health() {
        boolean isWell = clock.nowNanos() - views.engine().state().nowNanos() <= FRESH_NANOS;
        return Answer.text(isWell ? Answer.OK : Problem.Kind.UNAVAILABLE.status(), Answer.TEXT,
                isWell ? "ok\n" : "not ok\n");
    }

    Answer pair(Request request) throws IOException {
        PairRequest proof = Bodies.json(request, PairRequest.class);
        audit.requireWritable();
        PairAnswer answer = pairing.pair(proof, request.key(), views.engine().config().node());
        deeds.takeDown(proof.name() + " (" + request.key().abbreviated() + ")", request.from(), "POST /v1/pair",
                request.key().hex(), "paired as " + answer.role().name().toLowerCase(Locale.ROOT));
        return Answer.json(answer);
    }

    private static long number(String text) {
        if (!text.matches(EVENT_ID)) {
            throw new Refusal(Problem.Kind.MALFORMED, "Entries of the audit log are known by their numbers.");
        }
        return Long.parseLong(text);
    }

    private RouterState router(String name) {
        return views.engine().state().routers().stream().filter(r -> r.name().equals(name)).findFirst()
                .orElseThrow(() -> new Refusal(Problem.Kind.NOT_FOUND, "This node has no router of that name."));
    }

    private Answer config() {
        ConfigText text = views.desk().current();
        return Answer.json(text).with("ETag", "\"" + text.stamp().sha256() + "\"");
    }

    private Answer events(Request request, Caller caller) {
        Optional<String> known = request.head().header(RequestHead.LAST_EVENT_ID).filter(h -> !h.isEmpty());
        if (known.filter(h -> !h.matches(EVENT_ID)).isPresent()) {
            throw new Refusal(Problem.Kind.MALFORMED, "Last-Event-ID is no event's id: those are numbers.");
        }
        OptionalLong after = known.map(h -> OptionalLong.of(Long.parseLong(h))).orElse(OptionalLong.empty());
        return stream(caller, b -> new EventStream(views, clock, b, after));
    }

    private Answer stream(Caller caller, java.util.function.Function<Bell, Answer.Source> source) {
        Bell bell = streams.begin(caller.key());
        return new Answer.Stream(sink -> {
            try {
                source.apply(bell).tell(sink);
            } finally {
                streams.ended(bell);
            }
        });
    }

    private Answer withLargeBody(Request request, Caller caller, Route route) throws IOException {
        try {
            if (!largeBodies.tryAcquire(LARGE_BODY_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new Refusal(Problem.Kind.TOO_MANY, "This node has other configurations to judge; try again.");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Refusal(Problem.Kind.UNAVAILABLE, "The node ends.");
        }
        try {
            return route == Route.COMMIT
                    ? commit(request, caller)
                    : Answer.json(views.desk().validate(Bodies.text(request, Bodies.YAML, limits.bodyBytes())));
        } finally {
            largeBodies.release();
        }
    }

    private Answer commit(Request request, Caller caller) throws IOException {
        String base = request.head().header(RequestHead.IF_MATCH).orElseThrow(() -> new Refusal(Problem.Kind.NO_BASE,
                "Send If-Match with the ETag of the configuration that this one is made from."));
        if (!base.matches(ETAG)) {
            throw new Refusal(Problem.Kind.MALFORMED,
                    "If-Match is the ETag of a configuration: 64 hexadecimal digits in double quotes.");
        }
        CommitRequest commit = Bodies.parsed(Bodies.text(request, Bodies.JSON, limits.bodyBytes()),
                CommitRequest.class);
        if (!commit.id().matches(COMMIT_ID)) {
            throw new Refusal(Problem.Kind.MALFORMED, "A commit's id has 8 to 64 letters, digits and hyphens.");
        }
        Bodies.checkReason(commit.reason());
        request.takenDown().byOthers();
        return Answer.json(Answer.CREATED, views.desk().commit(commit, base.substring(1, base.length() - 1), caller));
    }

    private Answer extend(String id, ExtendRequest asked, Request request, Caller caller) {
        request.takenDown().byOthers();
        return Answer.json(views.desk().extend(id, asked.seconds(), caller));
    }

    private CommitStatus status(String id) {
        return views.desk().status(id)
                .orElseThrow(() -> new Refusal(Problem.Kind.NOT_FOUND, "This node knows no commit of that id."));
    }

    private static String id(RouteTable.Match match) {
        String id = match.parameter("id");
        if (!id.matches(COMMIT_ID)) {
            throw new Refusal(Problem.Kind.NOT_FOUND, "A commit's id has 8 to 64 letters, digits and hyphens.");
        }
        return id;
    }

    private Answer steer(RouteTable.Match match, SteerRequest asked, Request request, Caller caller) {
        asked.reason().ifPresent(Bodies::checkReason);
        if (asked.priority().isPresent()
                && (asked.priority().getAsInt() < MIN_PRIORITY || asked.priority().getAsInt() > MAX_PRIORITY)) {
            throw new Refusal(Problem.Kind.MALFORMED,
                    "A priority is a number from " + MIN_PRIORITY + " to " + MAX_PRIORITY + ".");
        }
        SteerOrder order = switch (match.route()) {
            case HAND_OVER -> new SteerOrder.Claim(asked.priority());
            case RESIGN -> new SteerOrder.Resign();
            case MAINTENANCE -> new SteerOrder.Maintenance(asked.on().orElse(true));
            default -> new SteerOrder.Priority(asked.priority());
        };
        String name = match.parameter("name");
        String result = "done: " + words(order) + asked.reason().map(r -> " (" + r + ")").orElse("");
        return Answer.json(deeds.audited(request, caller, "POST " + match.route().template(), name, result,
                () -> views.engine().steer(name, order, caller)));
    }

    private static String words(SteerOrder order) {
        return switch (order) {
            case SteerOrder.Claim claim -> "claim" + (claim.settleAt().isPresent()
                    ? ", then priority " + claim.settleAt().getAsInt()
                    : "");
            case SteerOrder.Resign _ -> "resign";
            case SteerOrder.Maintenance maintenance -> maintenance.on() ? "maintenance" : "end of maintenance";
            case SteerOrder.Priority priority -> priority.value().isPresent()
                    ? "priority " + priority.value().getAsInt()
                    : "configured priority";
        };
    }

    private Pairing unpair(String key, Request request, Caller caller) {
        String hex = key.toLowerCase(Locale.ROOT);
        boolean isKey = hex.length() == KeyHash.DIGITS;
        return deeds.audited(request, caller, "DELETE /v1/pairings", isKey ? hex : "", "taken back",
                () -> Optional.of(hex)
                        .filter(_ -> isKey).flatMap(pairings::remove)
                        .orElseThrow(() -> new Refusal(Problem.Kind.NOT_FOUND, "No client with that key is paired.")));
    }
}
