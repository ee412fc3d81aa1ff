package dev.baton.client;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;

import dev.baton.api.Access;
import dev.baton.api.CommitRequest;
import dev.baton.api.ExtendRequest;
import dev.baton.api.Json;
import dev.baton.api.PairAnswer;
import dev.baton.api.PairRequest;
import dev.baton.api.Problem;
import dev.baton.api.Route;
import dev.baton.api.SteerRequest;
import dev.baton.trust.Identity;
import dev.baton.trust.KeyHash;
import dev.baton.trust.PairingCode;
import dev.baton.trust.PairingSecret;
import dev.baton.trust.Tls;

/// A node on a loopback socket, with real TLS, that answers as somebody told it to. It knows every client.
public final class TestNode implements AutoCloseable {
    private static final String END_OF_STREAM = "";

    public final Identity identity = Identity.make("node");
    public final List<String> asked = new CopyOnWriteArrayList<>();
    final PairingSecret secret = PairingSecret.random();
    final List<BlockingQueue<String>> streams = new CopyOnWriteArrayList<>();
    volatile Optional<String> proof = Optional.empty();
    private final HttpsServer server;
    private final NodeCalls calls;

    /// @param calls what it answers with
    public TestNode(NodeCalls calls) throws IOException {
        this.calls = calls;
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(Tls.acceptingAnyKey(identity)) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters ours = Tls.parameters();
                parameters.setSSLParameters(ours);
            }
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /// What a client knows of it.
    public KnownNode known(String name) {
        return new KnownNode(name, "127.0.0.1", server.getAddress().getPort(), identity.hash().hex(), Access.ADMIN,
                Instant.EPOCH, Optional.empty());
    }

    PairingCode code() {
        return new PairingCode("127.0.0.1", server.getAddress().getPort(), identity.hash(), secret);
    }

    /// Sends text to every client that follows events.
    void send(String text) {
        streams.forEach(s -> s.add(text));
    }

    /// Cuts every stream.
    void cut() {
        List<BlockingQueue<String>> now = new ArrayList<>(streams);
        streams.removeAll(now);
        now.forEach(s -> s.add(END_OF_STREAM));
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        String last = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Last-Event-ID")).orElse("");
        asked.add(exchange.getRequestMethod() + " " + path + (last.isEmpty() ? "" : " after " + last) + " from "
                + exchange.getRemoteAddress().getPort());
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (path.equals(Route.EVENTS.template())) {
            stream(exchange);
            return;
        }
        try {
            answer(exchange, 200, "application/json", Json.write(answer(exchange, path, body)));
        } catch (NodeFailure.Refused e) {
            answer(exchange, e.problem().status(), Problem.MEDIA_TYPE, Json.write(e.problem()));
        }
    }

    private Object answer(HttpExchange exchange, String path, String body) {
        String[] parts = path.split("/");
        if (path.equals(Route.PAIR.template())) {
            PairRequest request = Json.readStrictly(body, PairRequest.class);
            return new PairAnswer("node one", Access.OPERATOR, proof.orElseGet(() -> secret.nodeProof(identity.hash(),
                    client(exchange, request))));
        }
        return switch (path) {
            case "/v1/state" -> calls.state();
            case "/v1/config" -> calls.config();
            case "/v1/config/validate" -> calls.validate(body);
            case "/v1/audit" -> calls.audit();
            case "/v1/commits" -> calls.commit(Json.readStrictly(body, CommitRequest.class),
                    exchange.getRequestHeaders().getFirst("If-Match").replace("\"", ""));
            default -> parts[2].equals("routers")
                    ? calls.steer(parts[3], order(parts[4]), Json.readStrictly(body, SteerRequest.class))
                    : commit(parts, body);
        };
    }

    private KeyHash client(HttpExchange exchange, PairRequest request) {
        try {
            var certificate = (X509Certificate) ((HttpsExchange) exchange)
                    .getSSLSession().getPeerCertificates()[0];
            var key = KeyHash.of(certificate);
            if (!PairingSecret.same(secret.clientProof(key, identity.hash(), request.name()), request.proof())) {
                throw new NodeFailure.Refused("node", Problem.of(Problem.Kind.FORBIDDEN, "The code is wrong."));
            }
            return key;
        } catch (SSLPeerUnverifiedException e) {
            throw new AssertionError(e);
        }
    }

    private static Route order(String word) {
        for (Route route : Route.values()) {
            if (route.template().endsWith("/" + word)) {
                return route;
            }
        }
        throw new AssertionError(word);
    }

    private Object commit(String[] parts, String body) {
        String id = parts[3];
        if (parts.length == 4) {
            return calls.commitStatus(id).orElseThrow(() -> new NodeFailure.Refused("node",
                    Problem.of(Problem.Kind.NOT_FOUND, "There is no commit " + id + ".")));
        }
        return switch (parts[4]) {
            case "confirm" -> calls.confirm(id);
            case "cancel" -> calls.cancel(id);
            default -> calls.extend(id, Json.readStrictly(body, ExtendRequest.class).seconds());
        };
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private void stream(HttpExchange exchange) throws IOException {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        streams.add(lines);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(": begins\n\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            for (String text = lines.take(); !text.equals(END_OF_STREAM); text = lines.take()) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        cut();
        server.stop(0);
    }
}
