package dev.baton.api;

import java.util.Optional;

/// Every route of a node: what the agent serves, what a client asks for, and what the OpenAPI document describes.
public enum Route {
    STATE(Method.GET, "/v1/state", Access.VIEWER, "Node, routers, timers, checks, peers heard, engine health."),
    ROUTERS(Method.GET, "/v1/routers", Access.VIEWER, "All routers."),
    ROUTER(Method.GET, "/v1/routers/{name}", Access.VIEWER, "One router."),
    HAND_OVER(Method.POST, "/v1/routers/{name}/hand-over", Access.OPERATOR,
            "This node claims the addresses at once; the"
                    + " master yields to its advert."),
    RESIGN(Method.POST, "/v1/routers/{name}/resign", Access.OPERATOR, "The master steps down with priority 0."),
    MAINTENANCE(Method.POST, "/v1/routers/{name}/maintenance", Access.OPERATOR,
            "Begins or ends maintenance: priority 1,"
                    + " no preemption."),
    PRIORITY(Method.POST, "/v1/routers/{name}/priority", Access.OPERATOR, "Sets a priority until it is taken back."),
    EVENTS(Method.GET, "/v1/events", Access.VIEWER, "Server-sent events; Last-Event-ID resumes; a beat every second."),
    ADVERTS(Method.GET, "/v1/adverts", Access.VIEWER,
            "Server-sent events with batches of frames, at most 20 a second."),
    CONFIG(Method.GET, "/v1/config", Access.VIEWER, "The configuration's text; its ETag is the SHA-256 of it."),
    VALIDATE(Method.POST, "/v1/config/validate", Access.VIEWER,
            "Says what a configuration would be refused for and what"
                    + " it would change; changes nothing."),
    COMMIT(Method.POST, "/v1/commits", Access.EDITOR,
            "Applies a configuration that undoes itself unless it is confirmed."
                    + " Needs If-Match."),
    COMMIT_STATUS(Method.GET, "/v1/commits/{id}", Access.VIEWER, "What has become of a commit."),
    CONFIRM(Method.POST, "/v1/commits/{id}/confirm", Access.EDITOR, "Keeps it. Has to come over another connection than"
            + " the commit."),
    CANCEL(Method.POST, "/v1/commits/{id}/cancel", Access.EDITOR, "Undoes it now."),
    EXTEND(Method.POST, "/v1/commits/{id}/extend", Access.EDITOR, "Puts the undo off."),
    FAULTS(Method.GET, "/v1/faults", Access.VIEWER,
            "The faults that the node holds for failover tests, and those that ended lately."),
    FAULT_RIGHTS(Method.GET, "/v1/faults/rights", Access.VIEWER,
            "The faults that the policy allows, for how long, and what is in the way of them on this machine."),
    FAULT(Method.POST, "/v1/faults", Access.OPERATOR,
            "Holds a fault for a failover test; it ends by itself. The same request again is the same lease."),
    END_FAULT(Method.DELETE, "/v1/faults/{id}", Access.OPERATOR,
            "Ends a fault now; one that has ended stays as it is."),
    PROBE(Method.POST, "/v1/probes", Access.OPERATOR,
            "Probes a virtual address for a while. The same request again is the same run."),
    PROBED(Method.GET, "/v1/probes/{id}/{after}", Access.VIEWER,
            "What the probes have found out that follow the one of this number; -1: from the beginning."),
    END_PROBE(Method.DELETE, "/v1/probes/{id}", Access.OPERATOR,
            "Probes no more; what was found out can be asked for a while yet."),
    AUDIT(Method.GET, "/v1/audit", Access.VIEWER, "The last entries of the audit log."),
    AUDIT_AFTER(Method.GET, "/v1/audit/{after}", Access.VIEWER,
            "The entries of the audit log that follow the one of this number, the oldest first, some at a time; 0: from"
                    + " the beginning."),
    PAIR(Method.POST, "/v1/pair", "Proves a pairing code."),
    PAIRINGS(Method.GET, "/v1/pairings", Access.ADMIN, "Who is paired."),
    UNPAIR(Method.DELETE, "/v1/pairings/{key}", Access.ADMIN, "Takes a pairing back."),
    SERVICES(Method.GET, "/v1/services", Access.VIEWER, "The services that the policy allows."),
    SERVICE(Method.POST, "/v1/services/{unit}/{verb}", Access.ADMIN, "Starts, stops or restarts one of them."),
    METRICS(Method.GET, "/metrics", Access.VIEWER, "Prometheus text format."),
    HEALTH(Method.GET, "/healthz", "Whether the node lives."),
    OPENAPI(Method.GET, "/openapi.json", Access.VIEWER, "This interface as an OpenAPI document.");

    private final Method method;
    private final String template;
    private final Optional<Access> access;
    private final String summary;

    Route(Method method, String template, Access access, String summary) {
        this.method = method;
        this.template = template;
        this.access = Optional.of(access);
        this.summary = summary;
    }

    Route(Method method, String template, String summary) {
        this.method = method;
        this.template = template;
        this.access = Optional.empty();
        this.summary = summary;
    }

    public Method method() {
        return method;
    }

    /// The path; a part in braces stands for one segment.
    public String template() {
        return template;
    }

    /// What a client must be allowed to; empty: it need not be paired.
    public Optional<Access> access() {
        return access;
    }

    /// What it does, in a sentence or two.
    public String summary() {
        return summary;
    }
}
