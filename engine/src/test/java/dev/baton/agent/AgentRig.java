package dev.baton.agent;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocket;

import dev.baton.api.Access;
import dev.baton.api.Json;
import dev.baton.api.PairAnswer;
import dev.baton.api.PairRequest;
import dev.baton.api.Problem;
import dev.baton.trust.GuardedFile;
import dev.baton.trust.Identity;
import dev.baton.trust.KeyHash;
import dev.baton.trust.PairingSecret;
import dev.baton.trust.Tls;

/// An agent with a fake engine, on a port of its own, and clients of every role.
public final class AgentRig implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Map<Access, Identity> CLIENTS = new EnumMap<>(Access.class);
    static final Identity STRANGER = Identity.make("stranger");

    static {
        for (Access role : Access.values()) {
            CLIENTS.put(role, Identity.make(role.name()));
        }
    }

    public final FakeEngine engine;
    public final FakeDesk desk = new FakeDesk();
    final ManualClock clock = new ManualClock();
    final Path folder;
    final AuditLog audit;
    public final Agent agent;

    private AgentRig(Path folder, Limits limits, int maxEvents) {
        this(folder, limits, maxEvents, Access.ADMIN);
    }

    private AgentRig(Path folder, Limits limits, int maxEvents, Access highest) {
        this.folder = folder;
        this.engine = new FakeEngine(maxEvents);
        this.audit = AuditLog.openIn(folder, clock);
        this.agent = Agent.open(new AgentSetup(new ListenAddress("127.0.0.1", 0), false, folder, limits),
                new Views(engine, desk, () -> "baton_up 1\n", () -> List.of("nginx.service"), highest), audit, clock);
    }

    /// An agent whose state folder is `folder`; one client of each role is paired with it.
    public static AgentRig in(Path folder) {
        return in(folder, Limits.DEFAULT, 10_000);
    }

    static AgentRig in(Path folder, Limits limits, int maxEvents) {
        GuardedFile.prepareFolder(folder);
        PairingStore store = new PairingStore(folder.resolve(Agent.PAIRINGS_FILE), _ -> {}, () -> Access.ADMIN);
        CLIENTS.forEach((role, client) -> store.put(new dev.baton.api.Pairing(client.hash().hex(), role.name(), role,
                Instant.EPOCH)));
        return again(folder, limits, maxEvents);
    }

    /// The agent of a node whose policy lets clients do no more than this.
    static AgentRig limitedTo(Access highest, Path folder) {
        return new AgentRig(folder, Limits.DEFAULT, 100, highest);
    }

    static AgentRig again(Path folder, Limits limits, int maxEvents) {
        return new AgentRig(folder, limits, maxEvents);
    }

    static Identity client(Access role) {
        Identity client = CLIENTS.get(role);
        if (client == null) {
            throw new IllegalStateException("no client is " + role);
        }
        return client;
    }

    static Limits limits(int connections, int perAddress, long patienceMillis) {
        Limits d = Limits.DEFAULT;
        return new Limits(connections, perAddress, d.streams(), d.streamsPerClient(), patienceMillis, patienceMillis,
                patienceMillis, patienceMillis, d.idleMillis(), d.strangerIdleMillis(), d.bodyBytes(),
                d.addressHandshakes(), d.allHandshakes(), d.addressFailures(), d.allFailures());
    }

    HttpClient http(Identity own) {
        return HttpClient.newBuilder().sslContext(Tls.pinned(own, agent.key())).sslParameters(Tls.parameters())
                .connectTimeout(PATIENCE).build();
    }

    URI uri(String path) {
        return URI.create("https://127.0.0.1:" + agent.address().getPort() + path);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).timeout(PATIENCE);
    }

    static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(Identity own, String path) throws IOException, InterruptedException {
        try (HttpClient client = http(own)) {
            return send(client, request(path));
        }
    }

    HttpResponse<String> send(Identity own, HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient client = http(own)) {
            return send(client, request);
        }
    }

    static HttpRequest.Builder json(HttpRequest.Builder request, String method, String body) {
        return request.header("Content-Type", "application/json").method(method,
                HttpRequest.BodyPublishers.ofString(body));
    }

    /// A code made on the console.
    Offer offer(Access role, long lifeSeconds) {
        Offer offer = Offer.make(role, lifeSeconds, clock.nowNanos());
        offer.layIn(folder);
        return offer;
    }

    /// A code made on the console, as other packages need one.
    public void offer(Access role) {
        var _ = offer(role, 600);
    }

    /// Writes a line into the audit log.
    public void record(String result) {
        audit.record("test", "", "a test", "", result);
    }

    HttpResponse<String> pair(Identity own, PairingSecret secret, String name)
            throws IOException, InterruptedException {
        PairRequest body = new PairRequest(name, secret.clientProof(own.hash(), agent.key(), name));
        return send(own, json(request("/v1/pair"), "POST", Json.write(body)));
    }

    /// Pairs with the code that lies in the state folder.
    ///
    /// @return the status of the answer
    public int pairWithOffer(Identity own, String name) throws IOException, InterruptedException {
        return pair(own, Offer.in(folder).orElseThrow().pairingSecret(), name).statusCode();
    }

    PairAnswer paired(HttpResponse<String> response) {
        return Json.read(response.body(), PairAnswer.class);
    }

    static Problem problem(HttpResponse<String> response) {
        return Json.read(response.body(), Problem.class);
    }

    KeyHash key() {
        return agent.key();
    }

    /// A connection for bytes that no client library would send.
    SSLSocket raw(Identity own) throws IOException {
        SSLSocket socket = (SSLSocket) Tls.pinned(own, agent.key()).getSocketFactory().createSocket();
        socket.setSSLParameters(Tls.parameters());
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.connect(agent.address());
        return socket;
    }

    /// Everything in the state folder's audit files.
    String auditText() throws IOException {
        return Files.readString(folder.resolve(AuditChain.CURRENT));
    }

    @Override
    public void close() {
        agent.close();
        audit.close();
    }
}
