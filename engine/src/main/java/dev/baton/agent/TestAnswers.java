package dev.baton.agent;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

import dev.baton.api.FaultLease;
import dev.baton.api.FaultRequest;
import dev.baton.api.ProbeRequest;
import dev.baton.api.Problem;
import dev.baton.api.Refusal;
import dev.baton.api.Route;
import dev.baton.manage.Caller;

/// Answers the routes of failover tests: the faults that a node holds, and its probes.
final class TestAnswers {
    /// A longer name of a router or a check is none.
    static final int MAX_NAME = 255;
    private static final String ID = "[a-z0-9-]{1,64}";
    private static final String SEQUENCE = "-1|[0-9]{1,9}";
    private static final double NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final Views views;
    private final Deeds deeds;

    TestAnswers(Views views, Deeds deeds) {
        this.views = views;
        this.deeds = deeds;
    }

    Answer answer(RouteTable.Match match, Request request, Caller caller) throws IOException {
        return switch (match.route()) {
            case FAULT -> hold(Bodies.json(request, FaultRequest.class), request, caller);
            case PROBE -> probe(Bodies.json(request, ProbeRequest.class), request, caller);
            default -> {
                Bodies.refuse(request);
                yield withoutBody(match, request, caller);
            }
        };
    }

    private Answer withoutBody(RouteTable.Match match, Request request, Caller caller) {
        return switch (match.route()) {
            case FAULTS -> Answer.json(views.engine().faults().faults());
            case FAULT_RIGHTS -> Answer.json(views.engine().faults().rights(caller));
            case END_FAULT -> end(id(match), request, caller);
            case PROBED -> Answer.json(views.engine().probes().after(id(match), sequence(match.parameter("after"))));
            case END_PROBE -> endProbe(id(match), request, caller);
            default -> throw new IllegalStateException(match.route() + " is of no test");
        };
    }

    private Answer hold(FaultRequest asked, Request request, Caller caller) {
        checkId(asked.id());
        checkName(asked.router());
        asked.check().ifPresent(TestAnswers::checkName);
        asked.reason().ifPresent(Bodies::checkReason);
        String result = "held: " + asked.kind().word() + asked.check().map(c -> " of " + c).orElse("")
                + (asked.priority().isPresent() ? " " + asked.priority().getAsInt() : "") + " for "
                + TimeUnit.MILLISECONDS.toSeconds(asked.leaseMillis()) + " s, lease " + asked.id()
                + asked.reason().map(r -> " (" + r + ")").orElse("");
        return Answer.json(deeds.audited(request, caller, "POST " + Route.FAULT.template(), asked.router(), result,
                () -> views.engine().faults().hold(asked, caller)));
    }

    private Answer end(String id, Request request, Caller caller) {
        FaultLease ended = deeds.audited(request, caller, "DELETE /v1/faults", id, "ended",
                () -> views.engine().faults().end(id, caller));
        return Answer.json(ended);
    }

    private Answer probe(ProbeRequest asked, Request request, Caller caller) {
        checkId(asked.id());
        checkName(asked.path());
        String result = "begun: " + asked.kind().word() + " every " + asked.everyNanos() / NANOS_PER_MILLI + " ms for "
                + TimeUnit.MILLISECONDS.toSeconds(asked.forMillis()) + " s, run " + asked.id();
        return deeds.audited(request, caller, "POST " + Route.PROBE.template(), asked.address().toString(), result,
                () -> {
                    views.engine().probes().begin(asked);
                    return Answer.json(new Bodies.Nothing());
                });
    }

    private Answer endProbe(String id, Request request, Caller caller) {
        return deeds.audited(request, caller, "DELETE /v1/probes", id, "ended", () -> {
            views.engine().probes().end(id);
            return Answer.json(new Bodies.Nothing());
        });
    }

    private static int sequence(String text) {
        if (!text.matches(SEQUENCE)) {
            throw new Refusal(Problem.Kind.MALFORMED, "Probes are known by their numbers; -1: none is known yet.");
        }
        return Integer.parseInt(text);
    }

    private static String id(RouteTable.Match match) {
        String id = match.parameter("id");
        if (!id.matches(ID)) {
            throw new Refusal(Problem.Kind.NOT_FOUND, "An id has 1 to 64 of a-z, 0-9 and '-'.");
        }
        return id;
    }

    private static void checkId(String id) {
        if (!id.matches(ID)) {
            throw new Refusal(Problem.Kind.MALFORMED, "An id has 1 to 64 of a-z, 0-9 and '-'.");
        }
    }

    private static void checkName(String name) {
        if (name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new Refusal(Problem.Kind.MALFORMED,
                    "A name or a path has at most " + MAX_NAME + " characters, none of them a control character.");
        }
    }
}
