package dev.baton.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import dev.baton.api.AuditEntry;
import dev.baton.api.CommitRequest;
import dev.baton.api.CommitStatus;
import dev.baton.api.ConfigText;
import dev.baton.api.ExtendRequest;
import dev.baton.api.FaultLease;
import dev.baton.api.FaultRequest;
import dev.baton.api.FaultRights;
import dev.baton.api.Json;
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
import dev.baton.trust.Identity;
import dev.baton.trust.KeyHash;

/// Asks one node, over connections that are pinned to its key. From any thread.
public final class NodeClient implements NodeCalls, AutoCloseable {
    private static final Duration SHORT = Duration.ofSeconds(8);
    /// A commit answers once it is applied and verified, a cancel once the old configuration runs again.
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String JSON = "application/json";
    private static final String YAML = "application/yaml";

    private final KnownNode known;
    private final Transport transport;

    private NodeClient(KnownNode known, Transport transport) {
        this.known = known;
        this.transport = transport;
    }

    /// A client of a node. Nothing is sent yet.
    public static NodeClient of(KnownNode node, Identity own) {
        return new NodeClient(node, new Transport(node.name(), node.address(), own, new KeyHash(node.key())));
    }

    /// The node that is asked.
    public KnownNode known() {
        return known;
    }

    @Override
    public String node() {
        return known.name();
    }

    @Override
    public NodeState state() {
        return again(request(Route.STATE)).read(NodeState.class);
    }

    @Override
    public ConfigText config() {
        return again(request(Route.CONFIG)).read(ConfigText.class);
    }

    @Override
    public Validation validate(String text) {
        return transport.send(request(Route.VALIDATE).header("Content-Type", YAML)
                .POST(HttpRequest.BodyPublishers.ofString(text)).build(), LONG).read(Validation.class);
    }

    @Override
    public CommitStatus commit(CommitRequest commit, String base) {
        return again(body(request(Route.COMMIT), commit).header("If-Match", "\"" + base + "\""))
                .read(CommitStatus.class);
    }

    @Override
    public Optional<CommitStatus> commitStatus(String id) {
        Answer answer = again(request(Route.COMMIT_STATUS, id));
        boolean isUnknown = answer.status() == Problem.Kind.NOT_FOUND.status()
                && answer.failure() instanceof NodeFailure.Refused;
        return isUnknown ? Optional.empty() : Optional.of(answer.read(CommitStatus.class));
    }

    @Override
    public CommitStatus confirm(String id) {
        try (Transport fresh = transport.another()) {
            return fresh.send(body(request(Route.CONFIRM, id)).build(), LONG).read(CommitStatus.class);
        }
    }

    @Override
    public CommitStatus cancel(String id) {
        return again(body(request(Route.CANCEL, id))).read(CommitStatus.class);
    }

    @Override
    public CommitStatus extend(String id, int seconds) {
        return again(body(request(Route.EXTEND, id), new ExtendRequest(seconds))).read(CommitStatus.class);
    }

    @Override
    public RouterState steer(String router, Route order, SteerRequest request) {
        return transport.send(body(request(order, router), request).build(), LONG).read(RouterState.class);
    }

    @Override
    public List<AuditEntry> audit() {
        return again(request(Route.AUDIT)).readList(AuditEntry[].class);
    }

    /// Entries of the audit log that follow a number, the oldest first; none: there are no more.
    public List<AuditEntry> auditAfter(long number) {
        return again(request(Route.AUDIT_AFTER, Long.toString(number))).readList(AuditEntry[].class);
    }

    @Override
    public List<Pairing> pairings() {
        return again(request(Route.PAIRINGS)).readList(Pairing[].class);
    }

    @Override
    public void unpair(String key) {
        again(request(Route.UNPAIR, key).DELETE()).requireGood();
    }

    @Override
    public List<ServiceState> services() {
        return again(request(Route.SERVICES)).readList(ServiceState[].class);
    }

    @Override
    public ServiceState service(String unit, String verb) {
        return transport.send(body(request(Route.SERVICE, unit, verb)).build(), LONG).read(ServiceState.class);
    }

    @Override
    public List<FaultLease> faults() {
        return again(request(Route.FAULTS)).readList(FaultLease[].class);
    }

    @Override
    public FaultRights faultRights() {
        return again(request(Route.FAULT_RIGHTS)).read(FaultRights.class);
    }

    @Override
    public FaultLease fault(FaultRequest fault) {
        return again(body(request(Route.FAULT), fault)).read(FaultLease.class);
    }

    @Override
    public FaultLease endFault(String id) {
        return again(request(Route.END_FAULT, id).DELETE()).read(FaultLease.class);
    }

    @Override
    public void probe(ProbeRequest probe) {
        again(body(request(Route.PROBE), probe)).requireGood();
    }

    @Override
    public ProbeBatch probed(String id, int after) {
        return again(request(Route.PROBED, id, Integer.toString(after))).read(ProbeBatch.class);
    }

    @Override
    public void endProbe(String id) {
        again(request(Route.END_PROBE, id).DELETE()).requireGood();
    }

    /// Follows the node's events; who asked closes the stream.
    ///
    /// @param after the id of the last event that is known; empty: from now on
    InputStream events(OptionalLong after) {
        HttpRequest.Builder request = request(Route.EVENTS).header("Accept", "text/event-stream");
        after.ifPresent(id -> request.header("Last-Event-ID", Long.toString(id)));
        return stream(request);
    }

    /// Follows the frames that the node hears and sends; who asked closes the stream.
    InputStream adverts() {
        return stream(request(Route.ADVERTS).header("Accept", "text/event-stream"));
    }

    private InputStream stream(HttpRequest.Builder request) {
        HttpResponse<InputStream> response = transport.open(request.build(), SHORT);
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (response.statusCode() == 200 && type.startsWith("text/event-stream")) {
            return response.body();
        }
        throw new Answer(node(), response.statusCode(), type, beginning(response.body())).failure();
    }

    private static String beginning(InputStream body) {
        try (body) {
            return new String(body.readNBytes(Transport.MAX_ANSWER_BYTES), StandardCharsets.UTF_8);
        } catch (IOException _) {
            return "";
        }
    }

    /// Sends what can be sent twice: if the connection breaks, a second time over a new one.
    private Answer again(HttpRequest.Builder request) {
        HttpRequest built = request.build();
        Duration within = built.method().equals("GET") ? SHORT : LONG;
        try {
            return transport.send(built, within);
        } catch (NodeFailure.Unreachable e) {
            if (!e.isCut()) {
                throw e;
            }
            try (Transport fresh = transport.another()) {
                return fresh.send(built, within);
            }
        }
    }

    private HttpRequest.Builder request(Route route, String... segments) {
        String path = route.template();
        for (String segment : segments) {
            int from = path.indexOf('{');
            path = path.substring(0, from) + URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20")
                    + path.substring(path.indexOf('}', from) + 1);
        }
        return HttpRequest.newBuilder(transport.uri(path)).header("Accept", JSON + ", " + Problem.MEDIA_TYPE);
    }

    private static HttpRequest.Builder body(HttpRequest.Builder request, Object value) {
        return request.header("Content-Type", JSON).POST(HttpRequest.BodyPublishers.ofString(Json.write(value)));
    }

    private static HttpRequest.Builder body(HttpRequest.Builder request) {
        return request.header("Content-Type", JSON).POST(HttpRequest.BodyPublishers.ofString("{}"));
    }

    @Override
    public void close() {
        transport.close();
    }
}
